import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useDesk } from '../desk/desk.ts'
import { useTrials } from '../trials/trials.ts'
import { monthOf, remember } from './chosen-month.ts'
import type { ListedMonth, LiveSource, LiveStore, MonthChoice } from './live-store.ts'
import { useLive, useLiveDesk } from './use-live.tsx'
import './month-strip.css'

/** 用哪个月的数据: a dot for every period of the mechanism; what the wires show is of the chosen one. */
export function MonthStrip({ onKeep }: { readonly onKeep: () => void }) {
  const { t } = useTranslation()
  const live = useLiveDesk()
  const choice = useLive((state) => state.choice)
  const trials = useTrials()
  const { readOnly } = useDesk()
  if (live === undefined) return null
  const { months, refused, unread } = live.source
  if (months === undefined) return <section className="month-strip">{t('live.asking')}</section>
  const choose = (next: MonthChoice) => chosen(live.store, live.source, next)
  const known = months.filter(({ cycle }) => cycle !== null)
  const last = known.at(-1)
  return (
    <section className="month-strip" aria-label={t('live.which')}>
      <h2>{t('live.which')}</h2>
      {unread ? (
        <>
          <p className="month-note">{unread.error.message}</p>
          <PlainButton small onClick={unread.again}>
            {t('ui.retry')}
          </PlainButton>
        </>
      ) : months.length === 0 ? (
        <p className="month-note">{t(refused ? 'live.notYours' : 'live.noMonths')}</p>
      ) : (
        <Dots months={months} choice={choice} onChoose={choose} />
      )}
      {last ? (
        <PlainButton small disabled={isChosen(choice, last)} onClick={() => choose({ period: last.period })}>
          {t('live.last')}
        </PlainButton>
      ) : null}
      <PlainButton
        small
        kind={choice === 'invented' ? 'primary' : 'default'}
        aria-pressed={choice === 'invented'}
        onClick={() => choose('invented')}
      >
        {t('live.invented')}
      </PlainButton>
      {trials === undefined || readOnly ? null : (
        <PlainButton small onClick={onKeep}>
          {t('trials.keep')}
        </PlainButton>
      )}
    </section>
  )
}

function chosen(store: LiveStore, source: LiveSource, choice: MonthChoice): void {
  remember(source.mechanism, choice)
  store.getState().choose(choice, monthOf(source, choice))
}

const isChosen = (choice: MonthChoice | undefined, { period }: ListedMonth): boolean =>
  choice !== undefined && choice !== 'invented' && choice.period === period

function Dots(props: {
  readonly months: readonly ListedMonth[]
  readonly choice: MonthChoice | undefined
  readonly onChoose: (choice: MonthChoice) => void
}) {
  const { t } = useTranslation()
  const shown = props.months.slice(-MOST_DOTS)
  return (
    <ol className="month-dots">
      {shown.map((month, at) => {
        const words = shortOf(month, shown[at - 1], t)
        const isOn = isChosen(props.choice, month)
        const mark = month.known === 'none' ? t('live.unknown') : month.over ? '' : t('live.running')
        return (
          <li key={month.cycle ?? month.period} className={`month-dot month-${month.known}`}>
            <button
              type="button"
              disabled={month.cycle === null}
              aria-pressed={isOn}
              title={month.known === 'totals' ? t('live.totalsNote') : t('ui.period', { period: month.periodLabel })}
              onClick={() => props.onChoose({ period: month.period })}
            >
              <span aria-hidden="true" />
              <span className="sr-only">{t('ui.period', { period: month.periodLabel })} </span>
              {words}
              {mark === '' ? null : <small>{mark}</small>}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** More do not fit beside the buttons. */
const MOST_DOTS = 12

/** 2025.11, then 12, then 2026.01: the year where it begins. Other periods are called in full. */
function shortOf({ period, periodLabel }: ListedMonth, before: ListedMonth | undefined, t: TFunction): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? []
  if (year === undefined || month === undefined) return t('ui.period', { period: periodLabel })
  return before?.period.startsWith(year) ? month : `${year}.${month}`
}
