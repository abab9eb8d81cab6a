import type { Mechanism } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { Card } from '../../ui/card.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { MovedByNotices } from '../../ui/moved-by-notices.tsx'
import { blockNameOf } from './drawing-of.ts'
import { FactLines } from './fact-lines.tsx'
import { MonthOrders } from './month-orders.tsx'
import type { CycleView } from './standing.ts'

/** 经过: when each date falls and how it was counted, what was stated, and what was found while computing. */
export function CourseTab({ view, drawing }: { readonly view: CycleView; readonly drawing: Mechanism | undefined }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const { deadlines, findings } = view
  return (
    <div className="month-stack">
      {deadlines.length > 0 ? (
        <Card title={t('months.deadlines')}>
          <ol className="month-course">
            {deadlines.map(({ id, at, label, why, passed, notices }) => (
              <li key={id} className={passed ? undefined : 'month-course-ahead'}>
                <Moment at={at} now={now} />
                <span>{label}</span>
                <span className="month-course-why">
                  {why}
                  <MovedByNotices notices={notices} now={now} />
                </span>
              </li>
            ))}
          </ol>
        </Card>
      ) : null}
      <MonthOrders cycle={view.cycle.id} />
      <FactLines cycle={view.cycle.id} facts={view.facts} />
      {findings.length > 0 ? (
        <Card title={t('months.findings')} flush>
          <ListTable
            cards
            label={t('months.findings')}
            rows={findings}
            rowKey={(one) => `${one.code}|${one.block}|${one.rowName}|${one.message}`}
            columns={[
              { key: 'block', title: t('months.where'), width: 160, cell: ({ block }) => blockNameOf(drawing, block) },
              { key: 'row', title: t('months.unit'), width: 140, cell: ({ rowName }) => rowName },
              { key: 'message', title: t('months.what'), cell: ({ message }) => message },
            ]}
          />
        </Card>
      ) : null}
    </div>
  )
}
