import type { Mechanism } from '@jizhi/mechanism'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { countyNow, useSession } from '../../client/session.ts'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { labelsOf } from './disputable.ts'
import type { Side } from './month-side.tsx'
import { objectionNoteOf } from './objection-note.ts'
import { ReviewsSection } from './reviews-section.tsx'
import { ObjectionMark } from './row-marks.tsx'
import type { CycleView } from './standing.ts'
import { useReadOnly } from './use-month.ts'

type Objection = CycleView['objections'][number]

/** 异议: what was disputed, by whom it is decided, and how it ended. */
export function ObjectionsTab(props: {
  readonly view: CycleView
  readonly drawing: Mechanism | undefined
  readonly onSide: (side: Side) => void
}) {
  const { t } = useTranslation()
  const { view, drawing, onSide } = props
  const may = useAbility().can('object', 'Cycle')
  const readOnly = useReadOnly()
  const note = objectionNoteOf(view, drawing, { may, readOnly })
  const undecided = view.objections.filter(({ decision }) => decision === null)
  return (
    <div className="month-stack">
      <h2 className="month-layer">{t('reviews.first')}</h2>
      <SentenceBar
        sentence={
          undecided.length > 0
            ? t('months.undecidedCount', { count: undecided.length })
            : t(note === 'noNotice' ? 'months.noWindowYet' : 'months.noneUndecided')
        }
        {...(note !== null && note !== 'noNotice' ? { note: t(`months.cannotRaise.${note}`) } : {})}
        end={
          <Button disabled={note !== null} onClick={() => onSide({ kind: 'raise', row: null })}>
            {t('months.raise')}
          </Button>
        }
      />
      {view.objections.length === 0 ? (
        <StateBlock state="empty" title={t('months.noObjections')} text={t('months.noObjectionsText')} />
      ) : (
        <ObjectionTable {...props} />
      )}
      <ReviewsSection {...props} />
    </div>
  )
}

function ObjectionTable({ view, drawing, onSide }: Parameters<typeof ObjectionsTab>[0]) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const readOnly = useReadOnly()
  const mine = new Set(
    view.tasks.filter(({ kind, mine: own }) => kind === 'decide' && own).flatMap(({ items }) => items),
  )
  const due = (id: string) => view.tasks.find(({ kind, items }) => kind === 'decide' && items.includes(id))?.dueAt
  return (
    <ListTable<Objection>
      cards
      label={t('months.objections')}
      rows={view.objections}
      rowKey={({ id }) => id}
      columns={[
        { key: 'row', title: t('months.unit'), cell: ({ rowName }) => rowName },
        {
          key: 'columns',
          title: t('months.disputed'),
          cell: ({ columns }) => labelsOf(drawing, columns).join(t('workbench.between')),
        },
        { key: 'words', title: t('ui.reason'), width: 280, cell: ({ words }) => words ?? t('months.erased') },
        { key: 'at', title: t('months.raisedAt'), cell: ({ at }) => <Moment at={at} now={now} /> },
        {
          key: 'decision',
          title: t('months.decision'),
          cell: (one) => (
            <>
              <ObjectionMark row={one.row} objections={[one]} /> {one.decision?.words ?? null}
            </>
          ),
        },
        {
          key: 'act',
          title: t('months.due2'),
          cell: (one) => {
            if (one.decision) return <Moment at={one.decision.at} now={now} />
            if (mine.has(one.id) && !readOnly)
              return (
                <Button size="small" onClick={() => onSide({ kind: 'decide', objection: one })}>
                  {t('months.acts.decide')}
                </Button>
              )
            const at = due(one.id)
            return (
              <>
                {at ? <Moment at={at} now={now} /> : null} {t('months.otherDecides')}
              </>
            )
          },
        },
      ]}
    />
  )
}
