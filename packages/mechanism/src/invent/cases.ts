import type { Key } from '@jizhi/domain'
import { snapshotColumns } from '../blocks/case.ts'
import { asSourceColumns } from '../blocks/settings/source.ts'
import type { Drawing } from '../check/drawing.ts'
import type { Column } from '../model/column.ts'
import type { FactValues, FrozenCell, FrozenRows } from '../model/fact.ts'
import { outcomeTypes } from '../model/outcome-types.ts'
import { Seeded } from '../noise/seeded.ts'
import { inventedWhole } from './sheets.ts'
import type { InventedWorld } from './world.ts'

const CASES = 48
const ARRIVALS = 6
const LISTED = 12
const DAY_MS = 86_400_000

const CASE_KEYS = Array.from({ length: CASES }, (_, n) => `invented-case-${n}` as Key) // made here and nowhere else
const ISSUE_KEYS = Array.from({ length: ARRIVALS }, (_, n) => `invented-issue-${n}` as Key) // made here and nowhere else

/** What cases and arrivals are called: by a number, and that they were made up. */
export const CASE_NAMES: { readonly [key: string]: string } = Object.fromEntries(
  [CASE_KEYS, ISSUE_KEYS].flatMap((keys) => keys.map((key, n) => [key, `${n + 1}号事项（造的）`])),
)

/** CASE-3: what a list of cases held at its cut-off: of four, two closed in time, one late, one still open. */
export function inventedCases(
  settings: Parameters<typeof snapshotColumns>[0],
  units: readonly string[],
  openedAt: number,
): FactValues['snapshot'] {
  const columns = snapshotColumns(settings)
  const own = settings.prefix.length
  const at = (id: string, n: number): string | undefined => {
    const [opened, due] = [openedAt + (n % 20) * DAY_MS, openedAt + ((n % 20) + 10) * DAY_MS]
    const [isClosed, isLate] = [n % 4 !== 3, n % 4 >= 2]
    const figures: { readonly [figure: string]: number | string | undefined } = {
      status: columns[0]?.options?.findIndex((one) => one.id === (isClosed ? 'closed' : 'working')),
      unit: units[n % units.length],
      class: n % (settings.classes.length || 1),
      opened_at: opened,
      due_at: due,
      closed_at: isClosed ? due + (isLate ? 2 : -(n % 5) - 1) * DAY_MS : undefined,
      used_days: isClosed ? (isLate ? 12 : 9 - (n % 5)) : undefined,
      overdue: isLate ? 1 : 0,
      reopened: n % 11 === 0 ? 1 : 0,
      rating: isClosed ? 7000 + ((n * 370) % 3000) : undefined,
      due_now: 1,
      done: isClosed ? 1 : 0,
    }
    return figures[id] === undefined ? undefined : String(figures[id])
  }
  return { rows: rowsOf(CASE_KEYS, columns, ({ id }, n) => at(id.slice(own), n)) }
}

/** CYC-3: what an event brought to a roster. */
export function inventedArrival(
  drawing: Drawing,
  config: ReturnType<typeof eventRosters>[number]['config'],
  units: readonly string[],
  period: string,
): FactValues['arrived'] {
  const columns = asSourceColumns(config.reads)
  const keys = config.subject === 'issue' ? ISSUE_KEYS : (units as readonly Key[]).slice(0, ARRIVALS) // of the invented graph
  const rows = rowsOf(keys, columns, (column, n) => {
    if (column.type === 'unit') return units[n % units.length]
    if (column.options) return String(n % column.options.length)
    if (column.type === 'flag') return n % 3 === 0 ? '1' : '0'
    const bounds = { type: column.type, scale: 0, least: '', most: '' } as const
    return column.type === 'text' || column.type === 'person'
      ? undefined
      : String(inventedWhole(bounds, column, 620, new Seeded(`${drawing.mechanism.id} ${period} ${n}`), period))
  })
  return { event: period, rows, types: outcomeTypes(columns) }
}

export const eventRosters = (drawing: Drawing) => drawing.of('roster').filter(({ config }) => config.source === 'event')

/** ROST-3: a list that a person would sign. */
export const inventedList = (world: InventedWorld, subject: string): readonly Key[] =>
  world.graph.units
    .filter(({ kind }) => kind === subject)
    .map(({ id }) => id as string as Key)
    .slice(0, LISTED) // a row is named by its unit

function rowsOf(
  keys: readonly Key[],
  columns: readonly Column[],
  textAt: (column: Column, at: number) => string | undefined,
): FrozenRows {
  const cell = (text: string | undefined): FrozenCell => (text === undefined ? { m: 'not-applicable' } : { v: text })
  return {
    keys,
    columns: columns.map((column) => ({ id: column.id, cells: keys.map((_, at) => cell(textAt(column, at))) })),
    domain: keys.map((key) => ({ key, standing: 'in' as const })),
  }
}
