import { useTranslation } from 'react-i18next'
import type { OutlookRow } from './outlook-model.ts'

const MARKS = { better: '＋', worse: '－', both: '±', same: '＝' } as const

/** Mark and word; with a count, how many there are of them. */
export function VerdictTag(props: { readonly verdict: OutlookRow['verdict']; readonly count?: number }) {
  const { t } = useTranslation()
  const { verdict, count } = props
  return (
    <span className={`verdict-tag verdict-${verdict}`}>
      <span aria-hidden="true">{MARKS[verdict]}</span> {t(`outlook.verdicts.${verdict}`)}
      {count === undefined ? '' : ` ${count}`}
    </span>
  )
}
