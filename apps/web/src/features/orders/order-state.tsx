import type { Answer, listOrders } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '../../ui/status-tag.tsx'

export type OrderCard = Answer<typeof listOrders>['orders'][number]

const STATUS = { proposed: 'dueSoon', confirmed: 'settled', declined: 'stale', withdrawn: 'normal' } as const

export function OrderState({ state }: Pick<OrderCard, 'state'>) {
  const { t } = useTranslation()
  return (
    <StatusTag status={STATUS[state]} bare>
      {t(`orders.states.${state}`)}
    </StatusTag>
  )
}
