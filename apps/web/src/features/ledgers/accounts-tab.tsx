import { type Answer, listLedgerAccounts } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { Amount, statementAddress } from './amount.tsx'

type Account = Answer<typeof listLedgerAccounts>['accounts'][number]

/** Accounts of a year, unit by unit; all of them together are 0, kind by kind. */
export function AccountsTab({ year }: { readonly year: string | undefined }) {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const [sought, setSought] = useState('')
  const [kind, setKind] = useState<string | null>(null)
  const query = year === undefined ? {} : { year }
  const list = useQuery(tenantQuery(county, listLedgerAccounts, { params: { county }, query }))
  if (list.error) return <StateBlock {...stateOfError(list.error)} />
  if (!list.data) return <StateBlock state="loading" />
  const { accounts, totals, years } = list.data
  const chosen = list.data.year
  if (accounts.length === 0) return <StateBlock state="empty" title={t('ledgers.none')} text={t('ledgers.noneText')} />
  const kinds = [...new Set(accounts.map((one) => one.kind))]
  const shown = accounts.filter(
    (one) => (kind === null || one.kind === kind) && `${one.ownerName}${one.kind}${one.name}`.includes(sought),
  )
  const figure = (key: 'opening' | 'in' | 'out' | 'balance') => ({
    key,
    title: t(`ledgers.${key}`),
    figure: true,
    width: 150,
    cell: (one: Account) => <Amount text={one[key]} measure={one.measure} />,
  })
  return (
    <>
      <div className="filter-bar">
        <div className="filter-fields">
          <Select
            aria-label={t('ledgers.yearPick')}
            value={chosen}
            options={years.map((value) => ({ value, label: t('ledgers.year', { year: value }) }))}
            onChange={(value) => go(`/${county}/ledgers?year=${value}`)}
          />
          <Select<string>
            aria-label={t('ledgers.kindPick')}
            allowClear
            placeholder={t('ledgers.anyKind')}
            popupMatchSelectWidth={false}
            value={kind}
            options={kinds.map((value) => ({ value, label: value }))}
            onChange={(value) => setKind(value ?? null)}
          />
          <Input.Search
            allowClear
            aria-label={t('ledgers.seek')}
            placeholder={t('ledgers.seek')}
            onChange={(event) => setSought(event.target.value.trim())}
          />
        </div>
      </div>
      <ListTable<Account>
        cards
        label={t('ledgers.accounts')}
        rows={shown}
        rowKey={(one) => `${one.owner}/${one.account}`}
        empty={t('ledgers.notFound')}
        height={560}
        columns={[
          {
            key: 'owner',
            title: t('ledgers.owner'),
            width: 220,
            cell: (one) => (
              <GoLink className="ledger-name" to={statementAddress(county, one.owner, one.account, chosen)}>
                {one.ownerName}
              </GoLink>
            ),
          },
          {
            key: 'account',
            title: t('ledgers.account'),
            width: 260,
            cell: (one) => (
              <>
                {one.name === '' ? one.kind : `${one.kind} · ${one.name}`}{' '}
                {one.counter ? <PlainTag>{t('ledgers.counter')}</PlainTag> : null}
              </>
            ),
          },
          figure('opening'),
          figure('in'),
          figure('out'),
          figure('balance'),
        ]}
      />
      {totals.length === 0 ? null : (
        <section className="ledger-totals">
          <h2>{t('ledgers.zero')}</h2>
          <ListTable<(typeof totals)[number]>
            cards
            label={t('ledgers.zero')}
            compact
            rows={totals}
            rowKey={(one) => one.kind}
            columns={[
              { key: 'kind', title: t('ledgers.kindPick'), cell: (one) => t('ledgers.total', { kind: one.kind }) },
              ...(['opening', 'in', 'out', 'balance'] as const).map((key) => ({
                key,
                title: t(`ledgers.${key}`),
                figure: true,
                width: 150,
                cell: (one: (typeof totals)[number]) => <Amount text={one[key]} measure={one.measure} />,
              })),
            ]}
          />
        </section>
      )}
    </>
  )
}
