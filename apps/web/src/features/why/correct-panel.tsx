import { correctAnswer, orderChoices, proposeOrder, type WhyNode } from '@jizhi/contracts'
import { MISSING_LABELS } from '@jizhi/domain'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { FactList } from '../../ui/detail-page.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'

/** 更正: one filled value is stated anew with a reason; what was filled before stays on record (FACT-5). */
export function CorrectPanel(props: {
  readonly cycle: string
  readonly node: WhyNode
  readonly onBack: () => void
  readonly onDone: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault: refusal, differences, standing } = useChange()
  const { node } = props
  const [value, setValue] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const choices = useQuery(tenantQuery(county, orderChoices, { params: { county, cycle: props.cycle } }))
  const needsSecond = choices.data?.correctionNeedsSecond ?? false
  const [fact] = node.facts
  const opened = node.facts.length === 1 ? fact?.id : undefined
  const fault = faultOf({ value, missing, words })
  const save = async (saw = opened) => {
    setAsked(true)
    if (fault) return
    const cell = { block: node.block, row: node.row, field: node.column }
    const seen = saw === undefined ? {} : { seen: saw }
    const body = { ...cell, value: missing === null ? value.trim() : null, missing, words: words.trim(), ...seen }
    const done = t('why.corrected', { row: node.rowName, label: node.label })
    if (needsSecond) {
      const { words: reason, ...content } = body
      const order = { cycle: props.cycle, order: { kind: 'correct' as const, content }, reason, fileId: null }
      if (await change(proposeOrder, { params: { county }, body: order }, t('orders.proposedDone'))) props.onDone()
    } else if (await change(correctAnswer, { params: { county, cycle: props.cycle }, body }, done)) props.onDone()
  }
  const between =
    typeof standing === 'string'
      ? { differences, onMine: () => void save(standing), onTheirs: props.onDone }
      : undefined
  return (
    <SideForm
      title={t('why.correctTitle', { label: node.label })}
      subtitle={node.rowName}
      between={between}
      fault={choices.error?.message ?? (asked && fault ? t(`why.${fault}`) : refusal)}
      verb={t('why.correct')}
      back={t('why.backToWhy')}
      busy={busy || choices.isPending}
      onDo={() => void save()}
      onBack={props.onBack}
    >
      <FactList narrow facts={[{ label: t('why.now'), value: <span className="num">{node.value}</span> }]} />
      <SideField label={t('why.newValue')}>
        <Input
          aria-label={t('why.newValue')}
          value={value}
          disabled={missing !== null}
          inputMode="decimal"
          onChange={(event) => setValue(event.target.value)}
        />
      </SideField>
      <SideField label={t('why.orMissing')}>
        <Select<string>
          aria-label={t('why.orMissing')}
          allowClear
          placeholder={t('why.notMissing')}
          value={missing}
          options={Object.entries(MISSING_LABELS).map(([reason, label]) => ({ value: reason, label }))}
          onChange={(reason) => setMissing(reason ?? null)}
        />
      </SideField>
      <ReasonField label={t('ui.reason')} value={words} onChange={setWords} />
      <p className="side-note">{t(needsSecond ? 'orders.needsSecond' : 'why.correctNote')}</p>
    </SideForm>
  )
}

function faultOf(entered: { value: string; missing: string | null; words: string }) {
  if (entered.missing === null && entered.value.trim() === '') return 'valueNeeded' as const
  return entered.words.trim() === '' ? ('wordsNeeded' as const) : null
}
