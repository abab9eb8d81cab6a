import type { BlockId } from '@jizhi/domain'
import { type LastFrozen, lastFrozen } from '../compile/last-frozen.ts'
import type { Column } from '../model/column.ts'
import { cellAt, type Frame, isMissing } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'

type Reader = ReturnType<typeof lastFrozen>

/** One reader per list of columns and result: tables of other periods are read once, however often one derives. */
const READERS = new WeakMap<readonly Column[], Map<string, Reader>>()

function readerFor(columns: readonly Column[], result: string): Reader {
  const byResult = READERS.get(columns) ?? new Map<string, Reader>()
  const reader = byResult.get(result) ?? lastFrozen(columns, result)
  READERS.set(columns, byResult.set(result, reader))
  return reader
}

/**
 * EVAL-6 用上期: the frame with what these rows had in the last frozen table, in the given columns (all of them when
 * none are named); answers which rows found something. Each is marked by a finding.
 */
export function withLastValues(
  run: Run,
  block: BlockId,
  frame: Frame,
  result: string,
  rows: readonly number[],
  only: readonly string[] | undefined,
): { readonly frame: Frame; readonly found: ReadonlySet<number> } {
  const found = new Set<number>()
  if (rows.length === 0) return { frame, found }
  const at = readerFor(frame.columns, result)(run, block)
  const wanted = [...frame.columns.keys()].filter((one) => only === undefined || only.includes(frame.columns[one]!.id))
  const taken = new Map(wanted.map((column) => [column, new Map<number, LastFrozen>()]))
  for (const row of rows)
    for (const column of wanted) {
      const last = at(frame.keys[row]!, column)
      if (last === undefined) continue
      taken.get(column)!.set(row, last)
      if (found.has(row)) continue
      found.add(row)
      run.find({
        code: 'cell.last-period',
        block,
        row: frame.keys[row]!,
        column: frame.columns[column]!.id,
        message: `这一行到期仍缺，按规则用 ${last.period} 定榜的值。`,
      })
    }
  const series = frame.series.map((one, column) => {
    const last = taken.get(column)
    if (last === undefined || last.size === 0) return one
    return { cells: frame.keys.map((_, row) => last.get(row)?.cell ?? cellAt(one, row)) }
  })
  return { frame: { ...frame, series }, found: new Set([...found].filter((row) => isWhole(series, wanted, row, only))) }
}

/** A row takes part when everything that was named has a value. */
const isWhole = (
  series: Frame['series'],
  wanted: readonly number[],
  row: number,
  only: readonly string[] | undefined,
): boolean => only === undefined || wanted.every((column) => !isMissing(series[column]!, row))
