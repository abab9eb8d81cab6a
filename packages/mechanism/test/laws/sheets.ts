import { MISSING_REASONS, packMissing } from '@jizhi/domain'
import { type AskConfig, type Block, type FactValues, readConfig } from '../../src/index.ts'

type Field = AskConfig['fields'][number]

/** What somebody writes into a field, by a number; now and then a reason instead. */
function written({ type, options }: Field, value: number): number {
  if (value % 11 === 0) return packMissing(MISSING_REASONS[value % 5]!)
  if (type === 'choice' || type === 'grade') return value % Math.max(options.length, 1)
  if (type === 'date') return 18_000 + (value % 60)
  return (
    { score: value % 1001, count: value % 13, flag: value % 2, money: value * 10, percent: value % 1001 }[
      type as 'score'
    ] ?? value % 500
  )
}

const IDS: { readonly [type: string]: readonly string[] } = {
  text: ['words-1', 'words-2'],
  unit: ['v1', 'v2', 'd1', 'nowhere'],
  person: ['inspector-1', 'leader-1'],
  file: ['file-1'],
}

/** The ids of a field that holds such; none for a figure. */
const named = (field: Field, value: number): readonly (readonly [string, readonly string[]])[] => {
  const known = IDS[field.type] ?? []
  if (known.length === 0 || value % 7 === 0) return []
  return [[field.id, field.many ? known.slice(0, 1 + (value % 2)) : [known[value % known.length]!]]]
}

const filledIn = (fields: readonly Field[], value: number): Pick<FactValues['answered'], 'sheet' | 'ids'> => ({
  sheet: fields.map((field, at) => written(field, value + at * 7)),
  ids: Object.fromEntries(fields.flatMap((field, at) => named(field, value + at))),
})

/** A filled form with its photos and its list, as one number says. */
export function filled(ask: Block, value: number): FactValues['answered'] {
  const config = readConfig(ask as Block & { readonly kind: 'ask' }) // its kind is looked at by who calls
  if (!config.ok) return { sheet: [value % 13, value % 1001, value % 2] }
  const { fields, items, photos } = config.value
  const { sheet, ids } = filledIn(fields, value)
  const shown = { '~photos': ['file-1'], '~before': ['file-2'], '~after': ['file-3'] }
  const list = Array.from({ length: value % 4 }, (_, at) => ({
    id: `item-${at}`,
    ...filledIn(items.fields, value + at),
  }))
  return {
    sheet,
    ids: { ...ids, ...(photos === 'none' ? {} : value % 3 === 0 ? { '~reason': ['words-1'] } : shown) },
    ...(items.fields.length > 0 ? { items: list } : {}),
  }
}
