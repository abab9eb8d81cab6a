import {
  epochDayOf,
  firstDayOf,
  type ItemId,
  packMissing,
  packPresent,
  parseDecimal,
  parsePeriod,
  powerOfTen,
  rescale,
  storedId,
} from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { type Column, holdsIds, storedScale } from '../model/column.ts'
import type { FactValues } from '../model/fact.ts'
import type { Seeded } from '../noise/seeded.ts'

type Field = AskConfig['fields'][number]
type Bounds = Pick<Field, 'scale' | 'least' | 'most'> & Pick<Column, 'type'>

/** What a number is at most where the form does not say. */
const MOST: { readonly [type: string]: string } = {
  score: '100',
  percent: '1',
  count: '6',
  money: '20000',
  number: '100',
}

/** Of a thousand flags so many are up: flags mostly name what should not be. */
const FLAGS_UP = 60
/** A score that is not bounded from below stands in the upper part. */
const LOW_SHARE = 550

/** How good a unit is in a month, in thousandths: its own level and the luck of the month. */
export function goodness(level: Seeded, luck: Seeded): number {
  const own = 620 + (level.normal() >> 9)
  return Math.min(990, Math.max(60, own + (luck.normal() >> 10)))
}

/** So many rows of a list are filled at least. */
const ITEMS = 2

/** One filled form of a unit that is that good; what holds ids or words stays 未报. */
export function inventSheet(
  config: AskConfig,
  columns: readonly Column[],
  good: number,
  chance: Seeded,
  period: string,
): FactValues['answered'] {
  const items = Array.from(
    { length: config.items.fields.length === 0 ? 0 : Math.max(ITEMS, config.items.least) },
    (_, at) => ({
      id: storedId<ItemId>(`invented-item-${at}`),
      ...filled(config.items.fields, columns, good, chance, period),
    }),
  )
  return { ...filled(config.fields, columns, good, chance, period), ...(items.length === 0 ? {} : { items }) }
}

function filled(fields: readonly Field[], columns: readonly Column[], good: number, chance: Seeded, period: string) {
  const ids: { [field: string]: readonly string[] } = {}
  const sheet = fields.map((field) => {
    const column = columns.find(({ id }) => id === field.id) ?? columns.find(({ id }) => id.startsWith(`${field.id}_`))
    if (column === undefined || holdsIds(column)) {
      ids[field.id] = []
      return packMissing('unreported')
    }
    const made = packPresent(inventedWhole(field, column, good, chance, period))
    return made.ok ? made.value : packMissing('unreported')
  })
  return { sheet, ...(Object.keys(ids).length === 0 ? {} : { ids }) }
}

/** A figure of a unit that is that good, at the scale it is stored at. */
export function inventedWhole(field: Bounds, column: Column, good: number, chance: Seeded, period: string): number {
  const about = Math.min(1000, Math.max(0, good + (chance.normal() >> 10)))
  if (column.type === 'flag') return chance.bits() % 1000 < FLAGS_UP ? 1 : 0
  if (column.type === 'grade' || column.type === 'choice') {
    const count = column.options?.length ?? 0
    return count === 0 ? 0 : Math.min(count - 1, Math.trunc(((1000 - about) * count) / 1000))
  }
  if (column.type === 'date' || column.type === 'instant') {
    const read = parsePeriod(period)
    return read.ok ? epochDayOf(firstDayOf(read.value)) + (chance.bits() % 28) : 0
  }
  const scale = field.scale < 0 ? 0 : storedScale(column)
  const most = wholeAt(field.most === '' ? (MOST[column.type] ?? '100') : field.most, scale)
  const least = field.least === '' || column.type === 'score' ? lowOf(field, most, scale) : wholeAt(field.least, scale)
  // What is counted is mostly what went wrong: the better, the fewer.
  const share = column.type === 'count' ? 1000 - about : about
  return least + Math.trunc(((most - least) * share) / 1000)
}

function lowOf({ type, least }: Bounds, most: number, scale: number): number {
  const floor = least === '' ? 0 : wholeAt(least, scale)
  return type === 'score' ? floor + Math.trunc(((most - floor) * LOW_SHARE) / 1000) : floor
}

function wholeAt(text: string, scale: number): number {
  const read = parseDecimal(text)
  if (!read.ok) return Number(powerOfTen(scale))
  return Number(rescale(read.value, scale, 'towards-zero').unscaled)
}
