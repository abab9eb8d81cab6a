import { type Day, firstDayOf, partsOf, periodLabel, periodText } from '@jizhi/domain'
import { type PeriodDates, stageDates } from '@jizhi/mechanism'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../../ui/plain-button.tsx'
import { sayDay } from './say-day.ts'
import { useCycle } from './use-cycle.ts'
import { yearPeriods } from './year-periods.ts'
import './cycle-dates.css'

/** 今年的日期: what the settings above give for each period of this year, the next one first and with its reasons. */
export function CycleDates() {
  const { t } = useTranslation()
  const cycle = useCycle()
  const [isWhole, setIsWhole] = useState(false)
  if (cycle === undefined) return null
  const { today, config, calendar, isKnown } = cycle
  const { year } = partsOf(today)
  const dates = yearPeriods(config.period, today).map((period) => stageDates(config, period, calendar))
  const isOver = ({ period }: PeriodDates) => config.sunset !== '' && firstDayOf(period) > config.sunset
  const next = dates.find((one) => one.opensOn >= today && !isOver(one))
  return (
    <section className="cycle-dates">
      <h3>{t('settings.cycle.title', { year })}</h3>
      {dates.length === 0 ? <p className="field-help">{t('settings.cycle.byEvent')}</p> : null}
      {isKnown || dates.length === 0 ? null : <p className="field-help">{t('settings.cycle.noCalendar')}</p>}
      {next === undefined ? (
        dates.length === 0 ? null : (
          <p className="field-help">{t('settings.cycle.noNext', { year })}</p>
        )
      ) : (
        <NextPeriod dates={next} year={year} opening={config.opening} isKnown={isKnown} />
      )}
      {dates.length === 0 || config.stages.length === 0 ? null : (
        <>
          <PlainButton small kind="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {t(isWhole ? 'settings.cycle.fold' : 'settings.cycle.unfold', { count: dates.length })}
          </PlainButton>
          {isWhole ? <YearTable dates={dates} year={year} today={today} isOver={isOver} /> : null}
        </>
      )}
    </section>
  )
}

interface NextProps {
  readonly dates: PeriodDates
  readonly year: number
  readonly opening: 'automatic' | 'by-hand'
  readonly isKnown: boolean
}

function NextPeriod({ dates, year, opening, isKnown }: NextProps) {
  const { t } = useTranslation()
  const { period, opensOn, stages } = dates
  const says = opening === 'automatic' ? 'settings.cycle.opens' : 'settings.cycle.opensByHand'
  return (
    <>
      <p>{t(says, { period: periodLabel(period), day: sayDay(opensOn, year, t) })}</p>
      <ul className="cycle-next">
        {stages.map((stage) => (
          <li key={stage.id}>
            <span>{stage.label}</span>
            <span>
              {stage.day === undefined ? t('settings.cycle.noDay') : sayDay(stage.day, year, t)}
              <SkippedDays stage={stage} />
            </span>
          </li>
        ))}
      </ul>
      {isKnown && stages.some(({ unpublishedYears }) => unpublishedYears.length > 0) ? (
        <p className="field-help">{t('settings.cycle.mayMove')}</p>
      ) : null}
    </>
  )
}

/** 避开国庆节 7 天: holidays that a count left out; weekends go without saying. */
function SkippedDays({ stage: { skipped } }: { readonly stage: PeriodDates['stages'][number] }) {
  const { t } = useTranslation()
  const names = skipped.flatMap((one) => (one.why === 'holiday' ? [one.name] : []))
  if (names.length === 0) return null
  const named = [...new Set(names)].filter((name) => name !== '').join(t('settings.between'))
  return (
    <small>{t('settings.cycle.skips', { names: named || t('settings.cycle.holiday'), count: names.length })}</small>
  )
}

interface YearProps {
  readonly dates: readonly PeriodDates[]
  readonly year: number
  readonly today: Day
  readonly isOver: (one: PeriodDates) => boolean
}

function YearTable({ dates, year, today, isOver }: YearProps) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the panel is scrolled by keyboard
    <section className="cycle-year" tabIndex={0} aria-label={t('settings.cycle.title', { year })}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('settings.cycle.period')}</th>
            <th scope="col">{t('settings.cycle.opening')}</th>
            {dates[0]?.stages.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dates.map((one) => (
            <tr key={periodText(one.period)} className={one.opensOn < today ? 'cycle-past' : ''}>
              <th scope="row">{t('ui.period', { period: periodLabel(one.period) })}</th>
              {isOver(one) ? (
                <td colSpan={one.stages.length + 1}>{t('settings.cycle.over')}</td>
              ) : (
                <>
                  <td>{sayDay(one.opensOn, year, t)}</td>
                  {one.stages.map(({ id, day }) => (
                    <td key={id}>{day === undefined ? t('settings.cycle.noDay') : sayDay(day, year, t)}</td>
                  ))}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
