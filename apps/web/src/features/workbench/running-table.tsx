import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import type { CycleCard } from './duties.ts'

/** A line per running cycle: what it is, where it stands, what comes next. */
export function RunningTable({ cycles }: { readonly cycles: readonly CycleCard[] }) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  return (
    <ListTable<CycleCard>
      cards
      label={t('workbench.running')}
      rows={cycles}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'mechanism',
          title: t('workbench.mechanism'),
          cell: ({ id, mechanismName }) => <GoLink to={`/${county}/cycles/${id}`}>{mechanismName}</GoLink>,
        },
        { key: 'period', title: t('workbench.period'), cell: ({ periodLabel: period }) => t('ui.period', { period }) },
        { key: 'stage', title: t('workbench.stage'), cell: ({ stage }) => stage },
        {
          key: 'next',
          title: t('workbench.next'),
          cell: ({ nextAt }) => (nextAt === null ? null : <Moment at={nextAt} now={now} />),
        },
      ]}
    />
  )
}
