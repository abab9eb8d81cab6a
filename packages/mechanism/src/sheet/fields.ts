import type { AskConfig } from '../blocks/ask.ts'
import { askSchema } from '../blocks/ask.ts'
import { columnsOfItem, readsEntries } from '../blocks/settings/score-item.ts'
import { fullOf, sayFigure } from './marks.ts'
import type { SheetItem } from './sheet.ts'

type Field = AskConfig['fields'][number]

const FIELD = askSchema.shape.fields.def.innerType.def.element
const LABEL_LENGTH = 30

/** SHEET-5: the form fields whose columns an item reads, in the item's own words. */
export function fieldsOf(item: SheetItem): readonly Field[] {
  if (item.method === 'group') return item.zeroOn === '' ? [] : [struck(item)]
  return [...ownFields(item), ...(item.zeroOn === '' ? [] : [struck(item)])]
}

/** What must not appear in an item is answered beside it. */
const struck = (item: SheetItem): Field =>
  FIELD.parse({ id: item.zeroOn, label: labelled(item.label, '（一票否决）'), type: 'flag', required: false })

function ownFields(item: SheetItem): readonly Field[] {
  if (columnsOfItem(item).length === 0) return []
  const shape = { id: item.column, label: item.label.slice(0, LABEL_LENGTH), required: item.months.length === 0 }
  const field = (more: object): Field => FIELD.parse({ ...shape, ...more })
  const counted = { type: 'count', scale: 0, least: '0', unit: item.unit === '' ? '处' : item.unit }
  switch (item.method) {
    case 'points':
      return [field({ type: 'score', scale: 2, least: '0', most: sayFigure(fullOf(item)) })]
    case 'all-or-nothing':
      return [field({ type: 'flag' })]
    case 'checklist':
      return readsEntries(item) ? entryFields(item, field) : [field({ type: 'flag' })]
    case 'missing':
      return entryFields(item, field)
    case 'bands':
      return [field({ type: 'number', scale: 2, unit: item.unit })]
    case 'rate':
      return [
        field({ ...counted, label: labelled(item.label, '（达标）') }),
        ...(item.over === '' ? [] : [field({ ...counted, id: item.over, label: labelled(item.label, '（总数）') })]),
      ]
    case 'tiered':
      return [field({ type: 'choice', options: optionsOf(item) })]
    case 'difficulty':
      return [
        ...(item.by === ''
          ? []
          : [
              field({ id: item.by, label: labelled(item.label, '（难度）'), type: 'choice', options: optionsOf(item) }),
            ]),
        field({ type: 'number', scale: 2, least: '0' }),
      ]
    case 'best':
      return [field({ type: 'number', scale: 2 })]
    default:
      return countsOf(item).map(({ id, end }) => field({ ...counted, id, label: labelled(item.label, end) }))
  }
}

type Make = (more: object) => Field

/** One check per line; a line that says how many is a number. */
const entryFields = (item: SheetItem, field: Make): readonly Field[] =>
  item.entries.map((one) =>
    field({
      id: one.column,
      label: one.label.slice(0, LABEL_LENGTH) || item.label.slice(0, LABEL_LENGTH),
      type: 'flag',
    }),
  )

const optionsOf = (item: SheetItem) =>
  item.entries.map((one) => ({ id: one.option, label: one.label.slice(0, LABEL_LENGTH) || one.option }))

/** Every count an item works with, and what to call it beside the item's own. */
function countsOf(item: SheetItem): readonly { readonly id: string; readonly end: string }[] {
  const counts = readsEntries(item)
    ? item.entries.flatMap((one) => [
        { id: one.column, end: one.label === '' ? '' : `（${one.label.slice(0, 12)}）` },
        { id: one.part, end: `（其中）` },
      ])
    : [
        { id: item.column, end: '' },
        { id: item.over, end: '（总数）' },
        { id: item.also, end: '（另计）' },
        { id: item.part, end: item.method === 'deduct-repeat' ? '（重复）' : '（现场整改）' },
      ]
  const read = new Set(columnsOfItem(item))
  return counts.filter((one) => read.has(one.id))
}

const labelled = (label: string, end: string): string => `${label.slice(0, LABEL_LENGTH - end.length)}${end}`
