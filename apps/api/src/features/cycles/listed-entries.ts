import type { EffectRow } from './effects.store.ts'
import { asFigures, type IssueContent, isFigure } from './publish-board.ts'
import { effectKey } from './reconcile.ts'

/** What the entries of one board have in common, beside the rows and figures that stand in its issue. */
export interface ListedEntries {
  readonly line: string
  readonly content: EffectRow['content']
  /** SHA-256 in hex, one after another in the order of the issue's rows. */
  readonly digests: string
}

/** The first issue of a board as it is read back. */
export interface ListedIssue {
  readonly block: string
  readonly content: IssueContent
  readonly entries: ListedEntries
}

const HEX = 64

/**
 * TELL-1: a board hangs as one list, so its entries are kept as one: hundreds of rows that say the same but for the
 * figures of the issue beside them. Undefined where they differ in more, or in what became of them.
 */
export function listedEntries(rows: readonly EffectRow[]): ListedEntries | undefined {
  const [first] = rows
  if (first === undefined) return undefined
  const content = Object.fromEntries(Object.entries(first.content).filter(([name]) => !isFigure(name)))
  const count = Object.keys(content).length
  const isAlike = ({ n, state, line, digest, content: said }: EffectRow): boolean => {
    const names = Object.keys(said).filter((name) => !isFigure(name))
    const isSame = names.length === count && names.every((name) => said[name] === content[name])
    return isSame && n === 0 && state === 'done' && line === first.line && digest.length === HEX
  }
  return rows.every(isAlike)
    ? { line: first.line, content, digests: rows.map((row) => row.digest).join('') }
    : undefined
}

/** The entries of an issue, each as the row in effects would be that it stands for. */
export function listedRows(prefix: readonly string[], { block, content, entries }: ListedIssue): EffectRow[] {
  const { line, digests } = entries
  return content.rows.map(({ key: row, cells }, at) => ({
    ...{ key: effectKey([...prefix, block, row, line], 0), block, row, line, n: 0, kind: 'board' },
    digest: digests.slice(at * HEX, (at + 1) * HEX),
    content: { ...entries.content, ...asFigures(cells) },
    ...{ state: 'done', replaces: null, listed: true },
  }))
}
