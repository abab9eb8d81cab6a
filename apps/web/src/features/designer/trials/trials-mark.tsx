import { useTranslation } from 'react-i18next'
import { type TrialsDesk, useTrialsStanding } from './trials.ts'
import './trials.css'

/** Behind 用例: 3/3, or 1 不符; nothing where none is kept. */
export function TrialsMark({ desk }: { readonly desk: TrialsDesk }) {
  const { t } = useTranslation()
  const { same, differ } = useTrialsStanding(desk)
  const count = desk.asked.length
  if (count === 0) return null
  if (differ > 0) return <span className="trials-mark trials-differ">{t('trials.differ', { count: differ })}</span>
  return (
    <span className={`trials-mark${same === count ? ' trials-same' : ''}`}>
      {same === undefined ? `…/${count}` : `${same}/${count}`}
    </span>
  )
}
