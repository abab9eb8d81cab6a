import { type Answer, readInitialChoices } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { periodChoices } from '../../ui/period-choices.ts'
import { SideField } from '../../ui/side-form.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { EMPTY_LINE, InitialLine, type Line } from './fields/initial-line.tsx'
import { OrderSheet } from './order-sheet.tsx'
import type { Stated } from './stated.ts'

type Choices = Answer<typeof readInitialChoices>

interface Entered {
  readonly mechanism: string | null
  readonly asOf: string
  readonly document: string
  readonly lines: readonly Line[]
}

/** 期初: counters, balances and the rest of a pool from before the first own period; a second person confirms it. */
export function InitialForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const now = countyNow(useSession())
  const choices = useQuery(tenantQuery(county, readInitialChoices, { params: { county } }))
  const [typed, setTyped] = useState<Entered>({ mechanism: null, asOf: '', document: '', lines: [EMPTY_LINE] })
  const mechanisms = choices.data?.mechanisms ?? []
  const entered = {
    ...typed,
    mechanism: typed.mechanism ?? (mechanisms.length === 1 ? (mechanisms[0]?.id ?? null) : null),
  }
  const mechanism = mechanisms.find(({ id }) => id === entered.mechanism)
  const change = (part: Partial<Entered>) => setTyped({ ...entered, ...part })
  const put = (at: number, line: Line | null) =>
    change({ lines: entered.lines.flatMap((one, index) => (index !== at ? [one] : line === null ? [] : [line])) })
  return (
    <OrderSheet
      kind="initial"
      subtitle={tenant.name}
      cycle={null}
      order={mechanism ? orderOf(entered, mechanism) : null}
      needed={t('orders.needed.initial')}
      reasonHint={t('orders.initial.reasonHint')}
      onClose={onClose}
    >
      <SideField label={t('months.mechanism')}>
        <Select<string>
          aria-label={t('months.mechanism')}
          placeholder={t('imports.choose')}
          value={entered.mechanism}
          options={mechanisms.map(({ id, name, ownerName }) => ({ value: id, label: `${name}（${ownerName}）` }))}
          onChange={(id) => change({ mechanism: id, lines: [EMPTY_LINE] })}
        />
      </SideField>
      <SideField label={t('orders.initial.asOf')}>
        <AutoComplete
          aria-label={t('orders.initial.asOf')}
          placeholder={t('orders.initial.asOfHint')}
          value={entered.asOf}
          options={periodChoices('month', now, new Set(), undefined).map(({ period }) => ({ value: period }))}
          onChange={(asOf: string) => change({ asOf })}
        />
      </SideField>
      <SideField label={t('orders.document')}>
        <Input
          aria-label={t('orders.document')}
          maxLength={100}
          placeholder={t('orders.initial.documentHint')}
          value={entered.document}
          onChange={(event) => change({ document: event.target.value })}
        />
      </SideField>
      {choices.data === undefined ? <StateBlock state="loading" /> : null}
      {choices.data !== undefined && mechanisms.length === 0 ? (
        <p className="side-note">{t('orders.initial.noCounters')}</p>
      ) : null}
      {choices.data !== undefined && mechanism
        ? entered.lines.map((line, at) => (
            <InitialLine
              key={at}
              n={at + 1}
              line={line}
              counters={mechanism.counters}
              units={choices.data.units}
              pools={choices.data.pools.filter(({ owner }) => owner === mechanism.ownerUnitId)}
              onLine={(next) => put(at, next)}
            />
          ))
        : null}
      {mechanism ? (
        <Button onClick={() => change({ lines: [...entered.lines, EMPTY_LINE] })}>{t('orders.initial.more')}</Button>
      ) : null}
    </OrderSheet>
  )
}

function orderOf({ asOf, document, lines }: Entered, mechanism: Choices['mechanisms'][number]): Stated | null {
  if (asOf.trim() === '' || document.trim() === '' || lines.length === 0) return null
  const owner = mechanism.ownerUnitId
  const counters = lines.flatMap(({ what, unit, value }) => {
    const of = mechanism.counters.find(({ block, figure }) => what === `${block} ${figure}`)
    return of && unit !== null ? [{ block: of.block, figure: of.figure, row: unit, value: value.trim() }] : []
  })
  const balances = lines.flatMap(({ what, unit, name, value }) => {
    const amount = value.trim()
    if (what === 'pool')
      return name.trim() === '' ? [] : [{ owner, account: 'money' as const, name: name.trim(), amount }]
    const account = (['money', 'annual-points', 'credits'] as const).find((one) => one === what)
    return account === undefined || unit === null ? [] : [{ owner: unit, account, name: '', amount }]
  })
  // an unfinished line would be left out without a word
  if (counters.length + balances.length < lines.length || lines.some(({ value }) => value.trim() === '')) return null
  const of = counters.length > 0 ? mechanism.id : null
  const content = { owner, mechanism: of, asOf: asOf.trim(), document: document.trim(), counters, balances }
  return { kind: 'initial', content }
}
