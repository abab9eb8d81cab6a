import type { Answer, readDesk } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { Moment } from '../../ui/moment.tsx'
import { MovedByNotices } from '../../ui/moved-by-notices.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import './desk.css'

type Desk = Answer<typeof readDesk>

/** 时点: what has passed, what comes next, what was moved and why; then the days that do not count. */
export function StageLine({ dates, pauses }: Pick<Desk, 'dates' | 'pauses'>) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const next = dates.find(({ passed }) => !passed)?.id
  if (dates.length === 0) return <p className="desk-quiet">{t('desk.noDates')}</p>
  return (
    <>
      <ol className="desk-line">
        {dates.map(({ id, label, at, why, passed, moves, notices }) => {
          const move = moves.at(-1)
          return (
            <li key={id} className={passed ? 'desk-passed' : id === next ? 'desk-next' : undefined}>
              <div className="desk-line-name">
                {label} {passed ? <PlainTag>{t('desk.passed')}</PlainTag> : null}
                {id === next ? <PlainTag kind="soft">{t('desk.isNext')}</PlainTag> : null}
              </div>
              <Moment at={at} now={now} />
              {move ? (
                <p className="desk-line-moved">
                  {t('desk.moved', { who: move.by ?? t('desk.bySystem'), words: move.words ?? t('orders.erased') })}
                </p>
              ) : null}
              <MovedByNotices notices={notices} now={now} />
              {why ? <p className="desk-line-why">{why}</p> : null}
            </li>
          )
        })}
      </ol>
      {pauses.length > 0 ? <Pauses pauses={pauses} /> : null}
    </>
  )
}

/** Of two statements about one pause the later one says how long it was. */
function Pauses({ pauses }: Pick<Desk, 'pauses'>) {
  const { t } = useTranslation()
  const last = new Map(pauses.map((one) => [one.from, one]))
  return (
    <ul className="desk-pauses">
      {[...last.values()].map(({ from, to, by, words }) => (
        <li key={from}>
          {t(to === null ? 'desk.pausedFrom' : 'desk.pausedSpan', {
            ...{ from, to: to ?? '', who: by ?? t('desk.bySystem'), words: words ?? t('orders.erased') },
          })}
        </li>
      ))}
    </ul>
  )
}
