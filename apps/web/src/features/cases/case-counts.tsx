import { useTranslation } from 'react-i18next'
import { FigureStrip } from '../../ui/figure-strip.tsx'
import type { CaseList } from './cases-page.tsx'

/** CASE-4: the closing rate never stands without what it is a share of. */
export function CaseCounts({ counts }: { readonly counts: CaseList['counts'] }) {
  const { t } = useTranslation()
  const { open, overdue, closedThisMonth, dueThisMonth, dueAndClosed, rate } = counts
  return (
    <FigureStrip
      figures={[
        { key: 'open', label: t('cases.countOpen'), figure: open },
        {
          key: 'overdue',
          label: t('cases.countOverdue'),
          figure: <span className={overdue > 0 ? 'case-late' : undefined}>{overdue}</span>,
        },
        { key: 'closed', label: t('cases.countClosed'), figure: closedThisMonth },
        {
          key: 'rate',
          label: t('cases.countRate'),
          figure: rate ?? '—',
          note: rate === null ? t('cases.rateNone') : t('cases.rateNote', { due: dueThisMonth, done: dueAndClosed }),
        },
      ]}
    />
  )
}
