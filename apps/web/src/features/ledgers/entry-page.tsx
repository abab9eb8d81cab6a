import { type Answer, readEntry } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { DetailPage } from '../../ui/detail-page.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { MoneyUnitSwitch } from '../../ui/money-unit.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { WhySide } from '../why/index.ts'
import { Amount, statementAddress } from './amount.tsx'
import { PaymentTag } from './payment-tag.tsx'
import './ledgers.css'

type Entry = Answer<typeof readEntry>

/** One entry with all its lines, which sum to 0, and the figure it stands on. */
export function EntryPage() {
  const county = useCounty()
  const { entry = '' } = useParams({ strict: false })
  const read = useQuery(tenantQuery(county, readEntry, { params: { county, entry } }))
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  return read.data ? <EntryDetail entry={read.data} /> : <StateBlock state="loading" />
}

function EntryDetail({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [asking, setAsking] = useState(false)
  const title = t('ledgers.entryOf', { says: entry.says, day: entry.day })
  usePageTitle(title)
  const { cause, why, capital, number, document } = entry
  return (
    <DetailPage
      header={{
        crumbs: [
          { text: tenant.name, to: `/${county}` },
          { text: t('menu.ledgers'), to: `/${county}/ledgers` },
          { text: t('ledgers.entry') },
        ],
        title,
        actions: <MoneyUnitSwitch />,
      }}
      summary={[
        {
          label: t('ledgers.source'),
          value:
            cause === null ? (
              t('ledgers.byPeople')
            ) : (
              <GoLink className="ledger-name" to={`/${county}/cycles/${cause.cycleId}`}>
                {t('ledgers.reservedBy', { mechanism: cause.mechanismName, period: cause.periodLabel })}
              </GoLink>
            ),
        },
        ...(why === null
          ? []
          : [
              {
                label: t('ledgers.why'),
                value: <PlainButton onClick={() => setAsking(true)}>{t('ledgers.why')}</PlainButton>,
              },
            ]),
        ...(capital === null ? [] : [{ label: t('ledgers.capital'), value: capital }]),
        ...(number === null ? [] : [{ label: t('ledgers.number'), value: number }]),
        ...(document === null ? [] : [{ label: t('ledgers.document'), value: document }]),
        ...(entry.by.length === 0 ? [] : [{ label: t('ledgers.signedBy'), value: entry.by.join('、') }]),
        ...(entry.payment === null
          ? []
          : [{ label: t('ledgers.payment'), value: <PaymentTag payment={entry.payment} /> }]),
      ]}
      side={
        asking && why !== null && cause !== null ? (
          <WhySide asked={{ cycle: cause.cycleId, ...why }} onClose={() => setAsking(false)} />
        ) : null
      }
    >
      <h2 className="ledger-head">{t('ledgers.sumZero')}</h2>
      <ListTable<Entry['lines'][number]>
        cards
        label={t('ledgers.lines')}
        rows={entry.lines}
        rowKey={(line) => `${line.owner}${line.account}${line.in}${line.out}${line.contra}`}
        columns={[
          {
            key: 'owner',
            title: t('ledgers.owner'),
            cell: (line) => (
              <GoLink className="ledger-name" to={statementAddress(county, line.owner, line.account)}>
                {line.ownerName}
              </GoLink>
            ),
          },
          {
            key: 'account',
            title: t('ledgers.account'),
            cell: (line) => (
              <>
                {line.name === '' ? line.kind : `${line.kind} · ${line.name}`}{' '}
                {line.contra ? <PlainTag>{t('ledgers.contra')}</PlainTag> : null}
              </>
            ),
          },
          ...(['in', 'out'] as const).map((key) => ({
            key,
            title: t(`ledgers.${key}`),
            figure: true,
            width: 160,
            cell: (line: Entry['lines'][number]) => <Amount text={line[key]} measure={line.measure} />,
          })),
        ]}
      />
    </DetailPage>
  )
}
