import { type MissingReason, type Ratio, ratioOf } from '@jizhi/domain'
import { storedScale } from '../model/column.ts'
import { cellAt, type Frame, type Series } from '../model/frame.ts'

/** The number in a cell as an exact fraction at its real size; nothing for text. */
export function ratioAt(frame: Frame, column: number, row: number): Ratio | MissingReason {
  const series = frame.series[column]
  return series ? ratioIn(series, row, storedScale(frame.columns[column]!)) : 'undecided'
}

function ratioIn(series: Series, row: number, scale: number): Ratio | MissingReason {
  const cell = cellAt(series, row)
  if ('missing' in cell) return cell.missing
  if (typeof cell.value !== 'bigint') return 'undecided'
  const ratio = ratioOf(cell.value, 10n ** BigInt(scale))
  return ratio.ok ? ratio.value : 'undecided'
}
