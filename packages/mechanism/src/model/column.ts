/** VAL-2: what a column may hold. Arithmetic between kinds that do not fit (分 + 元) is refused when saved (VAL-6). */
export type ColumnType =
  | 'score' // 分
  | 'money' // 元, always held in fen (NUM-3)
  | 'percent' // %, held as a ratio: 87.5 % = 0.875 (VAL-7)
  | 'count' // 次
  | 'number' // 数 with a unit label
  | 'date' // 日期
  | 'instant' // 时刻
  | 'grade' // 等级, ordered, best first
  | 'choice' // 选项, closed and unordered
  | 'flag' // 是否
  | 'text' // 文本: an id of erasable words, never the words
  | 'person' // 人
  | 'unit' // 单位
  | 'row' // 行: a subject key
  | 'file' // 附件

/** A typed column of a roster. `id` is stable ASCII; `label` is what people see and may change. */
export interface Column {
  readonly id: string
  readonly label: string
  readonly type: ColumnType
  /** Decimal places the column is written with (NUM-2); absent on a derived column = exact up to 20 places. */
  readonly scale?: number
  /** Unit label of a `number` column, e.g. 人, 处, 百分点. */
  readonly unit?: string
  /** Levels of a `grade` (best first) or options of a `choice`, as stable ids with labels. */
  readonly options?: readonly { readonly id: string; readonly label: string }[]
  /** Several values in one cell: persons, units, rows, files, choices. */
  readonly many?: boolean
  /** HIST-6: this column holds what is certain; the named one holds what is possible. */
  readonly upTo?: string
}

/** NUM-2: derived columns without a declared scale are held exactly up to this many decimals. */
export const WIDEST_SCALE = 20

/** Decimal places of the integers a numeric column holds: its declared scale, 2 for money, 0 for counts, else 20. */
export const storedScale = (column: Column): number => {
  if (column.scale !== undefined) return column.scale
  if (column.type === 'money') return 2
  return column.type === 'score' || column.type === 'percent' || column.type === 'number' ? WIDEST_SCALE : 0
}

const IDS: ReadonlySet<ColumnType> = new Set<ColumnType>(['text', 'person', 'unit', 'row', 'file'])

/** Columns whose cells hold ids; all others hold whole numbers. */
export const holdsIds = (column: Column): boolean => column.many === true || IDS.has(column.type)
