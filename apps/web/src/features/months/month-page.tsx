import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { readMonthSearch } from '../../frame/month-search.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { DetailPage } from '../../ui/detail-page.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { CourseTab } from './course-tab.tsx'
import { drawingOf } from './drawing-of.ts'
import { DrawingTab } from './drawing-tab.tsx'
import { EffectsTab } from './effects-tab.tsx'
import { MonthSide, type Side } from './month-side.tsx'
import { ObjectionsTab } from './objections-tab.tsx'
import { ResultTab } from './result-tab.tsx'
import { ReviewTab, reviewsOf } from './review-tab.tsx'
import { type CycleView, standingOf } from './standing.ts'
import { type PortRef, useMonth } from './use-month.ts'
import { useMonthActs } from './use-month-acts.tsx'
import { stageStatus, useStandingWords } from './use-standing-words.ts'
import { useVersionWords } from './use-version-words.ts'
import './months.css'
import '../../ui/list-page.css'

/** One mechanism, one period: where it stands, its figures, what is disputed, what follows. */
export function MonthPage() {
  const { cycle = '' } = useParams({ strict: false })
  const month = useMonth(cycle)
  if (month.data) return <Month key={cycle} view={month.data} />
  if (month.error) return <FaultBlock error={month.error} onRetry={() => void month.refetch()} />
  return <StateBlock state="loading" />
}

function Month({ view }: { readonly view: CycleView }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const { tab: asked } = useSearch({ from: '/$county/cycles/$cycle' })
  const navigate = useNavigate()
  const [side, setSide] = useState<Side | null>(null)
  const [port, setPort] = useState<PortRef>()
  const { cycle, objections, effects } = view
  const drawing = useMemo(() => drawingOf(view.document), [view.document])
  const standing = standingOf(view, tenant.kind === 'sample')
  const { sentence, status } = useStandingWords(standing)
  const title = t('months.monthTitle', { mechanism: cycle.mechanismName, period: cycle.periodLabel })
  usePageTitle(title)
  const undecided = objections.filter(({ decision }) => decision === null).length
  const reviews = reviewsOf(view, drawing)
  const known = asked === 'review' && reviews.length === 0 ? undefined : asked
  const tab = known ?? 'result'
  const setTab = (next: string) =>
    void navigate({
      to: '/$county/cycles/$cycle',
      params: { county, cycle: cycle.id },
      search: readMonthSearch({ tab: next }),
      replace: true,
    })
  const acts = useMonthActs({ view, drawing, onTab: setTab, onSide: setSide })
  const inTab = { view, drawing, onSide: setSide }
  return (
    <DetailPage
      header={{
        crumbs: [
          { text: tenant.name, to: `/${county}` },
          { text: t('menu.desk'), to: `/${county}/desk` },
          { text: cycle.mechanismName, to: `/${county}/desk/${cycle.mechanismId}?cycle=${cycle.id}` },
        ],
        title,
        status: <StatusTag status={stageStatus(view)}>{cycle.stage}</StatusTag>,
        ...acts,
      }}
      sentence={{
        status,
        sentence,
        ...useVersionWords(view),
      }}
      tab={tab}
      onTab={setTab}
      tabs={[
        {
          key: 'result',
          label: t('months.result'),
          children: (
            <ResultTab
              {...{ view, drawing, port, onPort: setPort }}
              asked={side?.kind === 'why' ? side.asked : null}
              onWhy={(at, row, column) => setSide({ kind: 'why', asked: { cycle: cycle.id, ...at, row, column } })}
              onRow={(table, settings, row) => setSide({ kind: 'row', table, settings, row })}
            />
          ),
        },
        {
          key: 'objections',
          label: undecided > 0 ? t('months.objectionsCount', { count: undecided }) : t('months.objections'),
          children: <ObjectionsTab {...inTab} />,
        },
        ...(reviews.length > 0
          ? [{ key: 'review', label: t('months.review'), children: <ReviewTab {...inTab} reviews={reviews} /> }]
          : []),
        {
          key: 'effects',
          label: effects.length > 0 ? t('months.effectsCount', { count: effects.length }) : t('months.effects'),
          children: <EffectsTab {...inTab} />,
        },
        { key: 'course', label: t('months.course'), children: <CourseTab view={view} drawing={drawing} /> },
        { key: 'drawing', label: t('months.drawing'), children: <DrawingTab view={view} drawing={drawing} /> },
      ]}
      side={<MonthSide {...{ view, drawing, side, onSide: setSide }} />}
    />
  )
}
