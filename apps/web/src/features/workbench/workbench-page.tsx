import { listCycles, listDuties, listMechanisms } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { type WorkTab, workTabs } from '../../frame/work-search.ts'
import { Card } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { isOpen } from '../months/index.ts'
import { OrdersTable, useMyOrders } from '../orders/index.ts'
import { DeedList, type Retractable } from './deed-list.tsx'
import { type Approval, type Duty, keyOf, type Order, shanghaiDay, type Work } from './duties.ts'
import { DutyTable, OrphanTable } from './duty-table.tsx'
import { FillForm } from './fill-form.tsx'
import { HandOnForm } from './hand-on-form.tsx'
import { type Holding, LeaveForm } from './leave-form.tsx'
import { LeavesCard } from './leaves-card.tsx'
import { MyCases, useMyCases } from './my-cases.tsx'
import { NoteList } from './note-list.tsx'
import { OpenPages } from './open-pages.tsx'
import { RetractForm } from './retract-form.tsx'
import { RunningTable } from './running-table.tsx'

/** What this person has to do, did, and was told of, over everything that runs. */
function useWork() {
  const county = useCounty()
  return useQuery(tenantQuery(county, listDuties, { params: { county } }))
}

function useRunning() {
  const county = useCounty()
  const enabled = useAbility().can('read', 'Cycle')
  const list = useQuery({ ...tenantQuery(county, listCycles, { params: { county }, query: {} }), enabled })
  return (list.data?.cycles ?? []).filter(isOpen)
}

/** Versions that this person may approve. */
function useApprovals(): readonly Approval[] {
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

type Side =
  | { readonly handOn: Duty }
  | { readonly fill: Duty }
  | { readonly retract: Retractable }
  | { readonly leave: readonly Holding[] }

export function WorkbenchPage() {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const county = useCounty()
  const { tab = 'todo' } = useSearch({ from: '/$county/' })
  const navigate = useNavigate()
  const work = useWork()
  const running = useRunning()
  const approvals = useApprovals()
  const [side, setSide] = useState<Side>()
  usePageTitle(t('workbench.title'))
  const { toConfirm, touching } = useMyOrders()
  const cases = useMyCases()
  const { todo = [], done = [], notes = [], handOvers = [], orphans = [] } = work.data ?? {}
  const counts = {
    todo: todo.length + approvals.length + toConfirm.length + cases.total,
    done: done.length,
    notes: notes.length + handOvers.length,
  }
  const title = counts.todo === 0 ? t('workbench.title') : t('workbench.titleCount', { count: counts.todo })
  return (
    <PageSplit side={side ? <WorkSide side={side} onClose={() => setSide(undefined)} /> : null}>
      <PageHeader crumbs={[{ text: tenant.name }]} title={title} />
      <Segmented
        className="workbench-tabs"
        value={tab}
        options={workTabs.map((value) => ({ value, label: t(`workbench.tabs.${value}`, { count: counts[value] }) }))}
        onChange={(next: WorkTab) => void navigate({ to: '/$county', params: { county }, search: { tab: next } })}
      />
      {work.error ? (
        <Card>
          <FaultBlock error={work.error} onRetry={() => void work.refetch()} />
        </Card>
      ) : work.isPending ? (
        <Card>
          <StateBlock state="loading" />
        </Card>
      ) : counts[tab] > (tab === 'todo' ? cases.total : 0) ? (
        <Card title={t(`workbench.cards.${tab}`)} flush>
          <Lines
            tab={tab}
            work={work.data}
            approvals={approvals}
            orders={toConfirm}
            onSide={tenant.kind === 'sample' ? undefined : setSide}
          />
        </Card>
      ) : counts[tab] > 0 ? null : (
        <Card>
          <StateBlock state="empty" title={t(`workbench.empty.${tab}`)} text={t(`workbench.emptyText.${tab}`)} />
        </Card>
      )}
      {tab === 'todo' ? <MyCases {...cases} /> : null}
      {tab === 'todo' && touching.length > 0 ? (
        <Card title={t('orders.touchesTitle')} flush>
          <OrdersTable orders={touching} />
        </Card>
      ) : null}
      {tab === 'todo' && orphans.length > 0 ? (
        <Card title={t('workbench.orphans')} flush>
          <OrphanTable orphans={orphans} />
        </Card>
      ) : null}
      {tab === 'todo' && running.length > 0 ? (
        <Card title={t('workbench.running')} flush>
          <RunningTable cycles={running} />
        </Card>
      ) : null}
      {tab === 'todo' ? <LeavesCard onLeave={(leave) => setSide({ leave })} /> : null}
      <OpenPages />
    </PageSplit>
  )
}

/** One form at a time, beside the lists. */
function WorkSide({ side, onClose }: { readonly side: Side; readonly onClose: () => void }) {
  const now = countyNow(useSession())
  if ('handOn' in side) return <HandOnForm key={keyOf(side.handOn)} duty={side.handOn} onBack={onClose} />
  if ('fill' in side) return <FillForm key={keyOf(side.fill)} duty={side.fill} onBack={onClose} />
  if ('retract' in side) return <RetractForm key={side.retract.fact} one={side.retract} onBack={onClose} />
  return <LeaveForm holdings={side.leave} today={shanghaiDay(now)} onBack={onClose} />
}

function Lines(props: {
  readonly tab: WorkTab
  readonly work: Work
  readonly approvals: readonly Approval[]
  readonly orders: readonly Order[]
  readonly onSide: ((side: Side) => void) | undefined
}) {
  const { tab, work, approvals, orders, onSide } = props
  if (tab === 'done') return <DeedList deeds={work.done} onRetract={onSide && ((retract) => onSide({ retract }))} />
  if (tab === 'notes') return <NoteList notes={work.notes} handOvers={work.handOvers} />
  return (
    <DutyTable
      duties={work.todo}
      approvals={approvals}
      orders={orders}
      onFill={onSide && ((fill) => onSide({ fill }))}
      onHandOn={onSide && ((handOn) => onSide({ handOn }))}
    />
  )
}
