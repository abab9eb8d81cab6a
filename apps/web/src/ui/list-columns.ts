import type { ReactNode } from 'react'

export interface ListColumn<Row> {
  readonly key: string
  /** With its unit: 得分（分）. Units stand here, not in each cell. */
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  readonly width?: number
  /** Figures stand at the end of their column, so that decimals align. */
  readonly figure?: boolean
  readonly fixed?: 'start' | 'end'
}

export interface RowGroup<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly rows: readonly Row[]
}

export interface ListTableProps<Row> {
  readonly columns: readonly ListColumn<Row>[]
  readonly rows?: readonly Row[]
  /** Rows under headings, instead of `rows`. */
  readonly groups?: readonly RowGroup<Row>[]
  readonly rowKey: (row: Row) => string
  /** Cells of the total row by column key; the first column says 合计 unless told otherwise. */
  readonly totals?: Readonly<Record<string, ReactNode>>
  readonly selected?: string | undefined
  readonly onSelect?: (row: Row) => void
  readonly isProvisional?: (row: Row) => boolean
  readonly loading?: boolean
  /** 28 px rows for long sheets. */
  readonly compact?: boolean
  /** Fixed height of the body; from some hundred rows on only the visible ones are drawn. */
  readonly height?: number
  /** What stands in place of rows when there are none. */
  readonly empty?: ReactNode
  readonly label: string
  /** On a phone: a card a row instead of a table that scrolls sideways. Not for groups. */
  readonly cards?: boolean
}
