import { type Answer, listOrders, listPools } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { useAppearance } from '../../theme/appearance.ts'
import { FigureStrip } from '../../ui/figure-strip.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { Money } from '../../ui/money.tsx'
import { moneyText } from '../../ui/money-text.ts'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { OrdersTable } from '../orders/index.ts'
import { statementAddress } from './amount.tsx'
import { RefusedEntries } from './refused-entries.tsx'

type Pool = Answer<typeof listPools>['pools'][number]

/** 资金池: what came in, what it gave, what is set aside, and what the year will take. */
export function PoolsTab() {
  const { t } = useTranslation()
  const county = useCounty()
  const list = useQuery(tenantQuery(county, listPools, { params: { county } }))
  if (list.error) return <StateBlock {...stateOfError(list.error)} />
  if (!list.data) return <StateBlock state="loading" />
  const { pools, refused } = list.data
  if (pools.length === 0)
    return (
      <>
        <WaitingDeposits />
        <StateBlock state="empty" title={t('ledgers.noPools')} text={t('ledgers.noPoolsText')} />
      </>
    )
  return (
    <>
      <WaitingDeposits />
      {refused.length === 0 ? null : <RefusedEntries refused={refused} />}
      {pools.map((pool) => (
        <PoolCard key={`${pool.owner}/${pool.account}`} pool={pool} />
      ))}
    </>
  )
}

/** Money somebody handed down that waits for its second person: not on the books yet. */
function WaitingDeposits() {
  const { t } = useTranslation()
  const county = useCounty()
  const query = { kind: 'deposit' as const, state: 'proposed' as const }
  const list = useQuery(tenantQuery(county, listOrders, { params: { county }, query }))
  const orders = list.data?.orders ?? []
  if (orders.length === 0) return null
  return (
    <section className="ledger-pool">
      <h2>{t('orders.initial.waiting')}</h2>
      <OrdersTable orders={orders} />
    </section>
  )
}

function PoolCard({ pool }: { readonly pool: Pool }) {
  const { t } = useTranslation()
  const county = useCounty()
  const unit = useAppearance(({ money }) => money)
  const { forecast } = pool
  const dry = pool.bounded && forecast !== null && BigInt(forecast.expected) > BigInt(pool.funded)
  const money = (text: string) => <Money fen={BigInt(text)} size="large" />
  return (
    <section className="ledger-pool">
      <h2>
        <GoLink className="ledger-name" to={statementAddress(county, pool.owner, pool.account)}>
          {pool.name === '' ? pool.kind : pool.name}
        </GoLink>{' '}
        <span className="side-note">{pool.ownerName}</span>{' '}
        {pool.bounded ? null : <PlainTag>{t('ledgers.unbounded')}</PlainTag>}{' '}
        {dry ? <StatusTag status="dueSoon">{t('ledgers.runsDry')}</StatusTag> : null}
      </h2>
      {pool.bounded ? <PoolBar pool={pool} /> : <p className="side-note">{t('ledgers.unboundedText')}</p>}
      <FigureStrip
        figures={[
          ...(pool.bounded ? [{ key: 'funded', label: t('ledgers.funded'), figure: money(pool.funded) }] : []),
          { key: 'spent', label: t('ledgers.spent'), figure: money(pool.spent) },
          { key: 'paid', label: t('ledgers.poolPaid'), figure: money(pool.paid) },
          ...(pool.bounded
            ? [
                { key: 'reserved', label: t('ledgers.reserved'), figure: money(pool.reserved) },
                { key: 'available', label: t('ledgers.available'), figure: money(pool.available) },
              ]
            : []),
          forecast === null
            ? { key: 'forecast', label: t('ledgers.forecast'), figure: '—', note: t('ledgers.noForecast') }
            : {
                key: 'forecast',
                label: t('ledgers.forecast'),
                figure: money(forecast.expected),
                note: t('ledgers.forecastNote', {
                  months: forecast.months,
                  least: moneyText(BigInt(forecast.least), unit),
                  most: moneyText(BigInt(forecast.most), unit),
                }),
              },
        ]}
      />
      {pool.reservations.length === 0 ? null : (
        <ul className="ledger-list">
          {pool.reservations.map((one) => (
            <li key={`${one.cycleId}${one.amount}`}>
              {t('ledgers.reserved')}：
              <GoLink className="ledger-name" to={`/${county}/cycles/${one.cycleId}`}>
                {t('ledgers.reservedBy', { mechanism: one.mechanismName, period: one.periodLabel })}
              </GoLink>{' '}
              <Money fen={BigInt(one.amount)} />
            </li>
          ))}
        </ul>
      )}
      {pool.deposits.length === 0 ? null : (
        <ul className="ledger-list">
          {pool.deposits.map((one) => (
            <li key={one.entry}>
              {one.day}{' '}
              <GoLink className="ledger-name" to={`/${county}/ledgers/entries/${one.entry}`}>
                {one.says}
              </GoLink>{' '}
              {one.document} <Money fen={BigInt(one.amount)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Spent, set aside and still there, as parts of what there was; the figures stand below it. */
function PoolBar({ pool }: { readonly pool: Pool }) {
  const whole = BigInt(pool.funded)
  const share = (text: string): number =>
    whole <= 0n ? 0 : Math.max(0, Math.min(100, Number((BigInt(text) * 1000n) / whole) / 10))
  return (
    <div className="ledger-bar" aria-hidden="true">
      <span className="ledger-bar-spent" style={{ inlineSize: `${share(pool.spent)}%` }} />
      <span className="ledger-bar-reserved" style={{ inlineSize: `${share(pool.reserved)}%` }} />
    </div>
  )
}
