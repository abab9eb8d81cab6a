import type { AskConfig } from '../blocks/ask.ts'
import { askSchema } from '../blocks/ask.ts'
import { fullOf, sayFigure } from './marks.ts'
import type { SheetItem } from './sheet.ts'

type Field = AskConfig['fields'][number]

const FIELD = askSchema.shape.fields.def.innerType.def.element
const LABEL_LENGTH = 30

/** SHEET-5: the form fields whose columns an item reads, in the item's own words. */
export function fieldsOf(item: SheetItem): readonly Field[] {
  if (item.method === 'group' || item.column === '') return []
  const shape = { id: item.column, label: item.label.slice(0, LABEL_LENGTH), required: item.months.length === 0 }
  const field = (more: object): Field => FIELD.parse({ ...shape, ...more })
  const counted = { type: 'count', scale: 0, least: '0', unit: item.unit === '' ? '处' : item.unit }
  switch (item.method) {
    case 'points':
      return [field({ type: 'score', scale: 2, least: '0', most: sayFigure(fullOf(item)) })]
    case 'checklist':
      return [field({ type: 'flag' })]
    case 'bands':
      return [field({ type: 'number', scale: 2, unit: item.unit })]
    case 'rate':
      return [
        field({ ...counted, label: labelled(item.label, '（达标）') }),
        ...(item.over === '' ? [] : [field({ ...counted, id: item.over, label: labelled(item.label, '（总数）') })]),
      ]
    case 'deduct':
      return [field(counted)]
  }
}

const labelled = (label: string, end: string): string => `${label.slice(0, LABEL_LENGTH - end.length)}${end}`
