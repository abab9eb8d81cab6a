import type { Rounding } from '@jizhi/domain'
import type { Node } from '../expression/node.ts'
import { safe, type Whole, type WholeColumns, wholeOf, wholePower } from '../expression/whole.ts'
import { type Column, storedScale } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import { columnIndex, type Frame } from '../model/frame.ts'

const NUMBERS: ReadonlySet<Column['type']> = new Set<Column['type']>(['score', 'money', 'count', 'number'])
/** A column that says more of itself than this is read the exact way only. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['id', 'label', 'type', 'scale', 'unit', 'options'])
/** Whole numbers at a finer scale leave no room for the number itself. */
const FINEST = 10

/** 百分数 and 百分点 are scaled when they meet; the exact way knows how. */
function isPlain(column: Column): boolean {
  const known = Object.keys(column).every((name) => UNDERSTOOD.has(name))
  const fits = NUMBERS.has(column.type) && column.unit !== '百分点' && storedScale(column) <= FINEST
  return known && (fits || column.type === 'flag')
}

function wholeColumn(column: Column, read: (row: number) => number): Whole | undefined {
  if (!isPlain(column)) return undefined
  if (column.type === 'flag') return { kind: 'flag', at: (row) => flagged(read(row)) }
  return { kind: 'number', scale: storedScale(column), at: read }
}

const flagged = (value: number): number => (Number.isNaN(value) ? value : value === 1 ? 1 : 0)

/** What the block at hand writes; `out` is where it stands while a row is being written. */
export interface OwnColumns {
  readonly columns: readonly Column[]
  readonly out: () => ColumnWriter
}

/** An expression over the packed columns of a frame and, in the row at hand, over what was written before it. */
export function wholeRow(node: Node, frame: Frame, own?: OwnColumns): Whole | undefined {
  const columns: WholeColumns = (id) => {
    const mine = own?.columns.findIndex((column) => column.id === id) ?? -1
    if (own && mine >= 0) return wholeColumn(own.columns[mine]!, () => own.out().whole(mine))
    const at = columnIndex(frame, id)
    const series = frame.series[at]
    if (!series || !('ints' in series)) return undefined
    const { ints, gaps } = series
    return wholeColumn(frame.columns[at]!, (row) => (gaps[row] === 0 ? ints[row]! : Number.NaN))
  }
  return wholeOf(node, columns)
}

/** What is written into a column of this scale (NUM-2), or NaN: not this way. Flags are 1 and 0 as they stand. */
export function wholeCell(whole: Whole, scale: number, rule: Rounding): (row: number) => number {
  const { at } = whole
  if (whole.kind === 'flag') return at
  const up = wholePower(Math.max(0, scale - whole.scale))
  const down = wholePower(Math.max(0, whole.scale - scale))
  const over = whole.over
  if (!over && down === 1) return up === 1 ? at : (row) => safe(at(row) * up)
  return (row) => dividedWhole(safe(at(row) * up), over ? safe(over(row) * down) : down, rule)
}

/** NUM-5: num ÷ den, den > 0, as domain's `divideRounded` does it. All values are whole and below 2^53; NaN stays NaN. */
export function dividedWhole(num: number, den: number, rule: Rounding): number {
  const rest = num % den
  const towardsZero = (num - rest) / den
  if (rest === 0 || rule === 'towards-zero') return towardsZero
  const away = num < 0 ? towardsZero - 1 : towardsZero + 1
  if (rule === 'away') return away
  const twice = Math.abs(rest) * 2
  if (twice !== den) return twice > den ? away : towardsZero
  return rule === 'half-away' || towardsZero % 2 !== 0 ? away : towardsZero
}
