import { cellAt, cellText, columnIndex, type Frame } from '../model/frame.ts'

/** EVAL-5: rows that are computed together, in canonical order; rows whose class is missing stand together. */
export function partitionsOf(frame: Frame, columns: readonly string[]): readonly (readonly number[])[] {
  if (columns.length === 0) return [[...frame.keys.keys()]]
  const series = columns.map((id) => frame.series[columnIndex(frame, id)]).filter((found) => found !== undefined)
  const parts = new Map<string, number[]>()
  for (let row = 0; row < frame.keys.length; row += 1) {
    const name = series.map((one) => cellText(cellAt(one, row))).join('\n')
    const part = parts.get(name)
    if (part) part.push(row)
    else parts.set(name, [row])
  }
  return [...parts.values()]
}
