import { type Answer, type listPools, retryEntry } from '@jizhi/contracts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { Amount } from './amount.tsx'

type Refused = Answer<typeof listPools>['refused'][number]

/** POST-2: what a balance rule refused, to be tried again by whoever pays. */
export function RefusedEntries({ refused }: { readonly refused: readonly Refused[] }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  return (
    <section className="ledger-refused">
      <SentenceBar status="dueSoon" sentence={t('ledgers.refusedText')} />
      <ListTable<Refused>
        label={t('ledgers.refused')}
        rows={refused}
        rowKey={({ effect }) => effect}
        columns={[
          { key: 'owner', title: t('ledgers.owner'), cell: ({ ownerName }) => ownerName },
          { key: 'says', title: t('ledgers.says'), cell: ({ says }) => says },
          {
            key: 'source',
            title: t('ledgers.source'),
            cell: ({ cause }) => (
              <GoLink className="ledger-name" to={`/${county}/cycles/${cause.cycleId}`}>
                {t('ledgers.reservedBy', { mechanism: cause.mechanismName, period: cause.periodLabel })}
              </GoLink>
            ),
          },
          {
            key: 'amount',
            title: t('ledgers.amount'),
            figure: true,
            width: 140,
            cell: ({ amount, measure }) => <Amount text={amount} measure={measure} />,
          },
          { key: 'why', title: t('ledgers.refused'), width: 150, cell: ({ why }) => t(`ledgers.why_${why}`) },
          {
            key: 'act',
            title: '',
            width: 110,
            cell: ({ effect, mayRetry }) =>
              mayRetry ? (
                <Button
                  size="small"
                  disabled={busy}
                  onClick={() => void act(retryEntry, { params: { county, effect } }, t('ledgers.retried'))}
                >
                  {t('ledgers.retry')}
                </Button>
              ) : null,
          },
        ]}
      />
    </section>
  )
}
