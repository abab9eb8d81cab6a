import { decideObjection, decideReview, type WhyNode, whyCell } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { useQueries } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { useAct } from '../../frame/use-act.ts'
import { FactList } from '../../ui/detail-page.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideForm } from '../../ui/side-form.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { filledUnder } from '../why/index.ts'
import { labelsOf } from './disputable.ts'
import { feedOf } from './drawing-of.ts'
import type { CycleView } from './standing.ts'

const outcomes = ['upheld', 'partly-upheld', 'rejected'] as const
type Outcome = (typeof outcomes)[number]

/** The filled values a dispute rests on, found by asking why of each disputed figure. */
function useFilled(
  view: CycleView,
  drawing: Mechanism | undefined,
  objection: Objection,
  isAsk: (block: string) => boolean,
) {
  const county = useCounty()
  const feed = drawing && feedOf(drawing, objection.block)
  const reads = useQueries({
    queries: objection.columns.map((column) => ({
      ...tenantQuery(county, whyCell, {
        params: { county, cycle: view.cycle.id },
        query: { block: feed?.block ?? '', port: feed?.port ?? '', row: objection.row, column },
      }),
      enabled: feed !== undefined,
    })),
  })
  const nodes = reads.flatMap(({ data }) => (data ? filledUnder(data, isAsk) : []))
  const once = new Map(nodes.map((node) => [keyOf(node), node]))
  return {
    filled: [...once.values()],
    error: reads.find(({ error }) => error)?.error,
    loading: reads.some((one) => one.isLoading),
  }
}

type Objection = Pick<CycleView['objections'][number], 'id' | 'block' | 'row' | 'rowName' | 'columns' | 'words'>
const keyOf = ({ block, row, column }: WhyNode) => `${block}\n${row}\n${column}`

/** 裁定: what was said, what stands now, what it becomes. */
export function DecidePanel(props: {
  readonly view: CycleView
  readonly drawing: Mechanism | undefined
  readonly objection: Objection
  readonly isAsk: (block: string) => boolean
  readonly layer?: 'first' | 'second'
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const { view, drawing, objection } = props
  const { filled, error, loading } = useFilled(view, drawing, objection, props.isAsk)
  const isReading = loading || drawing === undefined
  const [outcome, setOutcome] = useState<Outcome>('upheld')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const amended = filled.filter((node) => (values[keyOf(node)] ?? '').trim() !== '')
  const fault =
    outcome !== 'rejected' && amended.length === 0 ? 'amendNeeded' : words.trim() === '' ? 'decisionWordsNeeded' : null
  const decide = async () => {
    setAsked(true)
    if (fault) return
    const amendments = (outcome === 'rejected' ? [] : amended).map((node) => ({
      block: node.block,
      row: node.row,
      field: node.column,
      value: (values[keyOf(node)] ?? '').trim(),
      missing: null,
    }))
    const at = { county, cycle: view.cycle.id }
    const body = { outcome, words: words.trim(), amendments }
    const done = t('months.decided', { outcome: t(`months.outcomes.${outcome}`) })
    const isDone =
      props.layer === 'second'
        ? await act(decideReview, { params: { ...at, review: objection.id }, body }, done)
        : await act(decideObjection, { params: { ...at, objection: objection.id }, body }, done)
    if (isDone) props.onClose()
  }
  return (
    <SideForm
      title={t(props.layer === 'second' ? 'reviews.decide' : 'months.acts.decide')}
      subtitle={objection.rowName}
      fault={asked && fault ? t(`months.${fault}`) : null}
      verb={t('months.giveDecision')}
      back={t('months.notNow')}
      busy={busy || (outcome !== 'rejected' && isReading)}
      onDo={() => void decide()}
      onBack={props.onClose}
    >
      <FactList
        narrow
        facts={[
          { label: t('months.disputed'), value: labelsOf(drawing, objection.columns).join(t('workbench.between')) },
          { label: t('ui.reason'), value: objection.words ?? t('months.erased') },
        ]}
      />
      <Segmented<Outcome>
        aria-label={t('months.decision')}
        value={outcome}
        options={outcomes.map((value) => ({ value, label: t(`months.outcomes.${value}`) }))}
        onChange={setOutcome}
      />
      {outcome === 'rejected' ? null : error ? (
        <FaultBlock error={error} />
      ) : isReading ? (
        <StateBlock state="loading" />
      ) : (
        <Amendments filled={filled} values={values} onChange={setValues} />
      )}
      <ReasonField label={t('months.decisionWords')} value={words} onChange={setWords} />
      <p className="side-note">{t('months.decideNote')}</p>
    </SideForm>
  )
}

/** Now and amended, side by side; what is left empty stays as it is. */
function Amendments(props: {
  readonly filled: readonly WhyNode[]
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (values: Readonly<Record<string, string>>) => void
}) {
  const { t } = useTranslation()
  const subjects = new Set(props.filled.map(({ row }) => row))
  return (
    <div className="month-amend">
      <span className="month-amend-head">{t('months.filledValue')}</span>
      <span className="month-amend-head num">{t('why.now')}</span>
      <span className="month-amend-head">{t('months.becomes')}</span>
      {props.filled.map((node) => {
        const key = keyOf(node)
        const name = subjects.size > 1 ? `${node.rowName} ${node.label}` : node.label
        return [
          <span key={`${key}-name`}>{name}</span>,
          <span key={`${key}-now`} className="num">
            {node.value}
          </span>,
          <Input
            key={key}
            size="small"
            aria-label={t('months.becomesOf', { name })}
            placeholder={t('months.unchanged')}
            inputMode="decimal"
            value={props.values[key] ?? ''}
            onChange={(event) => props.onChange({ ...props.values, [key]: event.target.value })}
          />,
        ]
      })}
    </div>
  )
}
