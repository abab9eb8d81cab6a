import { EARLIEST_INSTANT, idOf, LATEST_INSTANT, parseDay } from '@jizhi/domain'
import type { AnyFact } from '../model/fact.ts'

const isText = (value: unknown): boolean => typeof value === 'string'
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
const isInstant = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= EARLIEST_INSTANT && value <= LATEST_INSTANT
const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What kernels reckon with; everything else in a value is only compared. */
const READABLE: { readonly [K in AnyFact['kind']]?: (value: { readonly [name: string]: unknown }) => boolean } = {
  opened: (value) => isPins(value),
  fixed: (value) => isTexts(value.keys),
  drawn: (value) => isText(value.seed),
  answered: (value) =>
    isSheet(value) &&
    (value.items === undefined ||
      (Array.isArray(value.items) &&
        value.items.every((item) => isRecord(item) && isItemId(item.id) && isSheet(item)))),
  overridden: (value) => isText(value.column) && (value.value === null || isText(value.value)),
  noticed: (value) =>
    isTexts(value.effects) && isInstant(value.deliveredAt) && (value.terms === undefined || isTerms(value.terms)),
  judged: (value) =>
    isText(value.seen) &&
    (value.grade === undefined || isText(value.grade)) &&
    (value.mark === undefined || Number.isSafeInteger(value.mark)),
  objected: (value) => isTexts(value.columns),
  decided: (value) => value.amends === undefined || isTexts(value.amends),
  declined: (value) => isText(value.digest),
  arrived: (value) => isText(value.event) && isRows(value.rows) && isRecords(value.types),
  paused: (value) => isDayText(value.from) && (value.to === null || isDayText(value.to)),
  repinned: (value) => isRecord(value.pins) && isPins(value.pins) && isText(value.second),
  signed: (value) => isTexts(value.digests),
  frozen: (value) => isText(value.digest) && typeof value.revision === 'number' && isRows(value.rows),
  outcome: (value) =>
    isText(value.scheme) &&
    isText(value.result) &&
    isText(value.period) &&
    (value.at === undefined || isInstant(value.at)) &&
    isRows(value.rows) &&
    isDomain(value.rows) &&
    isRecords(value.types),
  balance: (value) => isWhole(value.balance) && isWhole(value.sum) && Number.isSafeInteger(value.count),
  snapshot: (value) => isRows(value.rows),
  initial: (value) =>
    isText(value.asOf) && isText(value.second) && (value.status === undefined ? isWhole(value.value) : isCase(value)),
  holder: (value) =>
    isText(value.post) &&
    isTexts(value.holders) &&
    isDayText(value.from) &&
    isStandIns(value.standIns) &&
    (value.seat === undefined || (isRecord(value.seat) && isText(value.seat.unit) && isText(value.seat.role))),
  assigned: (value) => isText(value.mode) && isText(value.from) && isText(value.to),
  stepped: (value) => isText(value.step),
  calendar: (value) => isDays(value.days),
  extended: (value) => isText(value.deadline) && isInstant(value.to),
}

const isCase = (value: { readonly [name: string]: unknown }): boolean =>
  isText(value.status) &&
  isInstant(value.foundAt) &&
  [value.dispatchedAt, value.dueAt].every((at) => at === undefined || isInstant(at)) &&
  isTexts(value.doers)

const isTerms = (value: unknown): boolean =>
  isRecord(value) &&
  Object.values(value).every(
    (one) => isRecord(one) && isText(one.form) && Array.isArray(one.takes) && one.takes.every(isWhole),
  )

const isPins = (value: { readonly [name: string]: unknown }): boolean =>
  isText(value.period) &&
  isText(value.owner) &&
  isInstant(value.openedAt) &&
  isPinned(value) &&
  isRegistries(value.registries)

const isRegistries = (value: unknown): boolean =>
  value === undefined ||
  (isRecords(value) &&
    (value as readonly { readonly [name: string]: unknown }[]).every(
      (one) => isText(one.id) && isRows(one.rows) && isRecords(one.types) && isTexts(one.units),
    ))

const isDayText = (value: unknown): boolean => typeof value === 'string' && parseDay(value).ok

const isRecords = (value: unknown): boolean => Array.isArray(value) && value.every(isRecord)

const isStandIns = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.every((one) => isRecord(one) && isText(one.by) && isText(one.of)))

const isWhole = (value: unknown): boolean => typeof value === 'string' && /^-?\d{1,30}$/.test(value)

const isDomain = (rows: unknown): boolean =>
  isRecord(rows) &&
  Array.isArray(rows.domain) &&
  rows.domain.every((one) => isRecord(one) && isText(one.key) && isText(one.standing))

const isDays = (days: unknown): boolean =>
  Array.isArray(days) && days.every((day) => Array.isArray(day) && isText(day[0]))

const isPinned = ({ graph, calendar }: { readonly [name: string]: unknown }): boolean =>
  isRecord(graph) &&
  isRecords(graph.units) &&
  isRecords(graph.relations) &&
  isRecords(graph.posts) &&
  isRecord(calendar) &&
  isDays(calendar.days) &&
  Array.isArray(calendar.publishedYears)

/** A month has a million of them, and a call for each would be felt. */
function isNumbers(values: readonly unknown[]): boolean {
  for (let at = 0; at < values.length; at += 1) if (typeof values[at] !== 'number') return false
  return true
}

const isSheet = ({ sheet, ids }: { readonly [name: string]: unknown }): boolean =>
  Array.isArray(sheet) && isNumbers(sheet) && isIds(ids)

/** An item id stands in a key, so it holds no `|` (ROW-1). */
const isItemId = (id: unknown): boolean => typeof id === 'string' && idOf(id).ok

const isIds = (ids: unknown): boolean => ids === undefined || (isRecord(ids) && Object.values(ids).every(isTexts))

const isRows = (rows: unknown): boolean =>
  isRecord(rows) &&
  isTexts(rows.keys) &&
  Array.isArray(rows.columns) &&
  rows.columns.every(
    (column) =>
      isRecord(column) &&
      isText(column.id) &&
      (isText(column.packed) || (Array.isArray(column.cells) && column.cells.every(isCell))),
  )

const isCell = (cell: unknown): boolean =>
  cell === null || (isRecord(cell) && (isText(cell.m) || isText(cell.v) || isTexts(cell.v)))

/** EVAL-8: the store checks facts when it takes them; one that is unreadable all the same is named and not applied. */
export const isReadable = (fact: AnyFact): boolean =>
  isInstant(fact.at) &&
  isInstant(fact.known) &&
  isRecord(fact.slot) &&
  isRecord(fact.value) &&
  (READABLE[fact.kind]?.(fact.value as unknown as { readonly [name: string]: unknown }) ?? true) // looked at as it came
