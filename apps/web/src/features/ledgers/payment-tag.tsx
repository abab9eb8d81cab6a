import type { Answer, readEntry } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '../../ui/status-tag.tsx'

/** 已付 and 退回 with day and voucher; nothing where nothing was reported back. */
export function PaymentTag({ payment }: { readonly payment: Answer<typeof readEntry>['payment'] }) {
  const { t } = useTranslation()
  if (payment === null) return null
  const { state, day, voucher } = payment
  return (
    <span title={voucher === '' ? day : `${day} ${t('ledgers.voucher', { voucher })}`}>
      <StatusTag bare status={state === 'paid' ? 'settled' : 'overdue'}>
        {t(`ledgers.${state}`)}
      </StatusTag>{' '}
      <span className="side-note">{day}</span>
    </span>
  )
}
