import type { Answer, readDesk } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { Card } from '../../ui/card.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { DueTag, Moment } from '../../ui/moment.tsx'
import './desk.css'

type Duty = Answer<typeof readDesk>['duties'][number]

/** Names up to this many are read out; more are counted. */
const readOut = 3

/** 别人手上的事: what waits, with whom, since when. */
export function DutiesCard({ duties }: { readonly duties: readonly Duty[] }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const what = ({ kind, blockName, rows }: Duty) => {
    const named = rows.map(({ rowName }) => rowName).filter((name) => name !== '')
    const who = named.length > readOut ? t('desk.rowsCount', { count: named.length }) : named.join('、')
    return `${t(`desk.kinds.${kind}`)} · ${blockName}${who === '' ? '' : `：${who}`}`
  }
  return (
    <Card title={t('desk.dutiesTitle')} flush={duties.length > 0}>
      {duties.length === 0 ? (
        <p className="desk-quiet">{t('desk.noDuties')}</p>
      ) : (
        <ListTable<Duty>
          cards
          label={t('desk.dutiesTitle')}
          rows={duties}
          rowKey={({ kind, block, role, persons, rows }) =>
            [kind, block, role, ...persons.map(({ id }) => id), rows[0]?.row].join('|')
          }
          columns={[
            { key: 'what', title: t('desk.what'), cell: what },
            {
              key: 'who',
              title: t('desk.whoHas'),
              cell: ({ role, persons }) => `${role} ${persons.map(({ name }) => name).join('、')}`,
            },
            { key: 'since', title: t('desk.since'), width: 160, cell: ({ since }) => <Moment at={since} now={now} /> },
            {
              key: 'due',
              title: t('desk.due'),
              width: 190,
              cell: ({ dueAt }) => (dueAt === null ? null : <DueTag at={dueAt} now={now} bare />),
            },
          ]}
        />
      )}
    </Card>
  )
}
