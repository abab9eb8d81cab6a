import { readConfig } from '@jizhi/mechanism'
import { digestOf } from '../../platform/digest.ts'
import type { EffectRow } from './effects.store.ts'
import type { Standing } from './standing.ts'

/** What an issue holds: ids and figures. Names are read by the cycle's day when somebody looks (PIN-3). */
export interface IssueContent {
  readonly title: string
  readonly channel: string
  readonly order: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: Readonly<Record<string, unknown>> }[]
  /** EFF-5: rows that differ from the issue before. */
  readonly changed: readonly string[]
}

export interface Issue {
  readonly block: string
  readonly content: IssueContent
  readonly digest: string
  readonly public: boolean
  readonly expiryDays: number
}

/** The issue of a board block: its rows as they now stand. Nothing is left to publish when no row is on it. */
export function issueOf(
  standing: Standing,
  blockId: string,
  rows: readonly EffectRow[],
  changed: readonly string[],
): Issue | undefined {
  const block = standing.mechanism.blocks.find((one) => one.id === blockId)
  if (block?.kind !== 'tell' || rows.length === 0) return undefined
  const config = readConfig({ ...block, kind: 'tell' })
  if (!config.ok) return undefined
  const { title, channel, order, columns, audience, expiryDays } = config.value
  const content: IssueContent = {
    title,
    channel,
    order,
    columns,
    rows: rows.map((row) => ({ key: row.row, cells: cellsOf(row) })),
    changed,
  }
  // each entry's digest stands for its figures and for what all of them share (EFF-2)
  const digest = digestOf([title, channel, order, columns, changed, rows.map((row) => [row.row, row.digest])])
  return { block: blockId, content, digest, public: audience === 'public', expiryDays }
}

const PREFIX = 'cell.'

/** Whether this part of an entry is a figure of its row; all other parts say how the board is shown. */
export const isFigure = (name: string): boolean => name.startsWith(PREFIX)

/** The cells of an issue's row as its entry holds them. */
export const asFigures = (cells: Readonly<Record<string, unknown>>): EffectRow['content'] =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [`${PREFIX}${name}`, cell]))

function cellsOf(row: EffectRow): Record<string, unknown> {
  const cells = Object.entries(row.content).filter(([name]) => isFigure(name))
  return Object.fromEntries(cells.map(([name, cell]) => [name.slice(PREFIX.length), cell]))
}
