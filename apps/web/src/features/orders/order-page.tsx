import { type Answer, confirmOrder, declineOrder, readOrder, withdrawOrder } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { useAct } from '../../frame/use-act.ts'
import { Card } from '../../ui/card.tsx'
import { DeedPanel } from '../../ui/deed-panel.tsx'
import { FactList } from '../../ui/detail-page.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { useMomentWords } from '../../ui/moment.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { ChangeView } from './change-view.tsx'
import { OrderState } from './order-state.tsx'
import './orders.css'

type Order = Answer<typeof readOrder>
type Deed = 'confirm' | 'decline' | 'withdraw'

/** Units up to this many are listed at once. */
const LISTED = 40

/** One 办理单 on one sheet: what, why, who, when, on whom, and what follows. */
export function OrderPage() {
  const { order: id = '' } = useParams({ strict: false })
  const county = useCounty()
  const order = useQuery(tenantQuery(county, readOrder, { params: { county, order: id } }))
  if (order.data) return <Sheet order={order.data} />
  if (order.error) return <FaultBlock error={order.error} onRetry={() => void order.refetch()} />
  return <StateBlock state="loading" />
}

function Sheet({ order }: { readonly order: Order }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [deed, setDeed] = useState<Deed | null>(null)
  const title = t('orders.sheetTitle', { kind: t(`orders.kinds.${order.kind}`) })
  usePageTitle(title)
  return (
    <PageSplit side={deed === null ? null : <Decide order={order} deed={deed} onClose={() => setDeed(null)} />}>
      <PageHeader
        crumbs={[
          { text: tenant.name, to: `/${county}` },
          { text: t('menu.desk'), to: `/${county}/desk` },
          ...(order.cycle
            ? [
                {
                  text: order.cycle.mechanismName,
                  to: `/${county}/desk/${order.cycle.mechanismId}?cycle=${order.cycle.id}`,
                },
              ]
            : []),
        ]}
        title={title}
        status={<OrderState state={order.state} />}
        actions={
          <div className="order-tools">
            <Button onClick={() => window.print()}>{t('orders.print')}</Button>
            {order.mayWithdraw ? <Button onClick={() => setDeed('withdraw')}>{t('orders.withdraw')}</Button> : null}
            {order.mayConfirm ? <Button onClick={() => setDeed('decline')}>{t('orders.decline')}</Button> : null}
          </div>
        }
        primary={
          order.mayConfirm ? (
            <Button type="primary" disabled={order.blocked !== null} onClick={() => setDeed('confirm')}>
              {t('orders.confirm')}
            </Button>
          ) : null
        }
      />
      <div className="order-parts">
        <FactList facts={useFacts(order)} />
        {order.blocked ? <Card title={t('orders.blocked')}>{order.blocked}</Card> : null}
        {order.moved && order.blocked === null ? <Card title={t('orders.moved')}>{t('orders.movedText')}</Card> : null}
        <Card title={t(order.state === 'proposed' ? 'orders.effectAhead' : 'orders.effectDone')}>
          {order.change ? <ChangeView change={order.change} /> : <p>{t('orders.effectNone')}</p>}
        </Card>
        <Units units={order.units} />
      </div>
    </PageSplit>
  )
}

function useFacts(order: Order) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const words = useMomentWords()
  const { cycle, state, decidedBy, decidedAt } = order
  const second =
    state === 'proposed'
      ? t('orders.waiting')
      : decidedBy === null
        ? t('orders.atOnce')
        : t(`orders.decided.${state}`, { who: decidedBy, when: words(decidedAt ?? '', now) })
  return [
    { label: t('orders.what'), value: order.sentence },
    { label: t('orders.why'), value: order.reason ?? t('orders.erased') },
    ...(cycle
      ? [
          {
            label: t('orders.about'),
            value: (
              <GoLink to={`/${county}/cycles/${cycle.id}`}>
                {t('months.monthTitle', { mechanism: cycle.mechanismName, period: cycle.periodLabel })}
              </GoLink>
            ),
          },
        ]
      : []),
    { label: t('desk.owner'), value: order.ownerName },
    {
      label: t('orders.who'),
      value: t('orders.proposed', { who: order.proposedBy, when: words(order.proposedAt, now) }),
    },
    { label: t('orders.second'), value: second },
    ...(order.decision ? [{ label: t('orders.opinion'), value: order.decision }] : []),
    {
      label: t('orders.touched'),
      value: `${t('orders.touchedCount', { count: order.touched })}${order.touchesMe ? ` · ${t('orders.touchesMe')}` : ''}`,
    },
  ]
}

function Units({ units }: Pick<Order, 'units'>) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  if (units.length === 0) return null
  const shown = all ? units : units.slice(0, LISTED)
  return (
    <Card title={t('orders.touched')}>
      <p className="order-units">{shown.map(({ name }) => name).join('、')}</p>
      {shown.length < units.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          {t('orders.allUnits', { count: units.length })}
        </Button>
      ) : null}
    </Card>
  )
}

function Decide({
  order,
  deed,
  onClose,
}: {
  readonly order: Order
  readonly deed: Deed
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const params = { county, order: order.id }
  const decide = async (words: string | null) => {
    const done =
      deed === 'confirm'
        ? await act(confirmOrder, { params, body: { words, seen: order.seen } }, t('orders.confirmed'))
        : deed === 'decline'
          ? await act(declineOrder, { params, body: { words: words ?? '' } }, t('orders.declined'))
          : await act(withdrawOrder, { params, body: {} }, t('orders.withdrawn'))
    if (done) onClose()
  }
  return (
    <DeedPanel
      key={deed}
      title={t(`orders.${deed}`)}
      subtitle={order.sentence}
      reason={deed === 'decline' ? 'required' : deed === 'confirm' ? 'optional' : 'none'}
      verb={t(`orders.${deed}`)}
      busy={busy}
      onDo={(words) => void decide(words)}
      onClose={onClose}
    >
      <p>{t(`orders.${deed}Note`)}</p>
    </DeedPanel>
  )
}
