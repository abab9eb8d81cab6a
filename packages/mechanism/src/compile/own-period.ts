import { dayOf, type Period, parsePeriod } from '@jizhi/domain'
import type { Run } from '../model/kernel.ts'

/** The period of this cycle; CYC-2: that of an event is the day of its instant. Nothing where it cannot be read. */
export function ownPeriod({ pins }: Pick<Run, 'pins'>): Period | undefined {
  if (pins.event !== undefined) return { kind: 'day', day: dayOf(pins.event.at) }
  const parsed = parsePeriod(pins.period)
  return parsed.ok ? parsed.value : undefined
}
