import { listOrders } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { InitialForm, type OrderCard, OrderState } from '../orders/index.ts'

/** 期初: what was brought in from before the first own period, by whom, and who signed it (HIST-13). */
export function InitialTab({ switcher }: { readonly switcher: ReactNode }) {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const session = useSession()
  const ability = useAbility()
  const now = countyNow(session)
  const [open, setOpen] = useState(false)
  const figures = useQuery(tenantQuery(county, listOrders, { params: { county }, query: { kind: 'initial' } }))
  const cases = useQuery(tenantQuery(county, listOrders, { params: { county }, query: { kind: 'initial-cases' } }))
  usePageTitle(t('orders.initial.title'))
  const may = session.tenant.kind !== 'sample' && ability.can('propose', 'Order') && ability.can('open', 'Cycle')
  const mayImport = may && ability.can('import', 'Import')
  const orders = [...(figures.data?.orders ?? []), ...(cases.data?.orders ?? [])].sort((a, b) =>
    a.proposedAt < b.proposedAt ? 1 : -1,
  )
  const error = figures.error ?? cases.error
  const again = () => void Promise.all([figures.refetch(), cases.refetch()])
  const address = ({ id }: OrderCard) => `/${county}/orders/${id}`
  const second = ({ state, decidedBy }: OrderCard) =>
    state === 'proposed' ? t('orders.initial.waits') : (decidedBy ?? '—')
  const register = may ? (
    <Button type="primary" onClick={() => setOpen(true)}>
      {t('orders.initial.register')}
    </Button>
  ) : null
  const state = error
    ? { ...stateOfError(error), action: <Button onClick={again}>{t('ui.retry')}</Button> }
    : figures.isPending || cases.isPending
      ? { state: 'loading' as const }
      : orders.length === 0
        ? {
            state: 'empty' as const,
            title: t('orders.initial.none'),
            text: t('orders.initial.noneText'),
          }
        : undefined
  return (
    <ListPage<OrderCard>
      header={{
        crumbs: [{ text: session.tenant.name, to: `/${county}` }],
        title: t('menu.history'),
        actions: mayImport ? (
          <>
            <Button onClick={() => go(`/${county}/import?kind=initial-cases`)}>{t('cases.bring')}</Button>
            <Button onClick={() => go(`/${county}/import?kind=initial`)}>{t('orders.initial.import')}</Button>
          </>
        ) : null,
        primary: register,
      }}
      before={switcher}
      side={open ? <InitialForm onClose={() => setOpen(false)} /> : null}
      table={{
        label: t('orders.initial.title'),
        rows: orders,
        rowKey: ({ id }) => id,
        columns: [
          {
            key: 'what',
            title: t('orders.what'),
            cell: (one) => <GoLink to={address(one)}>{one.sentence}</GoLink>,
          },
          { key: 'who', title: t('orders.who'), width: 160, cell: ({ proposedBy }) => proposedBy },
          { key: 'second', title: t('orders.initial.second'), width: 160, cell: second },
          {
            key: 'when',
            title: t('orders.when'),
            width: 170,
            cell: ({ proposedAt, decidedAt }) => <Moment at={decidedAt ?? proposedAt} now={now} />,
          },
          { key: 'state', title: t('orders.state'), width: 110, cell: (one) => <OrderState {...one} /> },
        ],
      }}
      phoneRow={(one) => (
        <>
          <p>
            <GoLink to={address(one)}>{one.sentence}</GoLink>
          </p>
          <p className="side-note">
            {one.proposedBy} · {second(one)} <OrderState {...one} />
          </p>
        </>
      )}
      state={state}
    />
  )
}
