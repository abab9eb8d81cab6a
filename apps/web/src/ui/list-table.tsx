import { Table, type TableColumnType } from 'antd'
import { type ComponentRef, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListColumn, ListTableProps, RowGroup } from './list-columns.ts'
import { provisionalRow } from './provisional-mark.tsx'
import { TableCards } from './table-cards.tsx'
import { useLayout } from './use-layout.ts'
import './list-table.css'

type Line<Row> = { readonly row: Row } | { readonly group: RowGroup<Row> }

/** The one table of the product: 36 px rows, aligned figures, total row, hatched provisional rows. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const phone = useLayout() === 'phone'
  return phone && props.cards ? <TableCards {...props} /> : <WideTable {...props} />
}

function WideTable<Row>(props: ListTableProps<Row>) {
  const lines: Line<Row>[] = props.groups
    ? props.groups.flatMap((group) => [{ group }, ...group.rows.map((row) => ({ row }))])
    : (props.rows ?? []).map((row) => ({ row }))
  const keyOf = (line: Line<Row>) => ('group' in line ? `group:${line.group.key}` : props.rowKey(line.row))
  const { onSelect } = props
  const virtual = props.height !== undefined && lines.length > 200
  const table = useRef<ComponentRef<typeof Table>>(null)
  useSideScrollByKey(table)
  return (
    <Table<Line<Row>>
      ref={table}
      className={`list-table${props.compact ? ' list-table-compact' : ''}`}
      aria-label={props.label}
      columns={props.columns.map((column, at) => tableColumn(column, at, props.columns.length))}
      dataSource={lines}
      rowKey={keyOf}
      pagination={false}
      size="small"
      loading={props.loading ?? false}
      scroll={scrollOf(props, virtual)}
      virtual={virtual}
      rowClassName={(line) => rowLook(line, props)}
      onRow={(line) => ('row' in line && onSelect ? { onClick: () => onSelect(line.row) } : {})}
      locale={props.empty ? { emptyText: props.empty } : {}}
      {...(props.totals ? { summary: () => <TotalRow columns={props.columns} totals={props.totals ?? {}} /> } : {})}
    />
  )
}

/** A table wider than its place is a stop of Tab, so that arrow keys can move it; a narrower one is none. */
function useSideScrollByKey(table: RefObject<ComponentRef<typeof Table> | null>) {
  useEffect(() => {
    const box = table.current?.nativeElement.querySelector('.ant-table-content')
    if (!box) return
    if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0')
    else box.removeAttribute('tabindex')
  })
}

/** Rows that are drawn only while visible need to know the width beforehand; it is never more than there is room for. */
function scrollOf<Row>({ columns, height }: ListTableProps<Row>, virtual: boolean): { x: number | string; y?: number } {
  if (height === undefined) return { x: 'max-content' }
  return { x: virtual ? columns.reduce((sum, { width }) => sum + (width ?? 180), 0) : 'max-content', y: height }
}

function rowLook<Row>(line: Line<Row>, props: ListTableProps<Row>): string {
  if ('group' in line) return 'list-group'
  const looks = []
  if (props.onSelect) looks.push('list-choosable')
  if (props.selected !== undefined && props.selected === props.rowKey(line.row)) looks.push('list-selected')
  if (props.isProvisional?.(line.row)) looks.push(provisionalRow)
  return looks.join(' ')
}

function tableColumn<Row>(column: ListColumn<Row>, at: number, all: number): TableColumnType<Line<Row>> {
  return {
    key: column.key,
    title: column.title,
    ...(column.figure ? { align: 'right' as const, className: 'num' } : {}),
    ...(column.width ? { width: column.width } : {}),
    ...(column.fixed ? { fixed: column.fixed } : {}),
    onCell: (line) => ('group' in line ? { colSpan: at === 0 ? all : 0, style: { textAlign: 'start' } } : {}),
    render: (_, line) => ('row' in line ? column.cell(line.row) : at === 0 ? <GroupHead group={line.group} /> : null),
  }
}

const GroupHead = <Row,>({ group }: { readonly group: RowGroup<Row> }) => (
  <>
    <strong>{group.title}</strong>
    {group.note ? <span className="list-group-note">{group.note}</span> : null}
  </>
)

function TotalRow<Row>(props: {
  readonly columns: readonly ListColumn<Row>[]
  readonly totals: Readonly<Record<string, ReactNode>>
}) {
  const { t } = useTranslation()
  return (
    <Table.Summary.Row className="list-total">
      {props.columns.map(({ key, figure }, at) => (
        <Table.Summary.Cell key={key} index={at} {...(figure ? { align: 'right' as const, className: 'num' } : {})}>
          {props.totals[key] ?? (at === 0 ? t('ui.total') : null)}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  )
}
