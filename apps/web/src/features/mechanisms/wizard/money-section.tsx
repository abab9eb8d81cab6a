import { listPools } from '@jizhi/contracts'
import { type Mechanism, readDrawing } from '@jizhi/mechanism'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { GoLink } from '../../../ui/go-link.tsx'
import { Money } from '../../../ui/money.tsx'

/** What is paid by which rule, and what there is to pay it from. */
export function MoneySection({ mechanism, owner }: { readonly mechanism: Mechanism; readonly owner: string }) {
  const { t } = useTranslation()
  const county = useCounty()
  // Whoever may not see the accounts sees the rules alone.
  const { data } = useQuery(tenantQuery(county, listPools, { params: { county } }))
  const drawing = readDrawing(mechanism)
  const pools = data?.pools.filter((pool) => pool.owner === owner && pool.kind === 'money') ?? []
  return (
    <div className="wizard-money">
      <ul>
        {drawing.of('allocate').map(({ open }) => (
          <li key={open.block.id}>
            <strong>{open.name}</strong>
            <span>{open.sentence(drawing.input(open.block.id))}</span>
          </li>
        ))}
      </ul>
      {data === undefined ? null : pools.length === 0 ? (
        <p>{t('wizard.noPool')}</p>
      ) : (
        <ul>
          {pools.map((pool) => (
            <li key={pool.account}>
              <strong>{pool.name === '' ? pool.ownerName : pool.name}</strong>
              <span>
                {t('wizard.available')} <Money fen={BigInt(pool.available)} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <GoLink to={`/${county}/ledgers?tab=pools`}>{t('wizard.toPools')}</GoLink>
    </div>
  )
}
