import { type Answer, listCycles, readCycle } from '@jizhi/contracts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import type { ListColumn } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { NextOpenings } from './next-openings.tsx'
import { OpenPanel } from './open-panel.tsx'
import { isOpen, nextActOf } from './standing.ts'
import { useReadOnly } from './use-month.ts'
import './months.css'

export type CycleCard = Answer<typeof listCycles>['cycles'][number]

/** What each running month waits for from this person. */
function useMine(cycles: readonly CycleCard[]) {
  const county = useCounty()
  const running = cycles.filter(isOpen)
  const views = useQueries({
    queries: running.map(({ id }) => tenantQuery(county, readCycle, { params: { county, cycle: id } })),
  })
  return new Map(views.flatMap(({ data }) => (data ? [[data.cycle.id, nextActOf(data.tasks)] as const] : [])))
}

/** 运行台: every mechanism's periods, where each stands, what comes next, what waits for me. */
export function MonthsPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const ability = useAbility()
  const readOnly = useReadOnly()
  const [opening, setOpening] = useState(false)
  const [show, setShow] = useState<'running' | 'all'>('running')
  const [mechanism, setMechanism] = useState<string | null>(null)
  const list = useQuery(tenantQuery(county, listCycles, { params: { county }, query: {} }))
  usePageTitle(t('menu.months'))
  const all = list.data?.cycles ?? []
  const names = new Map(all.map((one) => [one.mechanismId, one.mechanismName]))
  const running = all.filter(isOpen)
  const shownKind = show === 'running' && running.length > 0 ? running : all
  const cycles = shownKind.filter((one) => mechanism === null || one.mechanismId === mechanism)
  const mayOpen = ability.can('open', 'Cycle') && !readOnly
  const openButton = (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('months.open')}
    </Button>
  )
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : all.length === 0
        ? {
            state: 'empty' as const,
            title: t('months.none'),
            text: t(mayOpen ? 'months.noneText' : 'months.noneOther'),
            action: mayOpen ? openButton : null,
          }
        : undefined
  const { columns, phoneRow } = useColumns(cycles)
  return (
    <ListPage<CycleCard>
      header={{
        crumbs: [{ text: tenant.name, to: `/${county}` }],
        title: t('menu.months'),
        // with nothing opened yet the empty page offers it, once
        primary: mayOpen && all.length > 0 ? openButton : null,
      }}
      filters={
        all.length === 0 ? null : (
          <>
            <Segmented
              aria-label={t('months.which')}
              value={running.length === 0 ? 'all' : show}
              options={[
                {
                  value: 'running' as const,
                  label: t('months.runningCount', { count: running.length }),
                  disabled: running.length === 0,
                },
                { value: 'all' as const, label: t('months.allCount', { count: all.length }) },
              ]}
              onChange={setShow}
            />
            {names.size > 1 ? (
              <Select<string>
                aria-label={t('months.mechanism')}
                allowClear
                popupMatchSelectWidth={false}
                placeholder={t('months.anyMechanism')}
                value={mechanism}
                options={[...names].map(([value, label]) => ({ value, label }))}
                onChange={(value) => setMechanism(value ?? null)}
              />
            ) : null}
          </>
        )
      }
      legend={mayOpen || readOnly ? null : t('months.othersOpen')}
      table={{ label: t('menu.months'), rows: cycles, rowKey: ({ id }) => id, columns }}
      phoneRow={phoneRow}
      state={state}
      foot={<NextOpenings />}
      side={opening ? <OpenPanel cycles={all} onClose={() => setOpening(false)} /> : null}
    />
  )
}

function useColumns(cycles: readonly CycleCard[]) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const readOnly = useReadOnly()
  const mine = useMine(cycles)
  const address = (id: string) => `/${county}/cycles/${id}`
  const stage = ({ state, stage: words }: CycleCard) => (
    <StatusTag status={state === 'running' ? 'provisional' : state === 'ended' ? 'settled' : 'normal'}>
      {words}
    </StatusTag>
  )
  const waits = ({ id }: CycleCard) => {
    const next = readOnly ? null : mine.get(id)
    return next ? <GoLink to={address(id)}>{t(`months.acts.${next.kind}`)}</GoLink> : null
  }
  const next = ({ nextAt }: CycleCard) => (nextAt === null ? t('months.noNext') : <Moment at={nextAt} now={now} />)
  const columns: ListColumn<CycleCard>[] = [
    {
      key: 'mechanism',
      title: t('months.mechanism'),
      cell: (one) => <GoLink to={address(one.id)}>{one.mechanismName}</GoLink>,
    },
    { key: 'period', title: t('months.period'), width: 150, cell: ({ periodLabel }) => periodLabel },
    { key: 'stage', title: t('months.stage'), width: 130, cell: stage },
    { key: 'next', title: t('months.next'), width: 170, cell: next },
    { key: 'mine', title: t('months.mine'), width: 130, cell: waits },
    { key: 'owner', title: t('months.owner'), width: 150, cell: ({ ownerName }) => ownerName },
    {
      key: 'version',
      title: t('months.version'),
      width: 110,
      cell: ({ version }) => t('months.versionOf', { version }),
    },
  ]
  const phoneRow = (one: CycleCard) => (
    <div className="month-card">
      <GoLink to={address(one.id)}>
        {t('months.monthTitle', { mechanism: one.mechanismName, period: one.periodLabel })}
      </GoLink>
      <div className="month-row-marks">
        {stage(one)} <span className="side-note">{next(one)}</span> {waits(one)}
      </div>
    </div>
  )
  return { columns, phoneRow }
}
