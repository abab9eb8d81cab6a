import { declineRevision, deliverNotices, freezeResult, type WhyNode } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { DeedPanel } from '../../ui/deed-panel.tsx'
import { PrintPanel } from '../slips/index.ts'
import { CorrectPanel, type WhyAsked, WhySide } from '../why/index.ts'
import { AskReviewPanel } from './ask-review-panel.tsx'
import { DecidePanel } from './decide-panel.tsx'
import { blockNameOf } from './drawing-of.ts'
import { objectionNoteOf } from './objection-note.ts'
import { mainPort } from './ports.ts'
import { RaisePanel } from './raise-panel.tsx'
import type { RankSettings, TableView } from './ranking.ts'
import { RecordPanel } from './record-panel.tsx'
import type { RecordView } from './records-list.tsx'
import { type ReviewView, useReviews } from './reviews-section.tsx'
import { RowPanel } from './row-panel.tsx'
import type { CycleView, TaskView } from './standing.ts'
import { useReadOnly } from './use-month.ts'

/** What stands beside a month: one thing at a time. */
export type Side =
  | { readonly kind: 'why'; readonly asked: WhyAsked }
  | { readonly kind: 'correct'; readonly node: WhyNode; readonly asked: WhyAsked }
  | {
      readonly kind: 'row'
      readonly table: TableView
      readonly settings: RankSettings | undefined
      readonly row: string
    }
  | { readonly kind: 'raise'; readonly row: string | null }
  | { readonly kind: 'decide'; readonly objection: CycleView['objections'][number] }
  | { readonly kind: 'notice'; readonly block: string; readonly tasks: readonly TaskView[] }
  | { readonly kind: 'record'; readonly record: RecordView }
  | { readonly kind: 'slip' }
  | { readonly kind: 'ask-review'; readonly row: string | null }
  | { readonly kind: 'decide-review'; readonly review: ReviewView }
  | { readonly kind: 'freeze'; readonly result: CycleView['results'][number] }

export interface MonthSideProps {
  readonly view: CycleView
  readonly drawing: Mechanism | undefined
  readonly side: Side | null
  readonly onSide: (side: Side | null) => void
}

export function MonthSide(props: MonthSideProps) {
  const { view, drawing, side, onSide } = props
  const mayCorrect = useAbility().can('record', 'Cycle')
  const readOnly = useReadOnly()
  const close = () => onSide(null)
  if (side === null) return null
  const isAsk = (block: string) => drawing?.blocks.some(({ id, kind }) => id === block && kind === 'ask') ?? false
  switch (side.kind) {
    case 'slip':
      return <PrintPanel cycle={view.cycle.id} onClose={close} />
    case 'ask-review':
      return <AskReviewPanel view={view} row={side.row} onClose={close} />
    case 'decide-review':
      return <DecidePanel {...{ view, drawing, isAsk, onClose: close }} objection={side.review} layer="second" />
    case 'why':
      return (
        <WhySide
          {...{ asked: side.asked, facts: view.facts, onClose: close, isAsk }}
          onCorrect={
            mayCorrect && !readOnly ? (node) => onSide({ kind: 'correct', node, asked: side.asked }) : undefined
          }
        />
      )
    case 'correct': {
      const back = () => onSide({ kind: 'why', asked: side.asked })
      return <CorrectPanel cycle={view.cycle.id} node={side.node} onBack={back} onDone={back} />
    }
    case 'row':
      return <Row {...props} side={side} />
    case 'raise':
      return <RaisePanel view={view} drawing={drawing} row={side.row} onClose={close} />
    case 'decide':
      return (
        <DecidePanel key={side.objection.id} {...{ view, drawing, isAsk }} objection={side.objection} onClose={close} />
      )
    case 'record': {
      const { block, row, item } = side.record
      const record = view.records.find((one) => one.block === block && one.row === row && one.item === item)
      return (
        <RecordPanel
          key={`${block}|${row}|${item}`}
          cycle={view.cycle.id}
          record={record ?? side.record}
          onClose={close}
        />
      )
    }
    default:
      return <Deed {...props} side={side} />
  }
}

function Row({ view, drawing, side, onSide }: MonthSideProps & { readonly side: Extract<Side, { kind: 'row' }> }) {
  const { t } = useTranslation()
  const may = useAbility().can('object', 'Cycle')
  const readOnly = useReadOnly()
  const note = objectionNoteOf(view, drawing, { may, readOnly })
  const { table, settings, row } = side
  const port = mainPort(view, drawing)
  const isMain = port?.block === table.block && port.port === table.port
  const mayReview = useReviews(view.cycle.id).data?.askable.some((one) => one.row === row) ?? false
  return (
    <RowPanel
      {...{ table, settings, row }}
      subtitle={t('months.monthTitle', { mechanism: view.cycle.mechanismName, period: view.cycle.periodLabel })}
      onWhy={(column) =>
        onSide({ kind: 'why', asked: { cycle: view.cycle.id, block: table.block, port: table.port, row, column } })
      }
      onClose={() => onSide(null)}
      onReview={mayReview ? () => onSide({ kind: 'ask-review', row }) : undefined}
      onObject={isMain && note === null ? () => onSide({ kind: 'raise', row }) : undefined}
      objectionNote={isMain && note !== null ? <p className="side-note">{t(`months.cannotRaise.${note}`)}</p> : null}
    />
  )
}

function Deed(props: MonthSideProps & { readonly side: Extract<Side, { kind: 'notice' | 'freeze' }> }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const { view, drawing, side, onSide } = props
  const params = { county, cycle: view.cycle.id }
  const close = () => onSide(null)
  if (side.kind === 'notice') {
    const { block, tasks } = side
    const send = async () => {
      if (await act(deliverNotices, { params, body: { block } }, t('months.noticed', { count: tasks.length }))) close()
    }
    return (
      <DeedPanel
        {...{ busy, title: t('months.acts.notice'), verb: t('months.acts.notice'), reason: 'none' as const }}
        subtitle={blockNameOf(drawing, block)}
        onDo={() => void send()}
        onClose={close}
      >
        <p>{t('months.noticeWhat', { count: tasks.length })}</p>
        <p className="side-note">{t('months.noticeNote')}</p>
      </DeedPanel>
    )
  }
  const { result } = side
  const revising = result.revision !== null
  const freeze = async (words: string | null) => {
    const done = t('months.frozen', { name: result.name, revision: (result.revision ?? 0) + 1 })
    const request = { params: { ...params, block: result.block }, body: { digest: result.liveDigest, words } }
    if (await act(freezeResult, request, done)) close()
  }
  const decline = async (words: string) => {
    const request = { params: { ...params, block: result.block }, body: { digest: result.liveDigest, words } }
    if (await act(declineRevision, request, t('months.declined', { name: result.name }))) close()
  }
  return (
    <DeedPanel
      {...{ busy, title: t(revising ? 'months.revise' : 'months.acts.freeze'), verb: t('months.acts.freeze') }}
      subtitle={result.name}
      reason={revising ? 'required' : 'optional'}
      onDo={(words) => void freeze(words)}
      {...(revising ? { other: { verb: t('months.decline'), onDo: (words: string) => void decline(words) } } : {})}
      onClose={close}
    >
      <p>{t('months.freezeWhat', { name: result.name, revision: (result.revision ?? 0) + 1 })}</p>
      <p className="side-note">{t(revising ? 'months.reviseNote' : 'months.freezeNote')}</p>
      {revising ? <p className="side-note">{t('months.declineNote')}</p> : null}
    </DeedPanel>
  )
}
