import { type Answer, listDuties } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { Card } from '../../ui/card.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { DueTag } from '../../ui/moment.tsx'
import './desk.css'

type Orphan = Answer<typeof listDuties>['orphans'][number]

/** 无人任职: what stands still until somebody is appointed; of one cycle, or of all. */
export function Orphans({ cycle }: { readonly cycle?: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const { data } = useQuery(tenantQuery(county, listDuties, { params: { county } }))
  const orphans = (data?.orphans ?? []).filter((one) => cycle === undefined || one.cycle === cycle)
  if (orphans.length === 0) return null
  return (
    <Card
      title={t('desk.orphans')}
      end={<GoLink to={`/${county}/people?tab=posts`}>{t('workbench.appoint')}</GoLink>}
      flush
    >
      <ListTable<Orphan>
        cards
        label={t('desk.orphans')}
        rows={orphans}
        rowKey={({ cycle: of, block, kind, why, dueAt }) => [of, block, kind, why, dueAt].join('|')}
        columns={[
          {
            key: 'what',
            title: t('desk.what'),
            cell: ({ kind, blockName, rows }) =>
              `${t(`workbench.kinds.${kind}`)} · ${blockName}，${t('desk.rowsCount', { count: rows.length })}`,
          },
          { key: 'why', title: t('orders.why'), cell: ({ why }) => why },
          {
            key: 'month',
            title: t('desk.period'),
            cell: (one) => (
              <GoLink to={`/${county}/cycles/${one.cycle}`}>
                {t('months.monthTitle', { mechanism: one.mechanismName, period: one.periodLabel })}
              </GoLink>
            ),
          },
          {
            key: 'due',
            title: t('desk.due'),
            width: 190,
            cell: ({ dueAt }) => (dueAt === null ? null : <DueTag at={dueAt} now={now} bare />),
          },
        ]}
      />
    </Card>
  )
}
