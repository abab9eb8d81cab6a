import { judgeRow } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { ListTable } from '../../ui/list-table.tsx'
import { DueTag } from '../../ui/moment.tsx'
import { ReviewBar } from '../../ui/review-bar.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { blockNameOf, feedOf } from './drawing-of.ts'
import { columnPlaces, isFigure, MonthCell, useHeading } from './month-cell.tsx'
import type { Side } from './month-side.tsx'
import { addedColumns, cellReader, type RowView, rankSettingsOf } from './ranking.ts'
import { ReviewProgress } from './review-progress.tsx'
import type { CycleView, TaskView } from './standing.ts'
import { useReadOnly, useTable } from './use-month.ts'

export interface Review {
  readonly block: string
  readonly tasks: readonly TaskView[]
}

/** Review blocks with rows that wait for a verdict. */
export const reviewsOf = (view: CycleView, drawing: Mechanism | undefined): readonly Review[] =>
  (drawing?.blocks ?? [])
    .filter(({ kind }) => kind === 'review')
    .map(({ id }) => ({ block: id, tasks: view.tasks.filter(({ kind, block }) => kind === 'judge' && block === id) }))
    .filter(({ tasks }) => tasks.length > 0)

interface ReviewTabProps {
  readonly view: CycleView
  readonly drawing: Mechanism | undefined
  readonly onSide: (side: Side) => void
}

/** 审核: the rows as they stand, one after another with a verdict, all at once when they are all right. */
export const ReviewTab = ({ reviews, ...props }: ReviewTabProps & { readonly reviews: readonly Review[] }) =>
  reviews.map((review) => <OneReview key={review.block} review={review} {...props} />)

function OneReview({ view, drawing, onSide, review }: ReviewTabProps & { readonly review: Review }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const feed = drawing && feedOf(drawing, review.block)
  const table = useTable(view.cycle.id, feed, view.facts).data
  const heading = useHeading()
  const readOnly = useReadOnly()
  const mine = readOnly ? [] : review.tasks.filter((task) => task.mine)
  const waiting = new Set(review.tasks.map(({ row }) => row))
  const due = review.tasks.find(({ dueAt }) => dueAt !== null)?.dueAt
  if (!table || !drawing || !feed) return <StateBlock state="loading" />
  const cell = cellReader(table)
  const settings = rankSettingsOf(drawing, review.block)
  const columns = [
    ...table.columns.filter(({ id }) => id === settings?.place || id === settings?.score),
    ...addedColumns(table, settings).filter(isFigure),
  ]
  return (
    <div className="month-stack">
      <SentenceBar
        sentence={t(mine.length > 0 ? 'months.judgeMine' : 'months.judgeOther', {
          count: review.tasks.length,
          name: blockNameOf(drawing, review.block),
        })}
        end={due ? <DueTag at={due} now={now} bare /> : null}
      />
      <ListTable<RowView>
        label={blockNameOf(drawing, review.block)}
        rows={table.rows.filter(({ key }) => waiting.has(key) || waiting.has(''))}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', title: t('months.unit'), cell: ({ name }) => name },
          ...columns.map((column) => ({
            key: column.id,
            title: heading(column),
            figure: isFigure(column),
            cell: (row: RowView) => (
              <MonthCell
                cell={cell(row, column.id)}
                column={column}
                places={columnPlaces(
                  table.rows.map((one) => cell(one, column.id)),
                  column.type,
                )}
                onWhy={() =>
                  onSide({ kind: 'why', asked: { cycle: view.cycle.id, ...feed, row: row.key, column: column.id } })
                }
              />
            ),
          })),
        ]}
      />
      <ReviewProgress cycle={view.cycle.id} block={review.block} mine={mine} />
      {mine.length > 0 ? <VerdictBar view={view} tasks={mine} /> : null}
    </div>
  )
}

/** REV-2: each verdict names what was seen, so that a row that changed meanwhile is not judged unseen. */
function VerdictBar({ view, tasks }: { readonly view: CycleView; readonly tasks: readonly TaskView[] }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act } = useAct()
  const [busy, setBusy] = useState(false)
  const judge = async (verdict: 'passed' | 'refused', words: string) => {
    setBusy(true)
    for (const { block, row, rowName, items } of tasks) {
      const body = {
        block,
        row: row === '' ? null : row,
        verdict,
        seen: items[0] ?? '',
        words: words === '' ? null : words,
      }
      const done = t(`months.judged.${verdict}`, { name: rowName === '' ? t('months.wholeTable') : rowName })
      // The first refusal ends it: its reason holds for the rest as well.
      if (!(await act(judgeRow, { params: { county, cycle: view.cycle.id }, body }, done))) break
    }
    setBusy(false)
  }
  return (
    <ReviewBar
      sentence={t('months.judgeAll', { count: tasks.length })}
      verdicts={[
        { key: 'refused', label: t('months.refuse'), kind: 'danger', needsReason: true },
        { key: 'passed', label: t('months.pass'), kind: 'primary' },
      ]}
      onVerdict={(key, words) => void judge(key === 'refused' ? 'refused' : 'passed', words)}
      busy={busy}
    />
  )
}
