import { type Answer, listCycles, listOrders, readDesk } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { Card } from '../../ui/card.tsx'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { isOpen } from '../months/index.ts'
import { type CycleOrderKind, OrderForm, OrdersTable } from '../orders/index.ts'
import { ActsMenu } from './acts-menu.tsx'
import { DutiesCard } from './duties-card.tsx'
import { MissingTable } from './missing-table.tsx'
import { Orphans } from './orphans.tsx'
import { StageLine } from './stage-line.tsx'
import { UrgePanel } from './urge-panel.tsx'
import { VersionBar } from './version-bar.tsx'
import './desk.css'

type Desk = Answer<typeof readDesk>
type CycleCard = Answer<typeof listCycles>['cycles'][number]

const ACTS: readonly CycleOrderKind[] = ['extend', 'pause', 'roster', 'correct', 'void']

/** One running mechanism: its dates, who has not answered, who sits on what, its orders, its earlier cycles. */
export function DeskMechanismPage() {
  const { mechanism = '' } = useParams({ strict: false })
  const { cycle } = useSearch({ strict: false })
  const county = useCounty()
  const query = typeof cycle === 'string' ? { cycle } : {}
  const desk = useQuery(tenantQuery(county, readDesk, { params: { county, mechanism }, query }))
  if (desk.data) return <Desk key={desk.data.cycle?.id} desk={desk.data} />
  if (desk.error) return <FaultBlock error={desk.error} onRetry={() => void desk.refetch()} />
  return <StateBlock state="loading" />
}

