import type { ReactNode } from 'react'
import type { ListTableProps } from './list-columns.ts'
import { ListTable } from './list-table.tsx'
import { PageHeader, type PageHeaderProps } from './page-header.tsx'
import { PageSplit } from './page-split.tsx'
import { SentenceBar, type SentenceBarProps } from './sentence-bar.tsx'
import { StateBlock, type StateBlockProps } from './state-block.tsx'
import { useLayout } from './use-layout.ts'
import './list-page.css'

export interface ListPageProps<Row> {
  readonly header: PageHeaderProps
  readonly sentence?: SentenceBarProps
  /** Figures above the filters. */
  readonly before?: ReactNode
  /** Search and filters, left; what they mean, right. */
  readonly filters?: ReactNode
  readonly legend?: ReactNode
  readonly table: ListTableProps<Row>
  /** Stands in place of the table: empty, error, offline, no permission. */
  readonly state?: StateBlockProps | undefined
  /** One row as a phone card; without it the table scrolls sideways. */
  readonly phoneRow?: (row: Row) => ReactNode
  readonly side?: ReactNode
  readonly foot?: ReactNode
}

/** The list pattern: header, sentence, filter bar, table with total row, side panel. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  return (
    <PageSplit side={props.side}>
      <PageHeader {...props.header} />
      {props.sentence ? <SentenceBar {...props.sentence} /> : null}
      {props.before}
      {props.filters || props.legend ? (
        <div className="filter-bar">
          <div className="filter-fields">{props.filters}</div>
          {props.legend ? <div className="filter-legend">{props.legend}</div> : null}
        </div>
      ) : null}
      {props.state ? (
        <div className="list-state">
          <StateBlock {...props.state} />
        </div>
      ) : (
        <ListBody {...props} />
      )}
      {props.foot ? <footer className="list-foot">{props.foot}</footer> : null}
    </PageSplit>
  )
}

function ListBody<Row>({ table, phoneRow }: ListPageProps<Row>) {
  const phone = useLayout() === 'phone'
  if (!phone || !phoneRow) return <ListTable {...table} />
  const groups = table.groups ?? [{ key: 'all', title: null, rows: table.rows ?? [] }]
  return (
    <div className="phone-list">
      {groups.map(({ key, title, note, rows }) => (
        <section key={key}>
          {title ? (
            <h2>
              {title} <span>{note}</span>
            </h2>
          ) : null}
          <ul>
            {rows.map((row) => (
              <li key={table.rowKey(row)} className={table.isProvisional?.(row) ? 'hatched' : undefined}>
                {phoneRow(row)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
