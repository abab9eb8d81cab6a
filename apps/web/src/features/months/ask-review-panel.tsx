import { askReview } from '@jizhi/contracts'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { useMomentWords } from '../../ui/moment.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { useReviews } from './reviews-section.tsx'
import type { CycleView } from './standing.ts'

/** 申请复核: which row of the frozen result, which figures, and why. */
export function AskReviewPanel(props: {
  readonly view: CycleView
  readonly row: string | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const words = useMomentWords()
  const { act, busy } = useAct()
  const { view } = props
  const { data: read, error, isPending } = useReviews(view.cycle.id)
  const askable = read?.askable ?? []
  const [row, setRow] = useState(props.row)
  const [columns, setColumns] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const chosen = askable.find((one) => one.row === row)
  const result = read?.results.find(({ block }) => block === chosen?.block)
  const fault = chosen === undefined ? 'rowNeeded' : reason.trim() === '' ? 'wordsNeeded' : null
  const send = async () => {
    setAsked(true)
    if (fault || chosen === undefined) return
    const body = { block: chosen.block, row: chosen.row, columns: [...columns], words: reason.trim() }
    if (await act(askReview, { params: { county, cycle: view.cycle.id }, body }, t('reviews.asked'))) props.onClose()
  }
  return (
    <SideForm
      title={t('reviews.ask')}
      subtitle={t('months.monthTitle', { mechanism: view.cycle.mechanismName, period: view.cycle.periodLabel })}
      fault={error?.message ?? (asked && fault ? t(`months.${fault}`) : null)}
      verb={t('reviews.send')}
      back={t('months.notNow')}
      busy={busy || isPending}
      onDo={() => void send()}
      onBack={props.onClose}
    >
      <SideField label={t('months.unit')}>
        <Select<string>
          aria-label={t('months.unit')}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('months.chooseUnit')}
          loading={isPending}
          value={chosen?.row ?? null}
          options={askable.map((one) => ({ value: one.row, label: one.rowName }))}
          onChange={setRow}
        />
      </SideField>
      {chosen ? <p className="side-note">{t('reviews.closes', { at: words(chosen.closesAt, now) })}</p> : null}
      {result ? (
        <SideField label={t('reviews.columns')}>
          <Checkbox.Group
            className="month-checks"
            value={[...columns]}
            options={result.columns.map(({ id, label }) => ({ value: id, label }))}
            onChange={setColumns}
          />
        </SideField>
      ) : null}
      <ReasonField label={t('ui.reason')} value={reason} onChange={setReason} rows={4} />
      <p className="side-note">{t('reviews.note')}</p>
    </SideForm>
  )
}
