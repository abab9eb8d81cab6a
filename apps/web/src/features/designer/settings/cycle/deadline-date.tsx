import { partsOf, periodHolding, periodLabel } from '@jizhi/domain'
import { stageDates } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { sayDay } from './say-day.ts'
import { useCycle } from './use-cycle.ts'

/** Under a date of the cycle that was chosen: which day it is in the present period. */
export function DeadlineDate({ stage }: { readonly stage: string }) {
  const { t } = useTranslation()
  const cycle = useCycle()
  if (cycle === undefined || stage === '') return null
  const { config, today, calendar } = cycle
  if (config.period === 'event' || config.period === 'session') return null
  const period = periodHolding(config.period, today)
  const found = stageDates(config, period, calendar).stages.find(({ id }) => id === stage)
  if (found?.day === undefined) return null
  const words = { period: periodLabel(period), day: sayDay(found.day, partsOf(today).year, t) }
  return <p className="field-help">{t('settings.cycle.deadline', words)}</p>
}
