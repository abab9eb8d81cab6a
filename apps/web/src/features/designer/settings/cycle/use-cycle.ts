import { type Day, partsOf } from '@jizhi/domain'
import { type Block, type CycleConfig, readConfig } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { useDrawing } from '../../drawing/use-drawing.ts'
import { useLiveDesk } from '../../live/use-live.tsx'
import { useYearCalendar } from './year-calendar.ts'

/** The drawing's cycle, the county's day and its calendar; nothing where there is no day to count from, or no cycle to read. */
export function useCycle() {
  // Always the county's own day; without one, that of a page outside any county.
  const today = useLiveDesk()?.source.day as Day | undefined
  const block = useDrawing(({ drawing }) => drawing.mechanism.blocks.find(({ kind }) => kind === 'cycle'))
  const { calendar, isKnown } = useYearCalendar(today === undefined ? 2026 : partsOf(today).year)
  return useMemo(() => {
    const config: CycleConfig | undefined = block && readCycle(block)
    return today === undefined || config === undefined ? undefined : { today, config, calendar, isKnown }
  }, [today, block, calendar, isKnown])
}

function readCycle(block: Block): CycleConfig | undefined {
  const read = readConfig({ ...block, kind: 'cycle' })
  return read.ok ? read.value : undefined
}
