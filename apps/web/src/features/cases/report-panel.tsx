import { readReportForm, reportIssue } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { EntryField } from '../../ui/entry-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import type { CaseList } from './cases-page.tsx'

/** 登记问题: the form of the list's own mechanism; class and place decide whose it is. */
export function ReportPanel(props: {
  readonly lists: CaseList['lists']
  readonly chosen: string | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const open = props.lists.filter(({ mayReport }) => mayReport)
  const [mechanism, setMechanism] = useState(open.find((one) => one.mechanism === props.chosen)?.mechanism ?? open[0]?.mechanism ?? '')
  const form = useQuery(tenantQuery(county, readReportForm, { params: { county, mechanism } }))
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({})
  const [number, setNumber] = useState('')
  const [asked, setAsked] = useState(false)
  const fields = form.data?.fields ?? []
  const missing = fields.find(({ id, required }) => required && (said[id] ?? '').trim() === '')
  const send = async () => {
    setAsked(true)
    if (missing || !form.data) return
    const entries = fields.map(({ id }) => ({ field: id, value: (said[id] ?? '').trim() || null }))
    const body = { fields: entries, number: number.trim() || null }
    if (await act(reportIssue, { params: { county, mechanism }, body }, t('cases.reported'))) props.onClose()
  }
  return (
    <SideForm
      title={t('cases.report')}
      subtitle={form.data?.name}
      fault={form.error ? form.error.message : asked && missing ? t('cases.fieldNeeded', { label: missing.label }) : null}
      verb={t('cases.reportVerb')}
      back={t('cases.notNow')}
      busy={busy || form.isLoading}
      onDo={() => void send()}
      onBack={props.onClose}
    >
      {open.length > 1 ? (
        <SideField label={t('cases.list')}>
          <Select<string>
            aria-label={t('cases.list')}
            value={mechanism}
            options={open.map((one) => ({ value: one.mechanism, label: one.name }))}
            onChange={(id) => {
              setMechanism(id)
              setSaid({})
            }}
          />
        </SideField>
      ) : null}
      {fields.map((field) => (
        <SideField key={field.id} label={field.required ? field.label : t('cases.optional', { label: field.label })}>
          <EntryField field={field} units={form.data?.units ?? []} value={said[field.id] ?? ''} onValue={(value) => setSaid({ ...said, [field.id]: value })} />
        </SideField>
      ))}
      <SideField label={t('cases.optional', { label: t('cases.number') })}>
        <Input aria-label={t('cases.number')} maxLength={40} value={number} onChange={({ target }) => setNumber(target.value)} />
        <p className="side-note">{t('cases.numberNote')}</p>
      </SideField>
    </SideForm>
  )
}
