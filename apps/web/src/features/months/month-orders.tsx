import { listOrders } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { Card } from '../../ui/card.tsx'
import { OrdersTable } from '../orders/index.ts'

/** 办理单 of this month: extensions, corrections and the like, each on its own sheet. */
export function MonthOrders({ cycle }: { readonly cycle: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  const enabled = useAbility().can('read', 'Order')
  const list = useQuery({ ...tenantQuery(county, listOrders, { params: { county }, query: { cycle } }), enabled })
  const orders = list.data?.orders ?? []
  if (orders.length === 0) return null
  return (
    <Card title={t('orders.title')} flush>
      <OrdersTable orders={orders} />
    </Card>
  )
}
