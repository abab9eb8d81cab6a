import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FactList } from '../../ui/detail-page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import '../../ui/side-form.css'
import { columnPlaces, MonthCell, useHeading } from './month-cell.tsx'
import { type RankSettings, type TableView, textOf } from './ranking.ts'
import { StateMark } from './row-marks.tsx'

/** Everything about one row: each of its figures, and what may be done about it. */
export function RowPanel(props: {
  readonly table: TableView
  readonly settings: RankSettings | undefined
  readonly row: string
  readonly subtitle: string
  readonly onWhy: (column: string) => void
  readonly onClose: () => void
  readonly onObject?: (() => void) | undefined
  /** OBJ-6: of a frozen row whose 30 days are not over. */
  readonly onReview?: (() => void) | undefined
  /** Why an objection cannot be raised now; shown in place of the button. */
  readonly objectionNote?: ReactNode
}) {
  const { t } = useTranslation()
  const heading = useHeading()
  const { table, settings } = props
  const row = table.rows.find(({ key }) => key === props.row)
  if (!row) return null
  const hidden = new Set(settings?.own)
  const first = [settings?.place, settings?.score]
  const ordered = [
    ...first.flatMap((id) => table.columns.find((column) => column.id === id) ?? []),
    ...table.columns.filter(({ id }) => !first.includes(id)),
  ]
  const facts = ordered.flatMap((column) => {
    const at = table.columns.indexOf(column)
    const cell = row.cells[at]
    if (cell === undefined || hidden.has(column.id)) return []
    if (column.type === 'flag' && textOf(cell) === '否') return []
    const places = columnPlaces(
      table.rows.map(({ cells }) => cells[at]),
      column.type,
    )
    return {
      label: heading(column),
      value: <MonthCell {...{ cell, column, places }} onWhy={() => props.onWhy(column.id)} />,
    }
  })
  const foot =
    props.onObject || props.onReview || props.objectionNote ? (
      <div className="side-form-acts">
        {props.objectionNote}
        {props.onObject ? <Button onClick={props.onObject}>{t('months.raise')}</Button> : null}
        {props.onReview ? <Button onClick={props.onReview}>{t('reviews.ask')}</Button> : null}
      </div>
    ) : undefined
  return (
    <SidePanel open onClose={props.onClose} title={row.name} subtitle={props.subtitle} foot={foot}>
      <div className="side-form">
        <div>
          <StateMark {...{ row, table, settings }} />
        </div>
        <FactList narrow facts={facts} />
        <p className="side-note">{t('months.rowNote')}</p>
      </div>
    </SidePanel>
  )
}
