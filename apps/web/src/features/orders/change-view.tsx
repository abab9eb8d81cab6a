import type { Answer, readOrder } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../../ui/list-table.tsx'
import './orders.css'

type Change = NonNullable<Answer<typeof readOrder>['change']>
type Row = Change['rows'][number]

/** What an order moves: sentences first, then the rows. */
export function ChangeView({ change, rows = true }: { readonly change: Change; readonly rows?: boolean }) {
  const { t } = useTranslation()
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
          columns={[
            { key: 'row', title: t('orders.row'), cell: ({ name }) => name },
            { key: 'column', title: t('orders.column'), cell: ({ column }) => column },
            { key: 'from', title: t('orders.from'), figure: true, cell: ({ from }) => from },
            { key: 'to', title: t('orders.to'), figure: true, cell: ({ to }) => to },
          ]}
        />
      ) : null}
      {rows && change.moreRows > 0 ? (
        <p className="side-note">{t('orders.moreRows', { count: change.moreRows })}</p>
      ) : null}
    </>
  )
}
