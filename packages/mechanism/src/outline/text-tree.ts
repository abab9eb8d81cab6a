/** A line of the outline with the lines that stand below and deeper. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly below: readonly Line[]
}

/** Why the outline cannot be read, with the line to mend. */
export interface OutlineFault {
  /** From 1. */
  readonly line: number
  readonly message: string
}

/** Lines by how far they stand in; empty ones are left out. A full-width space counts for two. */
export function treeOf(text: string): readonly Line[] {
  const top: Growing = { number: 0, text: '', depth: -1, below: [] }
  const open: Growing[] = [top]
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const trimmed = raw.trim()
    if (trimmed === '') continue
    const depth = [.../^\s*/.exec(raw.replace(/^\uFEFF/, ''))![0]].reduce(
      (sum, sign) => sum + (sign === ' ' ? 1 : 2),
      0,
    )
    const line: Growing = { number: at + 1, text: trimmed, depth, below: [] }
    while ((open.at(-1)?.depth ?? -1) >= depth && open.length > 1) open.pop()
    open.at(-1)?.below.push(line)
    open.push(line)
  }
  return top.below
}

interface Growing extends Line {
  readonly depth: number
  readonly below: Growing[]
}
