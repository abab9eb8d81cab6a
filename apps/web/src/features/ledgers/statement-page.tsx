import { type Answer, readStatement, readStatementFile } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { download } from '../../client/call.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import type { StatementSearch } from '../../frame/ledger-search.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { MoneyUnitSwitch } from '../../ui/money-unit.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { Amount, statementAddress } from './amount.tsx'
import { PaymentTag } from './payment-tag.tsx'
import './ledgers.css'

type Line = Answer<typeof readStatement>['lines'][number]

/** 对账单: every line of one account, where it comes from and what stood after it. */
export function StatementPage() {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const { tenant } = useSession()
  const { owner = '', account = '', period }: StatementSearch = useSearch({ strict: false })
  const query = { owner, account, ...(period === undefined ? {} : { period }) }
  const read = useQuery(tenantQuery(county, readStatement, { params: { county }, query }))
  const made = read.data
  const label = made
    ? made.account.name === ''
      ? made.account.kind
      : `${made.account.kind} · ${made.account.name}`
    : ''
  const title = made ? `${made.account.ownerName} ${label}` : t('ledgers.statement')
  usePageTitle(title)
  const measure = made?.account.measure ?? 'fen'
  const years = [...new Set((made?.months ?? []).map((month) => month.slice(0, 4)))]
  const amount = (key: 'in' | 'out' | 'balance') => ({
    key,
    title: t(`ledgers.${key}`),
    figure: true,
    width: 150,
    cell: (line: Line) => <Amount text={line[key]} measure={measure} />,
  })
  return (
    <ListPage<Line>
      header={{
        crumbs: [
          { text: tenant.name, to: `/${county}` },
          { text: t('menu.ledgers'), to: `/${county}/ledgers` },
          { text: t('ledgers.statement') },
        ],
        title,
        actions: measure === 'fen' ? <MoneyUnitSwitch /> : null,
        primary: made ? (
          <Button
            type="primary"
            icon={<PageIcon name="download" />}
            onClick={() => void download(readStatementFile, { params: { county }, query }, `${title}.xlsx`)}
          >
            {t('ledgers.download')}
          </Button>
        ) : null,
      }}
      filters={
        made ? (
          <Select
            aria-label={t('ledgers.period')}
            value={period ?? ''}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('ledgers.whole') },
              ...years.map((value) => ({ value, label: t('ledgers.year', { year: value }) })),
              ...made.months.map((value) => ({ value, label: value })),
            ]}
            onChange={(value) => go(statementAddress(county, owner, account, value === '' ? undefined : value))}
          />
        ) : null
      }
      legend={
        made ? (
          <>
            {t('ledgers.before')} <Amount text={made.opening} measure={measure} />
          </>
        ) : null
      }
      state={read.error ? stateOfError(read.error) : made ? undefined : { state: 'loading' }}
      table={{
        label: t('ledgers.statement'),
        rows: made?.lines ?? [],
        rowKey: (line) => `${line.entry}${line.balance}${line.in}${line.out}${line.contra}`,
        ...(made
          ? {
              totals: {
                in: <Amount text={made.in} measure={measure} />,
                out: <Amount text={made.out} measure={measure} />,
                balance: <Amount text={made.balance} measure={measure} />,
              },
            }
          : {}),
        columns: [
          { key: 'day', title: t('ledgers.day'), width: 110, cell: (line) => line.day },
          {
            key: 'says',
            title: t('ledgers.says'),
            cell: (line) => (
              <>
                <GoLink className="ledger-name" to={`/${county}/ledgers/entries/${line.entry}`}>
                  {line.says}
                </GoLink>{' '}
                {line.contra ? <PlainTag>{t('ledgers.contra')}</PlainTag> : null}
                {line.settled === '' ? null : <PlainTag>{line.settled}</PlainTag>}
              </>
            ),
          },
          {
            key: 'source',
            title: t('ledgers.source'),
            cell: ({ cause }) =>
              cause === null ? (
                t('ledgers.byPeople')
              ) : (
                <GoLink className="ledger-name" to={`/${county}/cycles/${cause.cycleId}`}>
                  {t('ledgers.reservedBy', { mechanism: cause.mechanismName, period: cause.periodLabel })}
                </GoLink>
              ),
          },
          amount('in'),
          amount('out'),
          amount('balance'),
          { key: 'number', title: t('ledgers.number'), width: 140, cell: (line) => line.number ?? '' },
          {
            key: 'payment',
            title: t('ledgers.payment'),
            width: 150,
            cell: (line) => <PaymentTag payment={line.payment} />,
          },
        ],
      }}
    />
  )
}
