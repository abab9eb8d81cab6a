import type { Mechanism } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { Card } from '../../ui/card.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { type CourseStep, courseOf } from './course.ts'
import { blockNameOf } from './drawing-of.ts'
import type { CycleView } from './standing.ts'

/** 经过: what was done and when each date falls, with how it was counted. */
export function CourseTab({ view, drawing }: { readonly view: CycleView; readonly drawing: Mechanism | undefined }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const findings = view.findings
  return (
    <div className="month-stack">
      <Card title={t('months.courseTitle')}>
        <ol className="month-course">
          {courseOf(view).map((step) => (
            <Step
              key={`${step.kind}${step.at}${'row' in step ? step.row : 'label' in step ? step.label : ''}`}
              {...{ step, now }}
            />
          ))}
        </ol>
      </Card>
      {findings.length > 0 ? (
        <Card title={t('months.findings')} flush>
          <ListTable
            label={t('months.findings')}
            rows={findings}
            rowKey={(one) => `${one.code}|${one.block}|${one.rowName}|${one.message}`}
            columns={[
              { key: 'block', title: t('months.where'), width: 160, cell: ({ block }) => blockNameOf(drawing, block) },
              { key: 'row', title: t('months.unit'), width: 140, cell: ({ rowName }) => rowName },
              { key: 'message', title: t('months.what'), cell: ({ message }) => message },
            ]}
          />
        </Card>
      ) : null}
    </div>
  )
}

function Step({ step, now }: { readonly step: CourseStep; readonly now: number }) {
  const { t } = useTranslation()
  const words = {
    opened: () => t('months.steps.opened'),
    deadline: () => (step.kind === 'deadline' ? step.label : ''),
    raised: () => t('months.steps.raised', { row: 'row' in step ? step.row : '' }),
    decided: () =>
      step.kind === 'decided'
        ? t('months.steps.decided', { row: step.row, outcome: t(`months.outcomes.${step.outcome}`) })
        : '',
  }
  const note = step.kind === 'deadline' ? step.why : 'words' in step ? step.words : null
  return (
    <li className={step.kind === 'deadline' && step.ahead ? 'month-course-ahead' : undefined}>
      <Moment at={step.at} now={now} />
      <span>{words[step.kind]()}</span>
      {note ? <span className="month-course-why">{note}</span> : null}
    </li>
  )
}
