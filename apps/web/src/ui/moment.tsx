import { useTranslation } from 'react-i18next'
import { type SpokenInstant, spokenInstant } from './instant-text.ts'
import { StatusTag } from './status-tag.tsx'

/** 今天 17:00, 11月6日 17:00, 2025年11月6日 17:00: as near as the reader stands to it. */
function useWords(): (at: SpokenInstant) => string {
  const { t } = useTranslation()
  return ({ year, month, day, time, today, thisYear }) => {
    if (today) return t('ui.today', { time })
    return thisYear ? t('ui.dayTime', { month, day, time }) : t('ui.yearDayTime', { year, month, day, time })
  }
}

/** The same words for sentences; nothing for an empty text. */
export function useMomentWords(): (at: string, now: number) => string {
  const words = useWords()
  return (at, now) => (at === '' ? '' : words(spokenInstant(at, now)))
}

/** An instant in words; `now` is the county's clock. */
export function Moment({ at, now }: { readonly at: string; readonly now: number }) {
  const words = useWords()
  return (
    <time dateTime={at} className="num">
      {words(spokenInstant(at, now))}
    </time>
  )
}

const dayMs = 24 * 60 * 60 * 1000

/** A deadline with its mark: overdue, due within a day, or later. */
export function DueTag({
  at,
  now,
  bare = false,
}: {
  readonly at: string
  readonly now: number
  readonly bare?: boolean
}) {
  const { t } = useTranslation()
  const words = useWords()
  const left = Date.parse(at) - now
  const when = words(spokenInstant(at, now))
  const status = left < 0 ? 'overdue' : left < dayMs ? 'dueSoon' : 'normal'
  return (
    <StatusTag status={status} bare={bare}>
      {t(left < 0 ? 'ui.overdueSince' : 'ui.dueBefore', { when })}
    </StatusTag>
  )
}
