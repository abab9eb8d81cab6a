import { type Day, nextOf, type Period, periodHolding, periodLabel, periodText } from '@jizhi/domain'
import { type Mechanism, readConfig } from '@jizhi/mechanism'

export interface PeriodChoice {
  readonly value: string
  readonly label: string
}

/** How many periods ahead a version may be planned for. */
const AHEAD = 6

/** The periods from which a version may hold: the one of today and the next ones, of the drawing's own kind. */
export function firstPeriods(mechanism: Mechanism, today: Day): readonly PeriodChoice[] {
  const cycle = mechanism.blocks.find(({ kind }) => kind === 'cycle')
  const config = cycle && readConfig({ ...cycle, kind: 'cycle' })
  if (!config?.ok || config.value.period === 'session') return []
  let period: Period = periodHolding(config.value.period, today)
  const choices: PeriodChoice[] = []
  for (let at = 0; at <= AHEAD; at++) {
    choices.push({ value: periodText(period), label: periodLabel(period) })
    period = nextOf(period)
  }
  return choices
}
