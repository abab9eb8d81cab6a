import { listCycles, listMechanisms, readCycle } from '@jizhi/contracts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { Card } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { isOpen } from '../months/index.ts'
import { OrdersTable, useMyOrders } from '../orders/index.ts'
import { dutiesOf } from './duties.ts'
import { DutyTable } from './duty-table.tsx'
import { OpenPages } from './open-pages.tsx'
import { RunningTable } from './running-table.tsx'

/** Running cycles and what each waits for from this person. */
function useWork() {
  const county = useCounty()
  const enabled = useAbility().can('read', 'Cycle')
  const list = useQuery({ ...tenantQuery(county, listCycles, { params: { county }, query: {} }), enabled })
  const running = (list.data?.cycles ?? []).filter(isOpen)
  const views = useQueries({
    queries: running.map(({ id }) => tenantQuery(county, readCycle, { params: { county, cycle: id } })),
  })
  return {
    running,
    duties: dutiesOf(views.flatMap(({ data }) => (data ? [data] : []))),
    error: list.error ?? views.find(({ error }) => error)?.error ?? null,
    loading: enabled && (list.isPending || views.some(({ isPending }) => isPending)),
    again: () => void Promise.all([list.refetch(), ...views.map((view) => view.refetch())]),
  }
}

/** Versions that this person may approve. */
function useApprovals() {
  const county = useCounty()
  const ability = useAbility()
  const { tenant } = useSession()
  const enabled = ability.can('approve', 'Mechanism') && tenant.kind !== 'sample'
  const list = useQuery({ ...tenantQuery(county, listMechanisms, { params: { county } }), enabled })
  return (list.data?.mechanisms ?? []).flatMap(({ id, name, ownerUnitId, ownerName, waiting }) => {
    // ownership decides, as it does at the door
    const mechanism = { __caslSubjectType__: 'Mechanism', ownerUnitId } as const
    return waiting !== null && ability.can('approve', mechanism) ? [{ id, name, ownerName, version: waiting }] : []
  })
}

export function WorkbenchPage() {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const { running, duties, error, loading, again } = useWork()
  const approvals = useApprovals()
  usePageTitle(t('workbench.title'))
  const { toConfirm, touching } = useMyOrders()
  const count = duties.length + approvals.length + toConfirm.length
  const title = count === 0 ? t('workbench.title') : t('workbench.titleCount', { count })
  return (
    <PageSplit>
      <PageHeader crumbs={[{ text: tenant.name }]} title={title} />
      {count > 0 ? (
        <Card title={t('workbench.tasks')} flush>
          <DutyTable duties={duties} approvals={approvals} orders={toConfirm} />
        </Card>
      ) : (
        <Card>
          {error ? (
            <FaultBlock error={error} onRetry={again} />
          ) : loading ? (
            <StateBlock state="loading" />
          ) : (
            <StateBlock state="empty" title={t('workbench.nothing')} text={t('workbench.nothingText')} />
          )}
        </Card>
      )}
      {touching.length > 0 ? (
        <Card title={t('orders.touchesTitle')} flush>
          <OrdersTable orders={touching} />
        </Card>
      ) : null}
      {running.length > 0 ? (
        <Card title={t('workbench.running')} flush>
          <RunningTable cycles={running} />
        </Card>
      ) : null}
      <OpenPages />
    </PageSplit>
  )
}
