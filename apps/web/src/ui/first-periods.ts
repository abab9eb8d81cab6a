import { type Day, periodHolding, periodLabel, periodText, shift } from '@jizhi/domain'
import { type Mechanism, readConfig } from '@jizhi/mechanism'

export interface PeriodChoice {
  readonly value: string
  readonly label: string
}

/** How many periods ahead a version may be planned for, and how far back one may begin to bring past periods in. */
const AHEAD = 6
const BACK = 132

/** The periods from which a version may hold: the one of today and the next ones, then back in time, of the drawing's own kind. */
export function firstPeriods(mechanism: Mechanism, today: Day): readonly PeriodChoice[] {
  const cycle = mechanism.blocks.find(({ kind }) => kind === 'cycle')
  const config = cycle && readConfig({ ...cycle, kind: 'cycle' })
  if (!config?.ok || config.value.period === 'session') return []
  // CYC-2: a version of an event mechanism holds from a month on; an event falls in the month that holds it.
  const current = periodHolding(config.value.period === 'event' ? 'month' : config.value.period, today)
  const steps = [...Array(AHEAD + 1).keys(), ...Array.from({ length: BACK }, (_, at) => -1 - at)]
  return steps.map((by) => {
    const period = shift(current, by)
    return { value: periodText(period), label: periodLabel(period) }
  })
}
