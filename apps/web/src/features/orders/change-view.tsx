import type { Answer, readOrder } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListTable } from '../../ui/list-table.tsx'
import { useLayout } from '../../ui/use-layout.ts'
import './orders.css'

type Change = NonNullable<Answer<typeof readOrder>['change']>
type Row = Change['rows'][number]

/** What an order moves: sentences first, then the rows. At the side and on a phone both figures stand in one cell, so that neither is out of sight. */
export function ChangeView(props: { readonly change: Change; readonly rows?: boolean; readonly beside?: boolean }) {
  const { t } = useTranslation()
  const { change, rows = true, beside = false } = props
  const tight = useLayout() === 'phone' || beside
  const columns: readonly ListColumn<Row>[] = tight
    ? [
        { key: 'row', title: t('orders.row'), cell: Place },
        { key: 'to', title: t('orders.moves'), figure: true, cell: ({ from, to }) => `${from} → ${to}` },
      ]
    : [
        { key: 'row', title: t('orders.row'), cell: ({ name }) => name },
        { key: 'column', title: t('orders.column'), cell: ({ column }) => column },
        { key: 'from', title: t('orders.from'), figure: true, cell: ({ from }) => from },
        { key: 'to', title: t('orders.to'), figure: true, cell: ({ to }) => to },
      ]
  return (
    <>
      <ul className="order-sentences">
        {change.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {rows && change.rows.length > 0 ? (
        <ListTable<Row>
          label={t('orders.effectAhead')}
          rows={change.rows}
          rowKey={({ name, column }) => `${name}|${column}`}
          compact
          columns={columns}
        />
      ) : null}
      {rows && change.moreRows > 0 ? (
        <p className="side-note">{t('orders.moreRows', { count: change.moreRows })}</p>
      ) : null}
    </>
  )
}

const Place = ({ name, column }: Row) => (
  <>
    {name}
    <span className="side-note order-column">{column}</span>
  </>
)
