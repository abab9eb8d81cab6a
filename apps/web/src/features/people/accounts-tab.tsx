import { listAccounts } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { AccountForm } from './account-form.tsx'
import { AccountPanel } from './account-panel.tsx'
import { type AccountRow, AccountState } from './account-state.tsx'
import { ImportButton } from './import-button.tsx'

/** Login names of the county: whose they are, whether they are open. */
export function AccountsTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const mayOpen = useAbility().can('manage-people', 'Account') && tenant.kind !== 'sample'
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string>()
  const list = useQuery(tenantQuery(county, listAccounts, { params: { county } }))
  const columns = useAccountColumns()
  const wanted = typed.trim()
  const rows = (list.data?.accounts ?? []).filter(({ name, personName, posts }) =>
    [name, personName ?? '', ...posts].some((text) => text.includes(wanted)),
  )
  const add = mayOpen ? (
    <Button type="primary" onClick={() => setChosen('new')}>
      {t('people.openAccount')}
    </Button>
  ) : null
  const account = list.data?.accounts.find(({ person }) => person === chosen)
  const none = list.data?.accounts.length === 0
  const state = list.error
    ? {
        ...stateOfError(list.error),
        action: <PlainButton onClick={() => void list.refetch()}>{t('ui.retry')}</PlainButton>,
      }
    : none
      ? { state: 'empty' as const, title: t('people.noAccounts'), text: t('people.noAccountsText'), action: add }
      : list.data !== undefined && rows.length === 0
        ? { state: 'empty' as const, title: t('people.noMatch') }
        : undefined
  return (
    <ListPage<AccountRow>
      header={{
        crumbs: [{ text: tenant.name }],
        title: t('menu.people'),
        actions: <ImportButton what="people" quiet />,
        primary: none ? null : add,
      }}
      filters={
        <>
          {tabs}
          <Input.Search
            value={typed}
            allowClear
            placeholder={t('people.searchAccounts')}
            onChange={(event) => setTyped(event.target.value)}
            className="people-search"
          />
        </>
      }
      table={{
        columns,
        rows,
        rowKey: ({ person }) => person,
        selected: chosen,
        onSelect: ({ person }) => setChosen(person),
        loading: list.isPending,
        label: t('people.tabs.accounts'),
      }}
      state={state}
      phoneRow={(row) => (
        <button type="button" className="people-phone-name" onClick={() => setChosen(row.person)}>
          <span>
            {row.name} <AccountState disabled={row.disabled} />
          </span>
          <span className="people-quiet">{[row.personName ?? t('people.erased'), ...row.posts].join(' · ')}</span>
        </button>
      )}
      side={
        chosen === 'new' ? (
          <AccountForm onClose={() => setChosen(undefined)} />
        ) : account ? (
          <AccountPanel key={account.person} account={account} onClose={() => setChosen(undefined)} />
        ) : null
      }
    />
  )
}

function useAccountColumns(): readonly ListColumn<AccountRow>[] {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  return [
    { key: 'name', title: t('people.login'), width: 180, cell: ({ name }) => name },
    {
      key: 'person',
      title: t('people.person'),
      width: 200,
      cell: ({ personName }) => personName ?? t('people.erased'),
    },
    { key: 'posts', title: t('people.posts'), cell: ({ posts }) => posts.join('、') || '—' },
    {
      key: 'state',
      title: t('people.state'),
      width: 120,
      cell: ({ disabled }) => <AccountState disabled={disabled} />,
    },
    {
      key: 'created',
      title: t('people.createdAt'),
      width: 160,
      cell: ({ createdAt }) => <Moment at={createdAt} now={now} />,
    },
  ]
}
