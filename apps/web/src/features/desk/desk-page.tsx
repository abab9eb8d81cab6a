import { type Answer, listCycles, listDesk } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink } from '../../ui/go-link.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { isOpen, NextOpenings, OpenPanel } from '../months/index.ts'
import { Count } from './count.tsx'
import { Orphans } from './orphans.tsx'
import './desk.css'

type Line = Answer<typeof listDesk>['lines'][number]

/** 运行台: every mechanism that runs, a line per running cycle, those with the most overdue first. */
export function DeskPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const mayOpen = useAbility().can('open', 'Cycle') && tenant.kind !== 'sample'
  const [opening, setOpening] = useState(false)
  const list = useQuery(tenantQuery(county, listDesk, { params: { county } }))
  const opened = useQuery({ ...tenantQuery(county, listCycles, { params: { county }, query: {} }), enabled: opening })
  usePageTitle(t('desk.title'))
  const lines = list.data?.lines ?? []
  const sums = sumsOf(lines)
  const openButton = (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('months.open')}
    </Button>
  )
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : lines.length === 0
        ? { state: 'empty' as const, title: t('desk.none'), text: t('desk.noneText') }
        : undefined
  const { columns, phoneRow } = useColumns()
  return (
    <ListPage<Line>
      header={{
        crumbs: [{ text: tenant.name, to: `/${county}` }],
        title: t('desk.title'),
        primary: mayOpen ? openButton : null,
      }}
      {...(sums.running === 0
        ? {}
        : {
            sentence: {
              status: sums.overdue > 0 ? ('overdue' as const) : ('normal' as const),
              sentence: t(sums.unanswered + sums.duties + sums.orders === 0 ? 'desk.quiet' : 'desk.sentence', sums),
            },
          })}
      table={{
        label: t('desk.title'),
        rows: lines,
        rowKey: ({ mechanismId, cycle }) => `${mechanismId}|${cycle?.id ?? ''}`,
        columns,
        totals: {
          mechanism: t('desk.total'),
          unanswered: sums.unanswered,
          overdue: sums.overdue,
          duties: sums.duties,
          orders: sums.orders,
        },
      }}
      phoneRow={phoneRow}
      state={state}
      foot={
        <>
          <Orphans />
          <NextOpenings />
        </>
      }
      side={opening && opened.data ? <OpenPanel cycles={opened.data.cycles} onClose={() => setOpening(false)} /> : null}
    />
  )
}

function sumsOf(lines: readonly Line[]) {
  const sum = (pick: (line: Line) => number) => lines.reduce((total, line) => total + pick(line), 0)
  return {
    running: sum(({ cycle }) => (cycle !== null && isOpen(cycle) ? 1 : 0)),
    unanswered: sum((line) => line.unanswered),
    overdue: sum((line) => line.overdue),
    duties: sum((line) => line.duties),
    orders: sum((line) => line.orders),
  }
}

function useColumns() {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const name = ({ mechanismId, mechanismName, cycle, event }: Line) => (
    <GoLink
      to={
        event
          ? `/${county}/cases?mechanism=${mechanismId}`
          : `/${county}/desk/${mechanismId}${cycle ? `?cycle=${cycle.id}` : ''}`
      }
    >
      {mechanismName}
    </GoLink>
  )
  const stage = ({ cycle, event }: Line) =>
    event ? (
      <span className="desk-quiet">{t('desk.event')}</span>
    ) : cycle === null ? (
      <span className="desk-quiet">{t('desk.never')}</span>
    ) : (
      <StatusTag status={cycle.state === 'running' ? 'provisional' : cycle.state === 'ended' ? 'settled' : 'normal'}>
        {cycle.stage}
      </StatusTag>
    )
  const period = ({ cycle }: Line) =>
    cycle === null ? null : (
      <GoLink to={`/${county}/cycles/${cycle.id}`}>{t('ui.period', { period: cycle.periodLabel })}</GoLink>
    )
  const next = ({ cycle }: Line) => (cycle?.nextAt ? <Moment at={cycle.nextAt} now={now} /> : null)
  const columns: ListColumn<Line>[] = [
    { key: 'mechanism', title: t('desk.mechanism'), cell: name },
    { key: 'owner', title: t('desk.owner'), width: 130, cell: ({ ownerName }) => ownerName },
    { key: 'period', title: t('desk.period'), width: 110, cell: period },
    { key: 'stage', title: t('desk.stage'), width: 130, cell: stage },
    { key: 'next', title: t('desk.next'), width: 150, cell: next },
    {
      key: 'unanswered',
      title: t('desk.unanswered'),
      width: 76,
      figure: true,
      cell: (one) => <Count of={one.unanswered} />,
    },
    {
      key: 'overdue',
      title: t('desk.overdue'),
      width: 76,
      figure: true,
      cell: (one) => <Count of={one.overdue} late />,
    },
    { key: 'duties', title: t('desk.duties'), width: 76, figure: true, cell: (one) => <Count of={one.duties} /> },
    { key: 'orders', title: t('desk.orders'), width: 84, figure: true, cell: (one) => <Count of={one.orders} /> },
  ]
  const phoneRow = (line: Line) => (
    <div className="desk-card">
      <div className="desk-card-head">
        {name(line)} {period(line)}
      </div>
      <div className="desk-card-marks">
        {stage(line)} {next(line)}
      </div>
      <p className="desk-quiet">
        {t('desk.unanswered')} <Count of={line.unanswered} />, {t('desk.overdue')} <Count of={line.overdue} late />,{' '}
        {t('desk.duties')} <Count of={line.duties} />, {t('desk.orders')} <Count of={line.orders} />
      </p>
    </div>
  )
  return { columns, phoneRow }
}
