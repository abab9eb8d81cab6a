import { answerDuty, readAnswerForm } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { useChange } from '../../frame/use-change.ts'
import { EntryField } from '../../ui/entry-field.tsx'
import { DueTag } from '../../ui/moment.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import type { Duty } from './duties.ts'
import { FillItems } from './fill-items.tsx'
import { cellsOf, entriesOf, type Form, firstEmpty, labelOf, startOf } from './filled.ts'

/** 填报: the form of one row after another; a row that was reported leaves the list. */
export function FillForm({ duty, onBack }: { readonly duty: Duty; readonly onBack: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const [rows, setRows] = useState(duty.rows)
  const [row, setRow] = useState(duty.rows[0]?.row ?? '')
  const params = { county, cycle: duty.cycle }
  const form = useQuery(tenantQuery(county, readAnswerForm, { params, query: { block: duty.block, row } }))
  if (!form.data)
    return (
      <SidePanel open onClose={onBack} title={t('workbench.fill')} subtitle={duty.blockName}>
        {form.error ? (
          <FaultBlock error={form.error} onRetry={() => void form.refetch()} />
        ) : (
          <StateBlock state="loading" />
        )}
      </SidePanel>
    )
  const next = () => {
    const rest = rows.filter((one) => one.row !== row)
    if (rest[0] === undefined) return onBack()
    setRows(rest)
    setRow(rest[0].row)
  }
  const choice =
    rows.length > 1 ? (
      <SideField label={t('workbench.fillRow', { count: rows.length })}>
        <Select<string>
          aria-label={t('workbench.fillRow', { count: rows.length })}
          showSearch={{ optionFilterProp: 'label' }}
          value={row}
          options={rows.map((one) => ({ value: one.row, label: one.rowName }))}
          onChange={setRow}
        />
      </SideField>
    ) : null
  return <OneRow key={row} duty={duty} row={row} form={form.data} choice={choice} onDone={next} onBack={onBack} />
}

interface RowProps {
  readonly duty: Duty
  readonly row: string
  readonly form: Form
  readonly choice: ReactNode
  readonly onDone: () => void
  readonly onBack: () => void
}

function OneRow({ duty, row, form, choice, onDone, onBack }: RowProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const { change, busy, fault, setFault } = useChange()
  const [cells, setCells] = useState(() => cellsOf(form.said?.entries ?? []))
  const [items, setItems] = useState(() => startOf(form))
  const send = async () => {
    const empty = firstEmpty(form, cells, items)
    if (empty) {
      const key = empty.item === undefined ? 'workbench.fillNeeds' : 'workbench.fillItemNeeds'
      return setFault(t(key, { label: empty.label, item: empty.item ?? 0, of: form.items?.label ?? '' }))
    }
    const list = items.map(({ id, cells: held }) => ({ id, entries: entriesOf(form.items?.fields ?? [], held) }))
    const body = { block: duty.block, row, entries: entriesOf(form.fields, cells), items: list }
    const request = { params: { county, cycle: duty.cycle }, body }
    if (await change(answerDuty, request, t('workbench.fillDone', { row: form.rowName }))) onDone()
  }
  return (
    <SideForm
      title={`${t('workbench.fill')} · ${form.blockName}`}
      subtitle={form.rowName}
      fault={fault}
      verb={t('workbench.fillVerb')}
      back={t('workbench.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={onBack}
    >
      {choice}
      {form.dueAt === null ? null : <DueTag at={form.dueAt} now={now} />}
      {form.fields.map((field) => (
        <SideField key={field.id} label={labelOf(field, t('workbench.fillOptional'))}>
          <EntryField
            field={field}
            units={form.units}
            value={cells[field.id] ?? ''}
            onValue={(value) => setCells({ ...cells, [field.id]: value })}
          />
        </SideField>
      ))}
      {form.items === null ? null : <FillItems list={form.items} units={form.units} items={items} onItems={setItems} />}
    </SideForm>
  )
}
