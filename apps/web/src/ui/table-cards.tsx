import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListColumn, ListTableProps } from './list-columns.ts'
import './table-cards.css'

/** A table on a phone: a card a row, its first column as the head, every other cell beside its column's name. */
export function TableCards<Row>({ columns, rows = [], rowKey, totals, label, empty }: ListTableProps<Row>) {
  const { t } = useTranslation()
  const [head, ...rest] = columns
  if (head === undefined) return null
  return (
    <ul className="table-cards" aria-label={label}>
      {rows.length === 0 && empty ? <li>{empty}</li> : null}
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <strong>{head.cell(row)}</strong>
          <Pairs columns={rest} cell={(column) => column.cell(row)} />
        </li>
      ))}
      {totals ? (
        <li>
          <strong>{totals[head.key] ?? t('ui.total')}</strong>
          <Pairs columns={rest} cell={({ key }) => totals[key]} />
        </li>
      ) : null}
    </ul>
  )
}

/** Nothing to say is not said. */
function Pairs<Row>(props: {
  readonly columns: readonly ListColumn<Row>[]
  readonly cell: (column: ListColumn<Row>) => ReactNode
}) {
  const said = props.columns
    .map((column) => ({ column, value: props.cell(column) }))
    .filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <dl>
      {said.map(({ column, value }) => (
        <div key={column.key}>
          <dt>{column.title}</dt>
          <dd className={column.figure ? 'num' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
