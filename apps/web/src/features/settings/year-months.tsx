import type { Answer, readCalendar } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import './year-months.css'

type Month = Answer<typeof readCalendar>['months'][number]

/** The year as twelve small months: days off in their colour, 休 and 班 where a notice says otherwise than the week. */
export const YearMonths = ({ months }: { readonly months: readonly Month[] }) => (
  <div className="year-months">
    {months.map((month) => (
      <OneMonth key={month.month} {...month} />
    ))}
  </div>
)

function OneMonth({ month, workingDays, startsOn, days }: Month) {
  const { t } = useTranslation()
  const head = [...t('calendar.weekdays')].map((letter, at) => ({ letter, at }))
  return (
    <section className="year-month">
      <header>
        <h3>{t('calendar.month', { month })}</h3>
        <span className="num">{t('calendar.workingDays', { count: workingDays })}</span>
      </header>
      <ol>
        {head.map(({ letter, at }) => (
          <li key={`head-${at}`} className="year-weekday" aria-hidden="true">
            {letter}
          </li>
        ))}
        {days.map(({ day, working, kind, name }, at) => (
          <li
            key={day}
            className={
              working ? (kind === 'work' ? 'year-work' : undefined) : kind === 'off' ? 'year-off' : 'year-rest'
            }
            style={at === 0 ? { gridColumnStart: startsOn } : undefined}
            title={name === '' ? undefined : name}
          >
            <span className="num">{Number(day.slice(8))}</span>
            {kind === null ? null : <em>{t(kind === 'off' ? 'calendar.off' : 'calendar.work')}</em>}
          </li>
        ))}
      </ol>
    </section>
  )
}
