import { recordMeasure } from '@jizhi/contracts'
import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { DayField } from '../../ui/day-field.tsx'
import { FactList } from '../../ui/detail-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import type { RecordView } from './records-list.tsx'

interface RecordProps {
  readonly cycle: string
  readonly record: RecordView
  readonly onClose: () => void
}

/** 登记办理: what was done is written down in the form of its measure; a record that stands is shown. */
export const RecordPanel = (props: RecordProps) =>
  props.record.done ? <Kept {...props} done={props.record.done} /> : <Form {...props} />

function Form({ cycle, record, onClose }: RecordProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({})
  const [asked, setAsked] = useState(false)
  const { block, row, item, form, label, rowName: name } = record
  const missing = form.find(({ id, required }) => required && (said[id] ?? '').trim() === '')
  const save = async () => {
    setAsked(true)
    if (missing) return
    const entries = form.map(({ id }) => ({ field: id, value: (said[id] ?? '').trim() || null }))
    const request = { params: { county, cycle }, body: { block, row, item, entries } }
    if (await act(recordMeasure, request, t('months.recorded', { name, label }))) onClose()
  }
  return (
    <SideForm
      title={t('months.recordTitle', { name, label })}
      subtitle={record.rung === record.label ? undefined : record.rung}
      fault={asked && missing ? t('months.recordNeeded', { label: missing.label }) : null}
      verb={t('months.recordOne')}
      back={t('months.notNow')}
      busy={busy}
      onDo={() => void save()}
      onBack={onClose}
    >
      {form.length === 0 ? <p>{t('months.recordNoForm')}</p> : null}
      {form.map((field) => (
        <SideField
          key={field.id}
          label={field.required ? field.label : t('months.recordOptional', { label: field.label })}
        >
          <Entry
            {...{ field, record }}
            value={said[field.id] ?? ''}
            onValue={(value) => setSaid({ ...said, [field.id]: value })}
          />
          {field.type === 'file' ? <p className="side-note">{t('months.recordFileNote')}</p> : null}
        </SideField>
      ))}
      <p className="side-note">{t('months.recordNote')}</p>
    </SideForm>
  )
}

interface EntryProps {
  readonly field: RecordView['form'][number]
  readonly record: RecordView
  readonly value: string
  readonly onValue: (value: string) => void
}

function Entry({ field, record, value, onValue }: EntryProps) {
  const { t } = useTranslation()
  switch (field.type) {
    case 'date':
      return <DayField label={field.label} value={value} onChange={onValue} allowClear />
    case 'flag':
      return (
        <Segmented
          aria-label={field.label}
          value={value}
          // what is sent is the fact's own word, whatever the language of the screen
          options={[
            { value: '是', label: t('months.yes') },
            { value: '否', label: t('months.no') },
          ]}
          onChange={onValue}
        />
      )
    case 'person':
      return (
        <Select<string>
          aria-label={field.label}
          allowClear
          placeholder={t('months.choosePerson')}
          value={value === '' ? null : value}
          options={record.persons.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id) => onValue(id ?? '')}
        />
      )
    default:
      return (
        <Input.TextArea
          aria-label={field.label}
          rows={field.type === 'file' ? 1 : 4}
          maxLength={2000}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )
  }
}

function Kept({ record, done, onClose }: RecordProps & { readonly done: NonNullable<RecordView['done']> }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  return (
    <SidePanel
      open
      onClose={onClose}
      title={t('months.recordTitle', { name: record.rowName, label: record.label })}
      subtitle={record.rung === record.label ? undefined : record.rung}
    >
      <FactList
        narrow
        facts={[
          ...done.entries.map(({ label, text }) => ({ label, value: text })),
          ...(done.by === null ? [] : [{ label: t('months.recordedBy'), value: done.by }]),
          { label: t('months.recordedAt'), value: <Moment at={done.at} now={now} /> },
        ]}
      />
    </SidePanel>
  )
}
