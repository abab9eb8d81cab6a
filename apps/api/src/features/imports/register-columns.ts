import type { Column } from '@jizhi/mechanism'
import type { UnitIndex, WantedColumn, WantedType } from '../../platform/spreadsheet/index.ts'

/** Columns of a drawing may be called like ours: their ids are kept apart. */
export const VALUE = 'v_'

/** Files and persons stand in no table. */
const inTable = ({ type, many }: Column): boolean =>
  many !== true && type !== 'file' && type !== 'person' && type !== 'row' && type !== 'instant'

/** Number, name and place of an object, then what drawings read of it, then from when to when. */
export const registerColumns = (columns: readonly Column[], units: UnitIndex): WantedColumn[] => [
  {
    id: 'number',
    label: '编号',
    aliases: ['代码', '证号'],
    required: true,
    filled: true,
    type: { kind: 'text', maxLength: 60 },
  },
  { id: 'name', label: '名称', required: true, filled: true, type: { kind: 'text', maxLength: 100 } },
  { id: 'unit', label: '所在单位', aliases: ['单位', '属地'], required: false, type: { kind: 'unit', units } },
  ...columns.filter(inTable).map((column) => ({
    ...{ id: VALUE + column.id, label: column.label, aliases: [column.id], required: false },
    type: typeOf(column, units),
  })),
  { id: 'since', label: '自哪天起', aliases: ['起始日期'], required: false, type: { kind: 'date' } },
  { id: 'ended', label: '自哪天起撤销', aliases: ['撤销日期'], required: false, type: { kind: 'date' } },
]

/** Decimals people write at most: an exact column is held to twenty, and nobody writes more than six. */
export const scaleOf = ({ type, scale = 6 }: Column): number =>
  type === 'money' ? 2 : type === 'count' ? 0 : Math.max(0, Math.min(scale, 6) - (type === 'percent' ? 2 : 0))

function typeOf(column: Column, units: UnitIndex): WantedType {
  switch (column.type) {
    case 'flag':
      return { kind: 'flag' }
    case 'choice':
    case 'grade':
      return { kind: 'choice', options: column.options ?? [] }
    case 'date':
      return { kind: 'date' }
    case 'text':
      return { kind: 'text', maxLength: 300 }
    case 'unit':
      return { kind: 'unit', units }
    default:
      return { kind: 'decimal', scale: scaleOf(column), ...(column.unit === undefined ? {} : { unit: column.unit }) }
  }
}
