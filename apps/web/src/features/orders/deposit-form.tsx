import { readInitialChoices } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { DayField, dayAtInstant } from '../../ui/day-field.tsx'
import { SideField } from '../../ui/side-form.tsx'
import { OrderSheet } from './order-sheet.tsx'
import type { Stated } from './stated.ts'
import { fenOf } from './yuan.ts'

interface Entered {
  readonly owner: string | null
  readonly pool: string
  readonly way: 'down' | 'back'
  readonly yuan: string
  readonly document: string
  readonly day: string
}

/** 下达资金: which pool, how much, by which document; a second person confirms it. */
export function DepositForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const choices = useQuery(tenantQuery(county, readInitialChoices, { params: { county } }))
  const [entered, setEntered] = useState<Entered>({
    ...{ owner: null, pool: '', way: 'down', yuan: '', document: '', day: dayAtInstant(countyNow(session)) },
  })
  const { units = [], pools = [] } = choices.data ?? {}
  const owner = entered.owner ?? pools.find(({ name }) => name === entered.pool)?.owner ?? null
  const change = (part: Partial<Entered>) => setEntered({ ...entered, ...part })
  return (
    <OrderSheet
      kind="deposit"
      subtitle={t('orders.deposit.about')}
      cycle={null}
      order={orderOf({ ...entered, owner })}
      needed={t('orders.needed.deposit')}
      reasonHint={t('orders.deposit.reasonHint')}
      onClose={onClose}
    >
      <SideField label={t('orders.deposit.pool')}>
        <AutoComplete
          aria-label={t('orders.deposit.pool')}
          value={entered.pool}
          placeholder={t('orders.deposit.poolHint')}
          options={[...new Set(pools.map(({ name }) => name))].map((value) => ({ value }))}
          onChange={(pool: string) => change({ pool })}
        />
      </SideField>
      <SideField label={t('orders.deposit.owner')}>
        <Select<string>
          aria-label={t('orders.deposit.owner')}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('imports.choose')}
          value={owner}
          options={units.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => change({ owner: id })}
        />
      </SideField>
      <Segmented
        aria-label={t('orders.deposit.way')}
        value={entered.way}
        options={[
          { value: 'down' as const, label: t('orders.deposit.down') },
          { value: 'back' as const, label: t('orders.deposit.back') },
        ]}
        onChange={(way) => change({ way })}
      />
      <SideField label={t('ledgers.amountYuan')}>
        <Input
          aria-label={t('ledgers.amountYuan')}
          inputMode="decimal"
          placeholder={t('orders.deposit.yuanHint')}
          status={entered.yuan !== '' && fenOf(entered.yuan) === null ? 'error' : ''}
          value={entered.yuan}
          onChange={(event) => change({ yuan: event.target.value })}
        />
      </SideField>
      <SideField label={t('orders.document')}>
        <Input
          aria-label={t('orders.document')}
          maxLength={100}
          placeholder={t('orders.deposit.documentHint')}
          value={entered.document}
          onChange={(event) => change({ document: event.target.value })}
        />
      </SideField>
      <SideField label={t('orders.deposit.day')}>
        <DayField label={t('orders.deposit.day')} value={entered.day} onChange={(day) => change({ day })} />
      </SideField>
    </OrderSheet>
  )
}

function orderOf({ owner, pool, way, yuan, document, day }: Entered): Stated | null {
  const fen = fenOf(yuan)
  if (owner === null || fen === null || fen === '0' || pool.trim() === '' || document.trim() === '' || day === '')
    return null
  const content = { owner, pool: pool.trim(), fen: way === 'back' ? `-${fen}` : fen, document: document.trim(), day }
  return { kind: 'deposit', content }
}
