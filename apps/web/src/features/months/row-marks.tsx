import { useTranslation } from 'react-i18next'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { ProvisionalMark } from '../../ui/provisional-mark.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { cellReader, type RankSettings, type RowView, rangeOf, reasonOf, type TableView, textOf } from './ranking.ts'
import type { CycleView } from './standing.ts'

/** A row's name opens everything about that row. */
export function RowName(props: {
  readonly row: RowView
  readonly tied: boolean
  readonly onRow: (row: string) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <button type="button" className="month-name" onClick={() => props.onRow(props.row.key)}>
        {props.row.name}
      </button>
      {props.tied ? <PlainTag kind="outlined">{t('months.tied')}</PlainTag> : null}
    </>
  )
}

interface InTable {
  readonly row: RowView
  readonly table: TableView
  readonly settings: RankSettings | undefined
}

/** 前列, 后列 …: the bands of the ranking this row stands in. */
export function BandTags({ row, table, settings }: InTable) {
  const cell = cellReader(table)
  const bands = (settings?.bands ?? []).filter(({ id }) => textOf(cell(row, id)) === '是')
  return bands.map(({ id, label, from }) => (
    <PlainTag key={id} kind={from === 'top' ? 'soft' : 'outlined'}>
      {label}
    </PlainTag>
  ))
}

/** 正式, 待定榜, 暂定, or why there is no place. */
export function StateMark({ row, table, settings }: InTable) {
  const { t } = useTranslation()
  const placed = settings === undefined || textOf(cellReader(table)(row, settings.place)) !== null
  if (!placed && settings) {
    const reason = reasonOf(table, settings, row)
    return <span className="month-reason">{t('months.notRanked', { reason })}</span>
  }
  if (row.state === 'waiting') return <ProvisionalMark word={t('months.rowWaiting')} />
  if (row.state === 'provisional') return <ProvisionalMark word={t('months.rowProvisional')} />
  if (table.frozen) return <StatusTag status="settled">{t('ui.settled')}</StatusTag>
  return (
    <StatusTag status="normal" bare>
      {t('months.rowSettled')}
    </StatusTag>
  )
}

/** What was objected to this row, the newest first in word. */
export function ObjectionMark(props: { readonly row: string; readonly objections: CycleView['objections'] }) {
  const { t } = useTranslation()
  const last = props.objections.findLast(({ row }) => row === props.row)
  if (!last) return null
  if (!last.decision) return <StatusTag status="dueSoon">{t('months.undecided')}</StatusTag>
  const { outcome } = last.decision
  return <StatusTag status={outcome === 'rejected' ? 'normal' : 'settled'}>{t(`months.outcomes.${outcome}`)}</StatusTag>
}

/** （5–12）beside a place. */
export function PlaceRange(props: {
  readonly row: RowView
  readonly table: TableView
  readonly settings: RankSettings | undefined
}) {
  const { t } = useTranslation()
  const range = rangeOf(props.table, props.settings, props.row)
  if (range === null) return null
  return (
    <span className="month-range num" title={t('months.rangeNote')}>
      {t('months.range', { range })}
    </span>
  )
}
