import { useTranslation } from 'react-i18next'
import { useMomentWords } from './moment.tsx'
import './moved-by-notices.css'

/** 原 10月31日 24:00，因〔…〕号通知: why a deadline stands elsewhere than the calendar first said. */
export function MovedByNotices({
  notices,
  now,
}: {
  readonly notices: readonly { readonly from: string; readonly number: string }[]
  readonly now: number
}) {
  const { t } = useTranslation()
  const words = useMomentWords()
  return notices.map(({ from, number }) => (
    <span key={number} className="moved-by-notice">
      {t('calendar.movedBy', { from: words(from, now), number })}
    </span>
  ))
}
