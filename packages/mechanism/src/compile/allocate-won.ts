import type { MissingReason } from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import { columnIndex, type Frame, wholeAt } from '../model/frame.ts'

/** Whether a row has won before; what was never asked of it is no win. */
export function wonBefore(config: AllocateConfig, frame: Frame): (row: number) => boolean | MissingReason {
  if (config.repeat === 'pay') return () => false
  const series = frame.series[columnIndex(frame, config.wonColumn)]
  return (row) => {
    const won = series ? wholeAt(series, row) : 'undecided'
    if (won === 'not-applicable') return false
    return typeof won === 'string' ? won : won > 0n
  }
}
