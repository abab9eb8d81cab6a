import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { ListTable } from '../../ui/list-table.tsx'
import { DueTag, Moment } from '../../ui/moment.tsx'
import { useLayout } from '../../ui/use-layout.ts'
import type { Side } from './month-side.tsx'
import type { CycleView } from './standing.ts'
import { useReadOnly } from './use-month.ts'

export type RecordView = CycleView['records'][number]

interface RecordsProps {
  readonly records: readonly RecordView[]
  readonly onSide: (side: Side) => void
}

const keyOf = ({ block, row, item }: RecordView): string => `${block}|${row}|${item}`

/** 待登记: measures that may be carried out now, and below them those that were. */
export function RecordsList({ records, onSide }: RecordsProps) {
  const { t } = useTranslation()
  const [seesDone, setSeesDone] = useState(false)
  const waiting = records.filter(({ done }) => done === null)
  const done = records.filter((one) => one.done !== null)
  if (records.length === 0) return null
  return (
    <section className="month-stack">
      {waiting.length > 0 ? (
        <>
          <header className="month-effect-group">
            <h2 className="month-effect-name">{t('months.records')}</h2>
            <span className="side-note">{t('months.recordsNote', { count: waiting.length })}</span>
          </header>
          <Records label={t('months.records')} records={waiting} onSide={onSide} />
        </>
      ) : null}
      {done.length > 0 ? (
        <header className="month-effect-group">
          <h2 className="month-effect-name">{t('months.recordsDone')}</h2>
          <span className="side-note">{t('months.recordsDoneNote', { count: done.length })}</span>
          <Button size="small" aria-expanded={seesDone} onClick={() => setSeesDone(!seesDone)}>
            {t(seesDone ? 'months.fold' : 'months.unfold')}
          </Button>
        </header>
      ) : null}
      {seesDone ? <Records label={t('months.recordsDone')} records={done} onSide={onSide} /> : null}
    </section>
  )
}

function Records({ label, records, onSide }: RecordsProps & { readonly label: string }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const readOnly = useReadOnly()
  const phone = useLayout() === 'phone'
  const measure = ({ rung, label: name }: RecordView) =>
    rung === name ? name : t('months.measureOf', { rung, label: name })
  const due = ({ dueAt, done }: RecordView) => {
    if (done) return <Moment at={done.at} now={now} />
    return dueAt === null ? t('months.noDue') : <DueTag at={dueAt} now={now} />
  }
  const act = (record: RecordView) => {
    if (!record.done && (!record.mine || readOnly)) return <span className="side-note">{t('months.otherRecords')}</span>
    return (
      <Button
        size="small"
        onClick={() => onSide({ kind: 'record', record })}
        aria-label={t('months.recordOf', { name: record.rowName, label: record.label })}
      >
        {t(record.done ? 'months.seeRecord' : 'months.recordOne')}
      </Button>
    )
  }
  if (phone)
    return (
      <ul className="phone-list">
        {records.map((one) => (
          <li key={keyOf(one)} className="month-row">
            <div className="month-row-words">
              <p>{t('months.recordTitle', { name: one.rowName, label: measure(one) })}</p>
              <div className="month-row-marks">{due(one)}</div>
            </div>
            {act(one)}
          </li>
        ))}
      </ul>
    )
  const isDone = records[0]?.done !== null
  return (
    <ListTable<RecordView>
      cards
      label={label}
      rows={records}
      rowKey={keyOf}
      columns={[
        { key: 'row', title: t('months.unit'), width: 170, cell: ({ rowName }) => rowName },
        { key: 'measure', title: t('months.measure'), cell: measure },
        { key: 'due', title: t(isDone ? 'months.recordedAt' : 'months.recordDue'), cell: due },
        { key: 'act', title: t('months.recordOne'), cell: act },
      ]}
    />
  )
}
