import {
  firstDayOf,
  type Key,
  lastDayOf,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodHolding,
  periodText,
  shift,
} from '@jizhi/domain'
import { asSourceColumns } from '../blocks/settings/source.ts'
import type { Drawing } from '../check/drawing.ts'
import { type Column, holdsIds } from '../model/column.ts'
import type { FrozenCell, FrozenRows, OutcomeRows } from '../model/fact.ts'
import { outcomeTypes } from '../model/outcome-types.ts'
import type { PinnedSource } from '../model/pins.ts'
import { Seeded } from '../noise/seeded.ts'
import { goodness, inventedWhole } from './sheets.ts'

/** HIST-1, ROST-1: one frozen table that a drawing reads, with every column that any of its readers reads of it. */
export interface TableRead {
  readonly scheme: string
  readonly result: string
  readonly columns: readonly Column[]
  /** Blocks of history that read it: about the rows that arrive at them. */
  readonly histories: readonly string[]
  /** The kind of its subjects where a roster is made of it. */
  readonly subject: string | undefined
  readonly kind: PinnedSource['kind']
}

/** How many periods before the own one are made up at least. */
const BACK = 6
/** A figure that needs more periods of a year than this is read of months. */
const QUARTERS = 4
/** Whoever stands below this, in thousandths, is one of those a table flags: mostly the same ones every time. */
const FLAGGED_BELOW = 600

type Kind = Exclude<PeriodKind, 'session'>

/** The tables of earlier periods and of other mechanisms that histories and rosters of the drawing read, each once. */
export function tablesRead(drawing: Drawing): readonly TableRead[] {
  const own = drawing.of('cycle')[0]?.config.period ?? 'month'
  const readers = [
    ...drawing.of('history').flatMap(({ open, config }) =>
      config.source !== 'result' || config.result === ''
        ? []
        : [
            {
              ...{ scheme: config.scheme, result: config.result, history: open.block.id, subject: undefined },
              columns: asSourceColumns(config.reads),
              most: Math.max(0, ...config.figures.map(({ atLeast }) => atLeast)),
              same: config.current === 'source',
            },
          ],
    ),
    ...drawing.of('roster').flatMap(({ config }) =>
      config.results.map(({ scheme, result }) => ({
        ...{ scheme, result, history: undefined, subject: config.subject as string },
        ...{ columns: asSourceColumns(config.reads), most: 0, same: true },
      })),
    ),
  ]
  const names = [...new Set(readers.map(({ scheme, result }) => `${scheme}/${result}`))]
  return names.map((name) => {
    const of = readers.filter(({ scheme, result }) => `${scheme}/${result}` === name)
    const columns = of.flatMap((one) => one.columns)
    const { scheme, result } = of[0]! // named by at least one
    return {
      scheme,
      result,
      columns: columns.filter(({ id }, at) => columns.findIndex((one) => one.id === id) === at),
      histories: of.flatMap(({ history }) => history ?? []),
      subject: of.find(({ subject }) => subject !== undefined)?.subject,
      kind: scheme === '' || of.some(({ same }) => same) ? own : finer(own, Math.max(...of.map(({ most }) => most))),
    }
  })
}

/** Nothing says how often another mechanism runs: a quarter reads months, a year reads quarters or as many months as it needs. */
const finer = (own: PinnedSource['kind'], most: number): PinnedSource['kind'] =>
  own === 'year' ? (most > QUARTERS ? 'month' : 'quarter') : own === 'quarter' || own === 'half-year' ? 'month' : own

/** The periods of a table, earliest first; the own period itself only of other mechanisms. Nothing where the own one is an event. */
function periodsOf({ kind, scheme }: TableRead, own: string): readonly Period[] {
  const read = parsePeriod(own)
  if (!read.ok || kind === 'event' || kind === 'session') return []
  const [from, to] = [firstDayOf(read.value), lastDayOf(read.value)]
  const last = read.value.kind === kind ? (read.value as Extract<Period, { kind: Kind }>) : periodHolding(kind, to)
  const periods: Period[] = []
  for (let back = 0; ; back += 1) {
    const period = shift(last, -back)
    if (lastDayOf(period) < from && periods.length >= BACK) return periods.toReversed()
    if (back > 0 || scheme !== '') periods.push(period)
  }
}

/** The tables about these rows, one for each period: whoever was behind in one of them mostly is in the next. */
export const inventedTables = (
  table: TableRead,
  keys: readonly Key[],
  own: string,
  seed: string,
): readonly OutcomeRows[] =>
  periodsOf(table, own).map((period) => ({
    ...{ scheme: table.scheme, result: table.result, period: periodText(period), revision: 1 },
    rows: inventedRows(table, keys, periodText(period), seed),
    types: outcomeTypes(table.columns),
  }))

/** HIST-1: the tables as sources of the drawing, with the first period that was ever made up. */
export const inventedSources = (drawing: Drawing, own: string): readonly PinnedSource[] =>
  tablesRead(drawing).map((table) => {
    const [first] = periodsOf(table, own)
    return {
      ...{ scheme: table.scheme, result: table.result, kind: table.kind },
      mechanism: table.scheme === '' ? drawing.mechanism.id : table.scheme,
      ...(first === undefined ? {} : { first: periodText(first) }),
    }
  })

function inventedRows(table: TableRead, keys: readonly Key[], period: string, seed: string): FrozenRows {
  const good = keys.map((key) =>
    goodness(new Seeded(`${seed} ${key}`), new Seeded(`${seed} ${period} ${table.scheme} ${table.result} ${key}`)),
  )
  return {
    keys,
    columns: table.columns.map((column) => ({
      id: column.id,
      cells: keys.map((key, at) => {
        const chance = new Seeded(`${seed} ${period} ${table.scheme} ${table.result} ${key} ${column.id}`)
        return inventedCell(column, good[at]!, chance, period) // one for each key
      }),
    })),
    domain: keys.map((key) => ({ key, standing: 'in' as const })),
  }
}

function inventedCell(column: Column, good: number, chance: Seeded, period: string): FrozenCell {
  if (holdsIds(column)) return { m: 'unreported' }
  if (column.type === 'flag') return { v: good < FLAGGED_BELOW ? '1' : '0' }
  const bounds = { type: column.type, scale: 0, least: '', most: '' } as const
  return { v: String(inventedWhole(bounds, column, good, chance, period)) }
}
