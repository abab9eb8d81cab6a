import { dayLabel, moneyOfFen, yuanLabel } from '@jizhi/domain'
import type { BlockKind, Column, Table } from '@jizhi/mechanism'
import { cellOf, lastDay, movesBetween, type Names, resultName, type Standing } from '../cycles/index.ts'
import type { OrderChange } from './order-kind.ts'
import { rostersNow } from './rosters-now.ts'

/** Rows that are listed one by one. */
const MOST_ROWS = 60

export type Row = OrderChange['rows'][number]

/** 确认后会怎样: the same cycle without and with the order's facts, told in sentences and rows. */
export function changeBetween(before: Standing, after: Standing, names: Names, now: number): OrderChange {
  const places = moved('rank', isPlace, before, after, names)
  const amounts = moved('allocate', isMoney, before, after, names)
  const sentences = [
    ...deadlineSentences(before, after, now),
    ...rosterSentences(before, after, names),
    ...(places.length === 0 ? [] : [`名次变动 ${countRows(places)} 行`]),
    ...(amounts.length === 0 ? [] : [`奖补金额变动 ${countRows(amounts)} 笔`]),
    ...resultSentences(before, after),
    ...effectSentences(before, after),
    ...taskSentences(before, after),
  ]
  return shownChange(sentences, [...places, ...amounts])
}

/** A difference as it is shown: the first rows one by one. */
export const shownChange = (sentences: readonly string[], rows: readonly Row[]): OrderChange => ({
  sentences: sentences.length === 0 ? ['名次、金额和期限都没有变动'] : [...sentences],
  rows: rows.slice(0, MOST_ROWS),
  moreRows: Math.max(0, rows.length - MOST_ROWS),
})

export const countRows = (rows: readonly Row[]): number => new Set(rows.map(({ name }) => name)).size

export function deadlineSentences(before: Standing, after: Standing, now: number): string[] {
  return movesBetween(before, after, now).map(
    ({ label, from, to }) => `“${label}”由 ${dayLabel(lastDay(from))} 24 时移到 ${dayLabel(lastDay(to))} 24 时`,
  )
}

export function rosterSentences(before: Standing, after: Standing, names: Names): string[] {
  const old = new Map(rostersNow(before, names).map((one) => [one.id, one.rows.length]))
  return rostersNow(after, names).flatMap(({ id, label, rows }) => {
    const size = old.get(id) ?? 0
    return size === rows.length ? [] : [`${label}由 ${size} 个变为 ${rows.length} 个`]
  })
}

/** RES-5: what is frozen stays as frozen; that it no longer fits is said. */
export function resultSentences(before: Standing, after: Standing): string[] {
  const old = new Map(before.derived.results.map((one) => [one.block, one]))
  return after.derived.results.flatMap(({ block, stale }) =>
    stale && old.get(block)?.stale === false
      ? [`已定榜的“${resultName(after.mechanism, block)}”转为待修订，另行定榜后才改`]
      : [],
  )
}

/** EFF-3: what the facts call for, by place and content. */
export function effectSentences(before: Standing, after: Standing): string[] {
  const placed = ({ derived }: Standing): ReadonlyMap<string, string> =>
    new Map(derived.effects.map(({ slot, digest }) => [`${slot.block}\n${slot.row}\n${slot.line}`, digest]))
  const [old, next] = [placed(before), placed(after)]
  const gone = [...old.keys()].filter((place) => !next.has(place)).length
  const fresh = [...next.keys()].filter((place) => !old.has(place)).length
  const other = [...next].filter(([place, digest]) => old.has(place) && old.get(place) !== digest).length
  return [
    ...(gone === 0 ? [] : [`不再产生的后果 ${gone} 项，已发生的提请撤回`]),
    ...(fresh === 0 ? [] : [`新增后果 ${fresh} 项`]),
    ...(other === 0 ? [] : [`内容有变的后果 ${other} 项，已发生的提请更正`]),
  ]
}

export function taskSentences({ derived: before }: Standing, { derived: after }: Standing): string[] {
  const [old, next] = [before.open.length, after.open.length]
  return old === next ? [] : [`待办由 ${old} 项变为 ${next} 项`]
}

/** Which columns of a block are looked at. */
export type Watched = (column: Column, block: string) => boolean

export const isPlace: Watched = ({ id }) => id === 'place'
export const isMoney: Watched = ({ type }) => type === 'money'

/** The cells of some columns that differ, row by row, in the official order. */
export function moved(kind: BlockKind, isWatched: Watched, before: Standing, after: Standing, names: Names): Row[] {
  return after.mechanism.blocks.flatMap((block) => {
    if (block.kind !== kind) return []
    const [old, next] = [before, after].map(({ derived }) =>
      rowsOf(derived.tables[block.id], (column) => isWatched(column, block.id), names),
    )
    if (old === undefined || next === undefined) return []
    const keys = [...new Set([...old.keys(), ...next.keys()])].sort((a, b) => names.ordinal(a) - names.ordinal(b))
    return keys.flatMap((key) => {
      const columns = new Set([...(old.get(key)?.keys() ?? []), ...(next.get(key)?.keys() ?? [])])
      return [...columns].flatMap((column): Row[] => {
        const [from, to] = [old.get(key)?.get(column) ?? '不在表中', next.get(key)?.get(column) ?? '不在表中']
        return from === to ? [] : [{ name: names.row(key), column, from, to }]
      })
    })
  })
}

/** Texts of the watched columns by row and label; a row stands on one port only. */
function rowsOf(
  ports: Readonly<Record<string, Table>> | undefined,
  isWatched: (column: Column) => boolean,
  names: Names,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const rows = new Map<string, Map<string, string>>()
  for (const { keys, columns, cells } of Object.values(ports ?? {}))
    for (const [at, column] of columns.entries()) {
      if (!isWatched(column)) continue
      for (const [row, key] of keys.entries()) {
        const texts = rows.get(key) ?? new Map<string, string>()
        rows.set(key, texts.set(column.label, textOf(cells[at]?.[row], column, names)))
      }
    }
  return rows
}

function textOf(cell: Table['cells'][number][number] | undefined, column: Column, names: Names): string {
  if (cell === undefined) return ''
  const view = cellOf(cell, column, names)
  if (!('text' in view)) return view.label
  const money = column.type === 'money' && 'value' in cell && typeof cell.value === 'bigint' && moneyOfFen(cell.value)
  return money !== false && money.ok ? `${yuanLabel(money.value)} 元` : view.text
}
