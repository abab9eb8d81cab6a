import { type Answer, listFacts } from '@jizhi/contracts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { Card } from '../../ui/card.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StateBlock } from '../../ui/state-block.tsx'

type FactLine = Answer<typeof listFacts>['lines'][number]

/** Every fact of the month, newest first; what one act stated stands in one line. */
export function FactLines({ cycle, facts }: { readonly cycle: string; readonly facts: number }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const list = useFacts(cycle, facts)
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <Card title={t('months.courseTitle', { count: facts })}>
      {list.isPending ? <StateBlock state="loading" /> : null}
      {list.error ? <FaultBlock error={list.error} onRetry={() => void list.refetch()} /> : null}
      <ol className="month-course">
        {lines.map((line) => (
          <Line key={line.seq} line={line} now={now} />
        ))}
      </ol>
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('months.earlier')}
        </Button>
      ) : null}
    </Card>
  )
}

/** Another list as soon as the month stands on more facts; the old one stays until then. */
function useFacts(cycle: string, facts: number) {
  const county = useCounty()
  const params = { county, cycle }
  return useInfiniteQuery({
    queryKey: [...tenantKey(county), listFacts.name, params, facts],
    queryFn: ({ pageParam, signal }) =>
      call(listFacts, { params, query: pageParam === null ? {} : { before: pageParam } }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}

function Line({ line, now }: { readonly line: FactLine; readonly now: number }) {
  const { t } = useTranslation()
  const { at, known, by, standsFor, blockName, file, cell, sentence, words, superseded, count } = line
  const late = Math.abs(Date.parse(known) - Date.parse(at)) >= 60_000
  const who = by ?? t('months.bySystem')
  const notes = [
    standsFor === null ? who : t('months.byFor', { by: who, name: standsFor }),
    blockName,
    cell === null ? null : `${file ?? ''} ${cell}`.trim(),
  ]
  return (
    <li>
      <Moment at={known} now={now} />
      <span>
        {sentence}
        {superseded > 0 ? (
          <>
            {' '}
            <PlainTag kind="outlined">
              {superseded === count ? t('months.superseded') : t('months.supersededOf', { count: superseded })}
            </PlainTag>
          </>
        ) : null}
      </span>
      {words ? <span className="month-course-why">{t('months.reasonIs', { words })}</span> : null}
      <span className="month-course-why">
        {notes.filter(Boolean).join(' · ')}
        {late ? (
          <>
            {' · '}
            {t('months.trueAt')} <Moment at={at} now={now} />
          </>
        ) : null}
      </span>
    </li>
  )
}
