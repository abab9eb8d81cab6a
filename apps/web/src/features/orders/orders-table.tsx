import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { type OrderCard, OrderState } from './order-state.tsx'
import './orders.css'

/** 办理单, newest first: what, why, who, and where it stands. */
export function OrdersTable({ orders }: { readonly orders: readonly OrderCard[] }) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  if (orders.length === 0) return <p className="order-none">{t('orders.noneText')}</p>
  return (
    <ListTable<OrderCard>
      cards
      label={t('orders.title')}
      rows={orders}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'kind',
          title: t('orders.kind'),
          width: 96,
          cell: ({ kind }) => <PlainTag>{t(`orders.kinds.${kind}`)}</PlainTag>,
        },
        {
          key: 'what',
          title: t('orders.what'),
          cell: ({ id, sentence }) => <GoLink to={`/${county}/orders/${id}`}>{sentence}</GoLink>,
        },
        { key: 'why', title: t('orders.why'), cell: ({ reason }) => reason ?? t('orders.erased') },
        { key: 'who', title: t('orders.who'), width: 150, cell: ({ proposedBy }) => proposedBy },
        {
          key: 'when',
          title: t('orders.when'),
          width: 150,
          cell: ({ proposedAt }) => <Moment at={proposedAt} now={now} />,
        },
        { key: 'state', title: t('orders.state'), width: 110, cell: (one) => <OrderState {...one} /> },
      ]}
    />
  )
}
