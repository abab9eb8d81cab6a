import { readHeading } from './cell-words.ts'
import { figureIn, textIn } from './item-of-line.ts'
import { depthsOf } from './line-depth.ts'
import type { Header, Line } from './read-lines.ts'

/** An item with its lines: the first names it, further ones add clauses. */
export interface Node {
  readonly line: Line
  readonly label: string
  /** Of a heading: its number and the marks in its brackets. */
  readonly code: string
  readonly full: string
  readonly clauses: readonly Line[]
  /** Place of the node above in the list. */
  readonly above: number | undefined
  readonly isGroup: boolean
}

interface Open {
  readonly line: Line
  readonly label: string
  readonly code: string
  readonly full: string
  readonly clauses: Line[]
  readonly depth: number
}

/** The lines as a tree: by the column 层级, else by 类别 and headings, else by numbers, else by indentation. */
export function treeOfLines(lines: readonly Line[], header: Header): readonly Node[] {
  const items = lines.filter(({ continues }) => !continues)
  const headed = header.at.has('category') || items.some(({ heading }) => heading !== undefined)
  const opens: Open[] = header.at.has('level') ? byLevel(items) : headed ? byCategory(items) : byDepth(items)
  const byLine = new Map(opens.map((open) => [open.line, open]))
  let last: Open | undefined
  for (const line of lines) {
    if (line.continues) last?.clauses.push(line)
    else last = byLine.get(line)
  }
  const path: number[] = []
  return opens.map((open, at) => {
    path.length = Math.min(path.length, open.depth)
    const above = path.at(-1)
    path.push(at)
    return { ...open, above, isGroup: (opens[at + 1]?.depth ?? 0) > path.length - 1 }
  })
}

const opened = (line: Line, depth: number): Open => ({
  line,
  depth,
  label: textIn(line, 'label'),
  code: textIn(line, 'code'),
  full: figureIn(line, 'full'),
  clauses: [],
})

const byLevel = (items: readonly Line[]): Open[] =>
  items.map((line) => opened(line, Math.max(0, Number(figureIn(line, 'level') || '1') - 1)))

function byDepth(items: readonly Line[]): Open[] {
  const depths = depthsOf(items.map((line) => ({ code: textIn(line, 'code'), raw: line.raw })))
  return items.map((line, at) => opened(line, depths[at] ?? 0))
}

/** A 类别 holds until the next one; each is a group over its lines. */
function byCategory(items: readonly Line[]): Open[] {
  let current = ''
  return items.flatMap((line): Open[] => {
    const written = line.heading ?? textIn(line, 'category')
    const isNew = written !== '' && written !== current
    if (written !== '') current = written
    // A heading has a line of its own; a 类别 stands in the line of its first item, which keeps that line's identity.
    const group: Open[] = isNew ? [{ ...opened({ ...line, values: {} }, 0), ...readHeading(written) }] : []
    return line.heading === undefined ? [...group, opened(line, current === '' ? 0 : 1)] : group
  })
}
