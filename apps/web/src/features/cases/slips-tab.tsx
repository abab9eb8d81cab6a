import { type Answer, closeWorkSlip, listWorkSlips } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { useAct } from '../../frame/use-act.ts'
import { ListPage } from '../../ui/list-page.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { Moment } from '../../ui/moment.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SlipPanel } from './slip-panel.tsx'
import { SlipReply } from './slip-reply.tsx'

export type Slip = Answer<typeof listWorkSlips>['slips'][number]
type Side = { readonly kind: 'new' } | { readonly kind: 'slip'; readonly id: string } | null

/** 工作联系单: what my units wrote and were written, what is late, what I may answer or close. */
export function SlipsTab({ switcher }: { readonly switcher: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [side, setSide] = useState<Side>(null)
  const { act, busy } = useAct()
  const list = useQuery(tenantQuery(county, listWorkSlips, { params: { county } }))
  usePageTitle(t('cases.slips.title'))
  const from = list.data?.from ?? []
  const write =
    from.length === 0 ? null : (
      <Button type="primary" onClick={() => setSide({ kind: 'new' })}>
        {t('cases.slips.write')}
      </Button>
    )
  const shown = side?.kind === 'slip' ? list.data?.slips.find(({ id }) => id === side.id) : undefined
  const close = (slip: Slip) =>
    void act(closeWorkSlip, { params: { county, slip: slip.id } }, t('cases.slips.closed')).then(() => setSide(null))
  const { columns, phoneRow } = useSlipColumns((id) => setSide({ kind: 'slip', id }))
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : (list.data?.slips.length ?? 0) === 0
        ? { state: 'empty' as const, title: t('cases.slips.none'), text: t('cases.slips.noneText'), action: write }
        : undefined
  return (
    <ListPage<Slip>
      header={{ crumbs: [{ text: tenant.name, to: `/${county}` }], title: t('menu.cases'), primary: write }}
      before={switcher}
      table={{ label: t('cases.slips.title'), rows: list.data?.slips ?? [], rowKey: ({ id }) => id, columns }}
      phoneRow={phoneRow}
      state={state}
      side={
        side?.kind === 'new' && list.data ? (
          <SlipPanel from={from} to={list.data.to} onClose={() => setSide(null)} />
        ) : shown ? (
          <SlipReply key={shown.id} slip={shown} busy={busy} onEnd={() => close(shown)} onClose={() => setSide(null)} />
        ) : null
      }
    />
  )
}

function useSlipColumns(onOpen: (id: string) => void) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const name = (slip: Slip) => (
    <button type="button" className="case-name" onClick={() => onOpen(slip.id)}>
      {slip.title ?? t('cases.noWords')}
    </button>
  )
  const state = (slip: Slip) => (
    <StatusTag status={slip.state === 'closed' ? 'settled' : slip.overdue ? 'overdue' : 'normal'}>
      {[t(`cases.slips.states.${slip.state}`), ...(slip.overdue ? [t('cases.late')] : [])].join(' · ')}
    </StatusTag>
  )
  const columns: ListColumn<Slip>[] = [
    {
      key: 'no',
      title: t('cases.no'),
      width: 140,
      cell: ({ year, number }) => t('cases.slips.number', { year, number }),
    },
    { key: 'title', title: t('cases.slips.about'), cell: name },
    { key: 'from', title: t('cases.slips.from'), width: 160, cell: ({ fromName }) => fromName },
    { key: 'to', title: t('cases.slips.to'), width: 160, cell: ({ toName }) => toName },
    { key: 'state', title: t('cases.status'), width: 150, cell: state },
    { key: 'due', title: t('cases.slips.due'), width: 140, cell: ({ dueAt }) => <Moment at={dueAt} now={now} /> },
  ]
  const phoneRow = (slip: Slip) => (
    <div className="case-card">
      {name(slip)}
      <div className="case-card-line">
        {state(slip)} <span className="case-quiet">{t('cases.slips.way', { from: slip.fromName, to: slip.toName })}</span>
      </div>
    </div>
  )
  return { columns, phoneRow }
}
