import { useTranslation } from 'react-i18next'
import { columnPlaces, MonthCell } from './month-cell.tsx'
import { cellReader, type RowView, textOf } from './ranking.ts'
import type { RankingTableProps, ShownGroup } from './ranking-table.tsx'
import { BandTags, ObjectionMark, PlaceRange, RowName, StateMark } from './row-marks.tsx'
import '../../ui/list-page.css'

/** The ranking on a phone: place, name, score; the rest behind the name. */
export function RankingPhone(props: RankingTableProps & { readonly groups: readonly ShownGroup[] }) {
  const { t } = useTranslation()
  if (props.groups.every(({ rows }) => rows.length === 0)) return <p className="month-note">{t('months.noRows')}</p>
  return (
    <div className="phone-list">
      {props.groups.map(({ key, title, note, rows }) => (
        <section key={key}>
          {title ? (
            <h2>
              {title} <span>{note}</span>
            </h2>
          ) : null}
          <ul>
            {rows.map((row) => (
              <li key={row.key} className={row.state === 'settled' ? 'month-row' : 'month-row hatched'}>
                <PhoneRow {...props} row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function PhoneRow(props: RankingTableProps & { readonly row: RowView }) {
  const { table, settings, row } = props
  const cell = cellReader(table)
  const figures = table.columns.filter(({ id }) => id === settings?.score || (!settings && table.columns[0]?.id === id))
  const places = table.columns.filter(({ id }) => id === settings?.place)
  return (
    <>
      <span className="month-row-place num">
        {places.map((column) =>
          textOf(cell(row, column.id)) === null ? null : (
            <MonthCell
              key={column.id}
              cell={cell(row, column.id)}
              column={column}
              places={0}
              before={props.changes.get(row.key)?.get(column.id)}
              onWhy={() => props.onWhy(row.key, column.id)}
            />
          ),
        )}
      </span>
      <div className="month-row-words">
        <RowName row={row} tied={Number(textOf(cell(row, settings?.tied ?? '')) ?? 1) > 1} onRow={props.onRow} />
        <div className="month-row-marks">
          <PlaceRange {...{ row, table, settings }} />
          <BandTags row={row} table={table} settings={settings} />
          <StateMark row={row} table={table} settings={settings} />
          <ObjectionMark row={row.key} objections={props.objections} />
        </div>
      </div>
      {figures.map((column) => (
        <span key={column.id} className="month-row-score">
          <MonthCell
            cell={cell(row, column.id)}
            column={column}
            places={columnPlaces(
              table.rows.map((one) => cell(one, column.id)),
              column.type,
            )}
            before={props.changes.get(row.key)?.get(column.id)}
            onWhy={() => props.onWhy(row.key, column.id)}
          />
        </span>
      ))}
    </>
  )
}
