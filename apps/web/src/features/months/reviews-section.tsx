import { type Answer, listReviews } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { DueTag, Moment, useMomentWords } from '../../ui/moment.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { Side } from './month-side.tsx'
import type { CycleView } from './standing.ts'

type Reviews = Answer<typeof listReviews>
export type ReviewView = Reviews['reviews'][number]

export function useReviews(cycle: string) {
  const county = useCounty()
  return useQuery(tenantQuery(county, listReviews, { params: { county, cycle } }))
}

/** 复核, the statutory second layer after the freeze: until when one may ask, what was asked, who decides. */
export function ReviewsSection({ view, onSide }: { readonly view: CycleView; readonly onSide: (side: Side) => void }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const words = useMomentWords()
  const read = useReviews(view.cycle.id)
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  if (read.data === undefined) return null
  const { results, askable, reviews } = read.data
  const last = askable
    .map(({ closesAt }) => closesAt)
    .sort()
    .at(-1)
  const sentence =
    results.length === 0
      ? t('reviews.notFrozen')
      : last === undefined
        ? t('reviews.noneToAsk')
        : t('reviews.until', { count: askable.length, at: words(last, now) })
  return (
    <>
      <h2 className="month-layer">{t('reviews.second')}</h2>
      <SentenceBar
        sentence={sentence}
        note={t('reviews.note')}
        end={
          askable.length === 0 ? null : (
            <Button onClick={() => onSide({ kind: 'ask-review', row: null })}>{t('reviews.ask')}</Button>
          )
        }
      />
      {reviews.length === 0 ? null : <ReviewTable reviews={reviews} results={results} onSide={onSide} />}
    </>
  )
}

function ReviewTable(props: {
  readonly reviews: readonly ReviewView[]
  readonly results: Reviews['results']
  readonly onSide: (side: Side) => void
}) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const labels = new Map(props.results.flatMap(({ columns }) => columns.map(({ id, label }) => [id, label] as const)))
  return (
    <ListTable<ReviewView>
      cards
      label={t('reviews.second')}
      rows={props.reviews}
      rowKey={({ id }) => id}
      columns={[
        { key: 'row', title: t('months.unit'), cell: ({ rowName }) => rowName },
        {
          key: 'columns',
          title: t('months.disputed'),
          cell: ({ columns }) =>
            columns.length === 0
              ? t('reviews.wholeRow')
              : columns.map((id) => labels.get(id) ?? id).join(t('workbench.between')),
        },
        { key: 'words', title: t('ui.reason'), width: 280, cell: ({ words }) => words ?? t('months.erased') },
        { key: 'at', title: t('reviews.askedAt'), cell: ({ at }) => <Moment at={at} now={now} /> },
        {
          key: 'decision',
          title: t('months.decision'),
          cell: ({ decision }) =>
            decision === null ? (
              <StatusTag status="provisional">{t('reviews.open')}</StatusTag>
            ) : (
              <>
                <StatusTag status="settled">{t(`months.outcomes.${decision.outcome}`)}</StatusTag> {decision.words}
              </>
            ),
        },
        {
          key: 'act',
          title: t('months.due2'),
          cell: (one) => {
            if (one.decision) return <Moment at={one.decision.at} now={now} />
            if (one.mine)
              return (
                <Button
                  size="small"
                  type="primary"
                  onClick={() => props.onSide({ kind: 'decide-review', review: one })}
                >
                  {t('reviews.decide')}
                </Button>
              )
            return (
              <>
                <DueTag at={one.dueAt} now={now} bare />{' '}
                {one.deciders.length === 0
                  ? t('reviews.above')
                  : t('reviews.by', { names: one.deciders.join(t('workbench.between')) })}
              </>
            )
          },
        },
      ]}
    />
  )
}
