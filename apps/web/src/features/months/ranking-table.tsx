import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../../ui/list-table.tsx'
import { useLayout } from '../../ui/use-layout.ts'
import type { Changes } from './changes.ts'
import { type ColumnView, columnPlaces, isFigure, MonthCell, useHeading } from './month-cell.tsx'
import {
  addedColumns,
  cellReader,
  type RankSettings,
  type RowView,
  rankingOf,
  type TableView,
  textOf,
} from './ranking.ts'
import { RankingPhone } from './ranking-phone.tsx'
import { BandTags, ObjectionMark, PlaceRange, RowName, StateMark } from './row-marks.tsx'
import type { CycleView } from './standing.ts'

export interface RankingTableProps {
  readonly table: TableView
  readonly settings: RankSettings | undefined
  readonly objections: CycleView['objections']
  readonly changes: Changes
  /** The cell whose explanation is open. */
  readonly asked: { readonly row: string; readonly column: string } | null
  readonly onWhy: (row: string, column: string) => void
  readonly onRow: (row: string) => void
  /** Only rows whose name holds these letters. */
  readonly sought: string
  /** Also the columns kept for rules: deadlines, lateness, who answered. */
  readonly every: boolean
}

/** Longer tables draw only the rows in view. */
const longTable = 200

/** The ranking as officials read it: by category, ties marked, provisional rows hatched, rows without a place apart. */
export function RankingTable(props: RankingTableProps) {
  const { t } = useTranslation()
  const phone = useLayout() === 'phone'
  const groups = groupsOf(props, t)
  return phone ? <RankingPhone {...props} groups={groups} /> : <RankingWide {...props} groups={groups} />
}

function RankingWide({ groups, ...props }: RankingTableProps & { readonly groups: readonly ShownGroup[] }) {
  const { t } = useTranslation()
  const rows = props.table.rows.length
  return (
    <ListTable<RowView>
      label={t('months.result')}
      columns={useColumns(props)}
      {...(groups.length === 1 && groups[0]?.title === null ? { rows: groups[0].rows } : { groups })}
      rowKey={({ key }) => key}
      selected={props.asked?.row}
      isProvisional={({ state }) => state !== 'settled'}
      empty={t('months.noRows')}
      {...(rows > longTable ? { height: 640 } : {})}
    />
  )
}

export interface ShownGroup {
  readonly key: string
  readonly title: string | null
  readonly note: string
  readonly rows: readonly RowView[]
}

function groupsOf({ table, settings, sought }: RankingTableProps, t: TFunction): readonly ShownGroup[] {
  const { groups, unplaced } = rankingOf(table, settings)
  const found = (rows: readonly RowView[]) => rows.filter(({ name }) => name.includes(sought))
  const shown: ShownGroup[] = groups.map(({ label, rows, mean, spread }) => ({
    key: label ?? 'all',
    title: label ?? (settings === undefined ? null : t('months.everyone')),
    note: [
      t('months.groupCount', { count: rows.length }),
      mean === null ? '' : t('months.groupMean', { mean }),
      spread === null ? '' : t('months.groupSpread', { spread }),
    ].join(''),
    rows: found(rows),
  }))
  if (unplaced.length > 0)
    shown.push({ key: 'unplaced', title: t('months.unplaced'), note: t('months.unplacedNote'), rows: found(unplaced) })
  return shown.filter(({ rows, title }) => rows.length > 0 || title === null)
}

function useColumns(props: RankingTableProps) {
  const { t } = useTranslation()
  const heading = useHeading()
  const { table, settings, objections } = props
  const cell = cellReader(table)
  const column = (one: ColumnView) => {
    const places = columnPlaces(
      table.rows.map((row) => cell(row, one.id)),
      one.type,
    )
    return {
      key: one.id,
      title: heading(one),
      ...(isFigure(one) ? { figure: true } : {}),
      cell: (row: RowView) => (
        <MonthCell
          cell={cell(row, one.id)}
          column={one}
          places={places}
          before={props.changes.get(row.key)?.get(one.id)}
          onWhy={() => props.onWhy(row.key, one.id)}
          open={props.asked?.row === row.key && props.asked.column === one.id}
        />
      ),
    }
  }
  const find = (id: string | undefined) => table.columns.filter((one) => one.id === id)
  const disputed = objections.length > 0
  return [
    ...find(settings?.place).map((one) => {
      const place = column({ ...one, unit: null })
      if (!settings?.range) return { ...place, width: 76 }
      return {
        ...place,
        width: 120,
        cell: (row: RowView) => (
          <>
            {place.cell(row)}
            <PlaceRange {...{ row, table, settings }} />
          </>
        ),
      }
    }),
    {
      key: 'name',
      title: t('months.unit'),
      cell: (row: RowView) => (
        <RowName row={row} tied={Number(textOf(cell(row, settings?.tied ?? '')) ?? 1) > 1} onRow={props.onRow} />
      ),
    },
    ...find(settings?.score).map(column),
    ...addedColumns(table, settings, props.every).map(column),
    ...(settings && settings.bands.length > 0
      ? [
          {
            key: 'band',
            title: t('months.band'),
            cell: (row: RowView) => <BandTags row={row} table={table} settings={settings} />,
          },
        ]
      : []),
    {
      key: 'state',
      title: t('months.state'),
      cell: (row: RowView) => <StateMark row={row} table={table} settings={settings} />,
    },
    ...(disputed
      ? [
          {
            key: 'objection',
            title: t('months.objection'),
            cell: (row: RowView) => <ObjectionMark row={row.key} objections={objections} />,
          },
        ]
      : []),
  ]
}
