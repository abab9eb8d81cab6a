import { useSearch } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { useCounty, useSession } from '../../client/session.ts'
import type { LedgerSearch } from '../../frame/ledger-search.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { useGo } from '../../ui/go-link.tsx'
import { MoneyUnitSwitch } from '../../ui/money-unit.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { DepositForm, UnpayForm } from '../orders/index.ts'
import { AccountsTab } from './accounts-tab.tsx'
import { type Payable, PayablesTab } from './payables-tab.tsx'
import { PoolsTab } from './pools-tab.tsx'
import '../../ui/detail-page.css'
import '../../ui/list-page.css'
import './ledgers.css'

/** 资金与年度账: accounts, pools, and what is to be paid. */
export function LedgersPage() {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const { tenant } = useSession()
  const search: LedgerSearch = useSearch({ strict: false })
  usePageTitle(t('menu.ledgers'))
  const ability = useAbility()
  const [open, setOpen] = useState<'deposit' | Payable>()
  const isOwn = tenant.kind !== 'sample'
  const mayDeposit = isOwn && ability.can('propose', 'Order') && ability.can('pay', 'Effect')
  const close = () => setOpen(undefined)
  const side =
    open === 'deposit' ? (
      <DepositForm onClose={close} />
    ) : open ? (
      <UnpayForm key={open.entry} payable={open} onClose={close} />
    ) : null
  return (
    <PageSplit side={side}>
      <PageHeader
        crumbs={[{ text: tenant.name, to: `/${county}` }]}
        title={t('menu.ledgers')}
        actions={
          <>
            <Button onClick={() => go(`/${county}/history?tab=initial`)}>{t('orders.initial.title')}</Button>
            <MoneyUnitSwitch />
          </>
        }
        primary={
          mayDeposit ? (
            <Button type="primary" onClick={() => setOpen('deposit')}>
              {t('orders.kinds.deposit')}
            </Button>
          ) : null
        }
      />
      <Tabs
        className="detail-tabs"
        activeKey={search.tab ?? 'accounts'}
        onChange={(tab) => go(`/${county}/ledgers?tab=${tab}`)}
        destroyOnHidden
        items={[
          { key: 'accounts', label: t('ledgers.accounts'), children: <AccountsTab year={search.year} /> },
          { key: 'pools', label: t('ledgers.pools'), children: <PoolsTab /> },
          {
            key: 'payables',
            label: t('ledgers.payables'),
            children: <PayablesTab onUnpay={mayDeposit ? setOpen : undefined} />,
          },
        ]}
      />
    </PageSplit>
  )
}
