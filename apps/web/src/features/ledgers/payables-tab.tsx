import { type Answer, listPayables, readPayablesFile } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { download } from '../../client/call.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Money } from '../../ui/money.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { PaymentTag } from './payment-tag.tsx'

export type Payable = Answer<typeof listPayables>['payables'][number]

/** 待付清单: finance takes it away as Excel, pays, and brings back what came of it. */
export function PayablesTab({ onUnpay }: { readonly onUnpay: ((payable: Payable) => void) | undefined }) {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const { tenant } = useSession()
  const mayPay = useAbility().can('pay', 'Effect') && tenant.kind !== 'sample'
  const list = useQuery(tenantQuery(county, listPayables, { params: { county } }))
  if (list.error) return <StateBlock {...stateOfError(list.error)} />
  if (!list.data) return <StateBlock state="loading" />
  const { payables, waiting, paid, returned } = list.data
  if (payables.length === 0)
    return <StateBlock state="empty" title={t('ledgers.noPayables')} text={t('ledgers.noPayablesText')} />
  return (
    <>
      <div className="filter-bar">
        <div className="filter-legend ledger-sums">
          <span>
            {t('ledgers.waiting')} <Money fen={BigInt(waiting)} />
          </span>
          <span>
            {t('ledgers.paid')} <Money fen={BigInt(paid)} />
          </span>
          <span>
            {t('ledgers.returned')} <Money fen={BigInt(returned)} />
          </span>
        </div>
        {mayPay ? (
          <div className="filter-fields">
            <Button
              icon={<PageIcon name="download" />}
              onClick={() => void download(readPayablesFile, { params: { county } }, t('ledgers.payables'))}
            >
              {t('ledgers.downloadPayables')}
            </Button>
            <Button
              type="primary"
              icon={<PageIcon name="upload" />}
              onClick={() => go(`/${county}/import?kind=payments`)}
            >
              {t('ledgers.importPayments')}
            </Button>
          </div>
        ) : null}
      </div>
      <ListTable<Payable>
        cards
        label={t('ledgers.payables')}
        rows={payables}
        rowKey={({ number }) => number}
        height={560}
        columns={[
          {
            key: 'number',
            title: t('ledgers.number'),
            width: 150,
            cell: ({ number, entry }) => (
              <GoLink className="ledger-name num" to={`/${county}/ledgers/entries/${entry}`}>
                {number}
              </GoLink>
            ),
          },
          { key: 'day', title: t('ledgers.day'), width: 110, cell: ({ day }) => day },
          { key: 'payee', title: t('ledgers.payee'), width: 180, cell: ({ ownerName }) => ownerName },
          { key: 'account', title: t('ledgers.account'), width: 140, cell: ({ account }) => account },
          { key: 'says', title: t('ledgers.says'), width: 260, cell: ({ says }) => says },
          {
            key: 'fen',
            title: t('ledgers.amountYuan'),
            figure: true,
            width: 140,
            cell: ({ fen }) => <Money fen={BigInt(fen)} bare />,
          },
          {
            key: 'payment',
            title: t('ledgers.state'),
            width: 230,
            cell: (one) => {
              // EFF-4: what was paid too much and is to come back
              if (one.payment === null) return t(one.fen.startsWith('-') ? 'ledgers.toReturn' : 'ledgers.waiting')
              return (
                <>
                  <PaymentTag payment={one.payment} />{' '}
                  {onUnpay && one.payment.state === 'paid' ? (
                    <Button type="link" size="small" onClick={() => onUnpay(one)}>
                      {t('ledgers.unpay')}
                    </Button>
                  ) : null}
                </>
              )
            },
          },
        ]}
      />
    </>
  )
}
