import type { Answer, readTable } from '@jizhi/contracts'
import { type Mechanism, readConfig } from '@jizhi/mechanism'
import { meanOf, spreadOf } from '../../ui/decimal-text.ts'
import { keptColumns, upstreamOf } from './drawing-of.ts'

export type TableView = Answer<typeof readTable>
export type RowView = TableView['rows'][number]
export type CellView = RowView['cells'][number]

/** How the nearest ranking upstream of a table ranks, by the ids of its columns. */
export interface RankSettings {
  readonly block: string
  readonly score: string
  /** Column that makes the groups; null when all are ranked together. */
  readonly within: string | null
  readonly place: string
  readonly tied: string
  /** RANK-6: columns of the 90 % interval of a place, where the ranking states the error of a score. */
  readonly range: { readonly best: string; readonly worst: string } | null
  readonly bands: readonly { readonly id: string; readonly label: string; readonly from: 'top' | 'bottom' }[]
  /** Columns written for rules, not for readers: by this ranking, by forms, reviews and objections. */
  readonly own: readonly string[]
}

export function rankSettingsOf(drawing: Mechanism, blockId: string): RankSettings | undefined {
  for (const id of upstreamOf(drawing, blockId)) {
    const block = drawing.blocks.find((one) => one.id === id)
    if (block?.kind !== 'rank') continue
    const config = readConfig({ ...block, kind: 'rank' })
    if (!config.ok) return undefined
    const { prefix, column, within, bands, error } = config.value
    const own = [...keptColumns(drawing)]
    return {
      block: id,
      score: column,
      within: within === '' ? null : within,
      place: `${prefix}place`,
      tied: `${prefix}tied`,
      range: error === '' ? null : { best: `${prefix}place_best`, worst: `${prefix}place_worst` },
      bands: bands.map((band) => ({ id: band.id, label: band.label, from: band.from === 'bottom' ? 'bottom' : 'top' })),
      own,
    }
  }
  return undefined
}

/** Reads a row's cell by column id. */
export function cellReader(table: Pick<TableView, 'columns'>): (row: RowView, column: string) => CellView | undefined {
  const at = new Map(table.columns.map(({ id }, index) => [id, index]))
  return (row, column) => row.cells[at.get(column) ?? -1]
}

export const textOf = (cell: CellView | undefined): string | null =>
  cell !== undefined && 'text' in cell ? cell.text : null

interface RankedGroup {
  /** A 类; null when all are ranked together. */
  readonly label: string | null
  readonly rows: readonly RowView[]
  readonly mean: string | null
  /** Highest minus lowest. */
  readonly spread: string | null
}

export interface Ranking {
  readonly groups: readonly RankedGroup[]
  /** RANK-1: rows without a place; they are not last. */
  readonly unplaced: readonly RowView[]
}

/** Rows under their category, best first; those without a place apart. Without a ranking: one group as it came. */
export function rankingOf(table: TableView, settings: RankSettings | undefined): Ranking {
  const cell = cellReader(table)
  if (settings === undefined || !table.columns.some(({ id }) => id === settings.place))
    return { groups: [{ label: null, rows: table.rows, mean: null, spread: null }], unplaced: [] }
  const place = (row: RowView) => Number(textOf(cell(row, settings.place)) ?? 0)
  const placed = table.rows.filter((row) => textOf(cell(row, settings.place)) !== null)
  const groups = Map.groupBy(placed, (row) => (settings.within === null ? null : textOf(cell(row, settings.within))))
  const byLabel = [...groups].sort(([a], [b]) => (a ?? '').localeCompare(b ?? '', 'zh-CN'))
  return {
    groups: byLabel.map(([label, rows]) => {
      const scores = rows.flatMap((row) => textOf(cell(row, settings.score)) ?? [])
      return { label, rows: rows.sort((a, b) => place(a) - place(b)), mean: meanOf(scores), spread: spreadOf(scores) }
    }),
    unplaced: table.rows.filter((row) => textOf(cell(row, settings.place)) === null),
  }
}

/** RANK-6: where the place would stand nine times in ten, were everybody scored again: 5–12; null where it is not known. */
export function rangeOf(table: TableView, settings: RankSettings | undefined, row: RowView): string | null {
  if (!settings?.range) return null
  const cell = cellReader(table)
  const best = textOf(cell(row, settings.range.best))
  const worst = textOf(cell(row, settings.range.worst))
  return best === null || worst === null ? null : best === worst ? best : `${best}–${worst}`
}

/** Why a row takes no place, in the words of its missing score, else of its missing place. */
export function reasonOf(table: TableView, settings: RankSettings, row: RowView): string {
  const cell = cellReader(table)
  for (const id of [settings.score, settings.place]) {
    const found = cell(row, id)
    if (found !== undefined && 'missing' in found) return found.label
  }
  return ''
}

/** Types that tell when and by whom rather than how much. */
const ruleTypes = new Set(['instant', 'date', 'person', 'file', 'flag', 'row'])

/** Columns that rules need and readers do not: dates, flags, who answered. */
export const keptForRules = ({ type }: Pick<TableView['columns'][number], 'type'>): boolean => ruleTypes.has(type)

/**
 * Columns beside place, name and score: what was added, not what ranking and forms keep for their rules, nor a column
 * without a single value; with `every` all of them.
 */
export function addedColumns(
  table: TableView,
  settings: RankSettings | undefined,
  every = false,
): TableView['columns'] {
  const shown = new Set(settings ? [settings.score, settings.place, settings.within] : [])
  const own = new Set([...(settings?.own ?? []), ...(settings?.bands ?? []).map(({ id }) => id)])
  return table.columns.filter(({ id, type }, at) => {
    if (shown.has(id)) return false
    if (every) return true
    return !own.has(id) && !keptForRules({ type }) && table.rows.some(({ cells }) => textOf(cells[at]) !== null)
  })
}
