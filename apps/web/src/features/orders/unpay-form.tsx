import type { Answer, listPayables } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { FactList } from '../../ui/detail-page.tsx'
import { Money } from '../../ui/money.tsx'
import { OrderSheet } from './order-sheet.tsx'

type Payable = Answer<typeof listPayables>['payables'][number]

/** 撤销支付: what was reported as paid, or as come back, and was not; a second person confirms it. */
export function UnpayForm({ payable, onClose }: { readonly payable: Payable; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { payment } = payable
  return (
    <OrderSheet
      kind="unpay"
      subtitle={payable.ownerName}
      cycle={null}
      order={{ kind: 'unpay', content: { entry: payable.entry } }}
      needed={t('orders.needed.reason')}
      reasonHint={t('orders.unpay.reasonHint')}
      onClose={onClose}
    >
      <FactList
        narrow
        facts={[
          { label: t('ledgers.number'), value: <span className="num">{payable.number}</span> },
          { label: t('ledgers.amountYuan'), value: <Money fen={BigInt(payable.fen)} bare /> },
          { label: t('orders.unpay.reported'), value: payment === null ? '' : `${payment.day} ${payment.voucher}` },
        ]}
      />
      <p className="side-note">{t('orders.unpay.note')}</p>
    </OrderSheet>
  )
}