function Desk({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [form, setForm] = useState<CycleOrderKind | null>(null)
  const [urging, setUrging] = useState<readonly Desk['missing'][number][] | null>(null)
  // whoever was urged is no longer chosen: the table starts afresh
  const [urged, setUrged] = useState(0)
  const ability = useAbility()
  const { mechanism, cycle } = desk
  usePageTitle(mechanism.name)
  const own = { __caslSubjectType__: 'Cycle', ownerUnitId: mechanism.ownerUnitId } as const
  const mayRepin =
    tenant.kind !== 'sample' &&
    ability.can('open', own) &&
    ability.can('propose', { ...own, __caslSubjectType__: 'Order' } as const)
  const mayUrge = tenant.kind !== 'sample' && ability.can('record', own)
  const orders = useQuery(tenantQuery(county, listOrders, { params: { county }, query: { mechanism: mechanism.id } }))
  const ordersHere = (orders.data?.orders ?? []).filter((one) => one.cycle?.id === cycle?.id)
  const repinWaits = ordersHere.some(({ kind, state }) => kind === 'repin' && state === 'proposed')
  return (
    <PageSplit
      side={
        cycle === null ? null : urging !== null ? (
          <UrgePanel
            cycle={cycle.id}
            rows={urging}
            onDone={() => {
              setUrging(null)
              setUrged((times) => times + 1)
            }}
            onClose={() => setUrging(null)}
          />
        ) : form !== null ? (
          <OrderForm key={form} kind={form} cycle={cycle} onClose={() => setForm(null)} />
        ) : null
      }
    >
      <PageHeader
        crumbs={[
          { text: tenant.name, to: `/${county}` },
          { text: t('menu.desk'), to: `/${county}/desk` },
          ...(mechanism.ownerName === tenant.name ? [] : [{ text: mechanism.ownerName }]),
        ]}
        title={
          cycle === null
            ? mechanism.name
            : t('months.monthTitle', { mechanism: mechanism.name, period: cycle.periodLabel })
        }
        status={<Standing desk={desk} />}
        actions={
          <Acts
            desk={desk}
            onForm={(kind) => {
              setUrging(null)
              setForm(kind)
            }}
          />
        }
        primary={cycle === null ? null : <GoMonth id={cycle.id} />}
      />
      {cycle === null ? (
        <StateBlock state="empty" title={t('desk.never')} text={t('desk.noneText')} />
      ) : (
        <div className="desk-parts">
          <VersionBar cycle={cycle} waits={repinWaits} onTry={mayRepin ? () => setForm('repin') : undefined} />
          <Card title={t('desk.dates')}>
            <StageLine dates={desk.dates} pauses={desk.pauses} />
          </Card>
          {cycle.state === 'voided' ? null : (
            <>
              <MissingTable
                key={urged}
                missing={desk.missing}
                expected={desk.expected}
                onUrge={mayUrge ? setUrging : null}
              />
              <Orphans cycle={cycle.id} />
              <DutiesCard duties={desk.duties} />
            </>
          )}
          <Card title={t('desk.ordersTitle')} flush>
            <OrdersTable orders={ordersHere} />
          </Card>
          <Previous mechanism={mechanism.id} but={cycle.id} />
        </div>
      )}
    </PageSplit>
  )
}

function Standing({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation()
  const { cycle, paused } = desk
  if (cycle === null) return null
  return (
    <>
      <StatusTag status={cycle.state === 'ended' ? 'settled' : 'normal'}>{cycle.stage}</StatusTag>
      {paused ? <StatusTag status="dueSoon">{t('desk.paused')}</StatusTag> : null}
    </>
  )
}

function GoMonth({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  const go = useGo()
  return (
    <Button type="primary" onClick={() => go(`/${county}/cycles/${id}`)}>
      {t('desk.openMonth')}
    </Button>
  )
}

/** What the office may do to this cycle, and which of several running ones is shown. */
function Acts({ desk, onForm }: { readonly desk: Desk; readonly onForm: (kind: CycleOrderKind) => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const go = useGo()
  const ability = useAbility()
  const { tenant } = useSession()
  const { mechanism, cycle, open, paused } = desk
  const own = { __caslSubjectType__: 'Order', ownerUnitId: mechanism.ownerUnitId } as const
  const cycles = { __caslSubjectType__: 'Cycle', ownerUnitId: mechanism.ownerUnitId } as const
  const isLive = cycle !== null && cycle.source === null && cycle.state !== 'voided' && tenant.kind !== 'sample'
  const may = (kind: CycleOrderKind) =>
    isLive && ability.can('propose', own) && ability.can(kind === 'correct' ? 'record' : 'open', cycles)
  const acts = ACTS.map((kind) => (kind === 'pause' && paused ? 'resume' : kind)).filter(may)
  return (
    <div className="desk-acts desk-tools">
      {open.length > 1 || (open.length === 1 && open[0]?.id !== cycle?.id) ? (
        <Select<string>
          aria-label={t('desk.which')}
          popupMatchSelectWidth={false}
          value={cycle?.id ?? null}
          options={[...open, ...(cycle && !isOpen(cycle) ? [cycle] : [])].map((one) => ({
            value: one.id,
            label: `${t('ui.period', { period: one.periodLabel })} ${one.stage}`,
          }))}
          onChange={(id) => go(`/${county}/desk/${mechanism.id}?cycle=${id}`)}
        />
      ) : null}
      <ActsMenu acts={acts} onForm={onForm} />
    </div>
  )
}

function Previous({ mechanism, but }: { readonly mechanism: string; readonly but: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  const list = useQuery(tenantQuery(county, listCycles, { params: { county }, query: { mechanism } }))
  const rows = (list.data?.cycles ?? []).filter(({ id }) => id !== but)
  return (
    <Card title={t('desk.previous')} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="desk-quiet">{t('desk.noPrevious')}</p>
      ) : (
        <ListTable<CycleCard>
          cards
          label={t('desk.previous')}
          rows={rows}
          rowKey={({ id }) => id}
          compact
          columns={[
            {
              key: 'period',
              title: t('desk.period'),
              cell: ({ id, periodLabel: period }) => (
                <GoLink to={`/${county}/cycles/${id}`}>{t('ui.period', { period })}</GoLink>
              ),
            },
            { key: 'stage', title: t('desk.stage'), cell: ({ stage }) => stage },
            { key: 'version', title: t('desk.version'), cell: ({ version }) => t('desk.versionOf', { version }) },
          ]}
        />
      )}
    </Card>
  )
}
