import { type Answer, readCase } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { DetailPage } from '../../ui/detail-page.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { CaseActPanel, type CaseAct } from './case-act-panel.tsx'
import { CaseCourse } from './case-course.tsx'
import { CaseLine } from './case-line.tsx'
import { CaseMarks, CaseStatusTag, caseNumber, useCaseWords } from './case-marks.tsx'
import { CaseMeasures } from './case-measures.tsx'
import './cases.css'

export type CaseView = Answer<typeof readCase>

/** One case: its line of life, its date and why, what I may do, what was done. */
export function CasePage() {
  const { case: id = '' } = useParams({ strict: false })
  const county = useCounty()
  const read = useQuery({
    ...tenantQuery(county, readCase, { params: { county, case: id } }),
    refetchInterval: ({ state }) => (state.data?.deriving ? 1500 : 30_000),
  })
  if (read.data) return <Case key={id} view={read.data} />
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  return <StateBlock state="loading" />
}

/** The row of a cycle that opened it, or the order by which it was taken over. */
function CaseSource({ view: { source } }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const county = useCounty()
  if (source.order !== null) return <GoLink to={`/${county}/orders/${source.order}`}>{t('cases.broughtBy')}</GoLink>
  return <GoLink to={`/${county}/cycles/${source.cycle}`}>{source.label}</GoLink>
}

function Case({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const now = countyNow(session)
  const words = useCaseWords()
  const [act, setAct] = useState<CaseAct | null>(null)
  const one = view.case
  const title = t('cases.title', { number: caseNumber(one), words: words(one) })
  usePageTitle(title)
  const [first, ...others] = view.acts
  const quiet: readonly CaseAct[] = [
    ...others,
    ...(view.mayMerge ? (['merge'] as const) : []),
    ...(view.mayCorrect ? (['correct'] as const) : []),
  ]
  const name = (kind: CaseAct): string =>
    kind === 'merge' || kind === 'correct' ? t(`cases.${kind}`) : t(`cases.steps.${kind}`)
  return (
    <DetailPage
      header={{
        crumbs: [
          { text: session.tenant.name, to: `/${county}` },
          { text: t('menu.cases'), to: `/${county}/cases` },
          { text: one.mechanismName },
        ],
        title,
        status: <CaseStatusTag one={one} now={now} />,
        actions: quiet.length === 0 ? null : (
          <span className="case-acts">
            {quiet.map((kind) => (
              <Button key={kind} onClick={() => setAct(kind)}>
                {name(kind)}
              </Button>
            ))}
          </span>
        ),
        primary: first === undefined ? null : (
          <Button type="primary" onClick={() => setAct(first)}>
            {name(first)}
          </Button>
        ),
      }}
      {...(view.whyDue === null
        ? {}
        : {
            sentence: {
              ...(one.overdue && one.closedAt === null ? { status: 'overdue' as const } : {}),
              sentence: view.whyDue,
              end: t('cases.usedOf', { used: one.usedDays, limit: view.limitDays }),
            },
          })}
      summary={[
        { label: t('cases.class'), value: one.className ?? '—' },
        { label: t('cases.place'), value: one.placeName ?? '—' },
        {
          label: t('cases.unit'),
          value: one.unitName ?? (one.proposedUnitName === null ? t('cases.noUnit') : t('cases.proposed', { name: one.proposedUnitName })),
        },
        { label: t('cases.due'), value: one.dueAt === null ? '—' : <Moment at={one.dueAt} now={now} /> },
        { label: t('cases.source'), value: <CaseSource view={view} /> },
        ...(view.reopenUntil === null
          ? []
          : [{ label: t('cases.reopenUntil'), value: <Moment at={view.reopenUntil} now={now} /> }]),
        ...(view.duplicateOf === null
          ? []
          : [
              {
                label: t('cases.statuses.merged'),
                value: (
                  <GoLink to={`/${county}/cases/${view.duplicateOf.id}`}>
                    {t('cases.mergedInto', { number: view.duplicateOf.number })}
                  </GoLink>
                ),
              },
            ]),
      ]}
      side={act === null ? null : <CaseActPanel key={act} view={view} act={act} name={name(act)} onClose={() => setAct(null)} />}
    >
      <CaseMarks one={one} />
      <CaseLine view={view} now={now} />
      <h2 className="case-head">{t('cases.measures')}</h2>
      <CaseMeasures view={view} />
      <h2 className="case-head">{t('cases.life')}</h2>
      <CaseCourse view={view} now={now} />
    </DetailPage>
  )
}
