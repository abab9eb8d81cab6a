import { sendWorkSlip } from '@jizhi/contracts'
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'

interface Unit {
  readonly id: string
  readonly name: string
}

/** 发工作联系单: from a unit I serve to another, with the working days within which a reply is wanted. */
export function SlipPanel(props: { readonly from: readonly Unit[]; readonly to: readonly Unit[]; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [id] = useState(() => crypto.randomUUID())
  const [said, setSaid] = useState({ from: props.from[0]?.id ?? '', to: '', title: '', content: '', days: 3 })
  const [asked, setAsked] = useState(false)
  const isWhole = said.to !== '' && said.title.trim() !== '' && said.content.trim() !== ''
  const send = async () => {
    setAsked(true)
    if (!isWhole) return
    const body = {
      ...{ id, fromUnit: said.from, toUnit: said.to, replyDays: said.days },
      ...{ title: said.title.trim(), content: said.content.trim() },
    }
    if (await act(sendWorkSlip, { params: { county }, body }, t('cases.slips.sent'))) props.onClose()
  }
  const unit = (label: string, units: readonly Unit[], value: string, onChange: (id: string) => void) => (
    <SideField label={label}>
      <Select<string>
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        value={value === '' ? null : value}
        options={units.map((one) => ({ value: one.id, label: one.name }))}
        onChange={onChange}
      />
    </SideField>
  )
  return (
    <SideForm
      title={t('cases.slips.write')}
      fault={asked && !isWhole ? t('cases.slips.needed') : null}
      verb={t('cases.slips.send')}
      back={t('cases.notNow')}
      busy={busy}
      onDo={() => void send()}
      onBack={props.onClose}
    >
      {unit(t('cases.slips.from'), props.from, said.from, (from) => setSaid({ ...said, from }))}
      {unit(t('cases.slips.to'), props.to.filter((one) => one.id !== said.from), said.to, (to) => setSaid({ ...said, to }))}
      <SideField label={t('cases.slips.about')}>
        <Input aria-label={t('cases.slips.about')} maxLength={80} value={said.title} onChange={({ target }) => setSaid({ ...said, title: target.value })} />
      </SideField>
      <SideField label={t('cases.slips.content')}>
        <Input.TextArea aria-label={t('cases.slips.content')} rows={6} maxLength={4000} value={said.content} onChange={({ target }) => setSaid({ ...said, content: target.value })} />
      </SideField>
      <SideField label={t('cases.slips.days')}>
        <InputNumber aria-label={t('cases.slips.days')} min={1} max={60} precision={0} value={said.days} onChange={(days) => setSaid({ ...said, days: days ?? 3 })} />
      </SideField>
      <p className="side-note">{t('cases.slips.writeNote')}</p>
    </SideForm>
  )
}
