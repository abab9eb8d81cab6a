import type { Answer, previewCalendarNotice } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { useMomentWords } from '../../ui/moment.tsx'

/** Which running deadlines the notice moves, from when to when. */
export function NoticeEffect(props: {
  readonly effect: Answer<typeof previewCalendarNotice>
  readonly number: string
}) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const words = useMomentWords()
  const { cycles, moves } = props.effect
  return (
    <>
      <p>
        <strong>{props.number}</strong>
      </p>
      <p>
        {moves.length === 0
          ? t('calendar.effectNone', { cycles })
          : t('calendar.effectSome', { cycles, count: moves.length })}
      </p>
      <ul className="notice-list">
        {moves.map(({ cycle, mechanismName, periodLabel, deadline, label, from, to }) => (
          <li key={`${cycle}|${deadline}`}>
            <p>{t('calendar.effectMove', { mechanism: mechanismName, period: periodLabel, label })}</p>
            <p className="side-note num">{t('calendar.fromTo', { from: words(from, now), to: words(to, now) })}</p>
          </li>
        ))}
      </ul>
      <p className="side-note">{t('calendar.effectNote')}</p>
    </>
  )
}
