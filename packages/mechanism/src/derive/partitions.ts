import { cellAt, cellText, columnIndex, type Frame, type Series } from '../model/frame.ts'

/** 0, 1, 2 … */
export function rowsUpTo(count: number): readonly number[] {
  const rows = new Array<number>(count)
  for (let row = 0; row < count; row += 1) rows[row] = row
  return rows
}

/** EVAL-5: rows that are computed together, in canonical order; rows whose class is missing stand together. */
export function partitionsOf(frame: Frame, columns: readonly string[]): readonly (readonly number[])[] {
  if (columns.length === 0) return [rowsUpTo(frame.keys.length)]
  const series = columns.map((id) => frame.series[columnIndex(frame, id)]).filter((found) => found !== undefined)
  const [only] = series
  const nameOf =
    series.length === 1 && only && 'ints' in only
      ? packedName(only)
      : (row: number): string => series.map((one) => cellText(cellAt(one, row))).join('\n')
  const parts = new Map<string | number, number[]>()
  for (let row = 0; row < frame.keys.length; row += 1) {
    const name = nameOf(row)
    const part = parts.get(name)
    if (part) part.push(row)
    else parts.set(name, [row])
  }
  return [...parts.values()]
}

/** Classes are mostly grades and choices, which stand packed: the number itself, or why there is none. */
const packedName =
  ({ ints, gaps }: Extract<Series, { ints: Float64Array }>) =>
  (row: number): string | number =>
    gaps[row] === 0 ? ints[row]! : `?${gaps[row]}`
