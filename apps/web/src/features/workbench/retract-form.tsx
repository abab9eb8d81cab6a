import { retractFact } from '@jizhi/contracts'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import type { Retractable } from './deed-list.tsx'

/** 撤回: what one said stands in the record as taken back, with a reason. */
export function RetractForm({ one, onBack }: { readonly one: Retractable; readonly onBack: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string>()
  const send = async () => {
    if (words.trim() === '') return setFault(t('workbench.reasonNeeded'))
    const body = { fact: one.fact, words: words.trim() }
    const isDone = await act(retractFact, { params: { county, cycle: one.cycle }, body }, t('workbench.retractDone'))
    if (isDone) onBack()
  }
  return (
    <SideForm
      title={t('workbench.retract')}
      subtitle={one.rowName}
      fault={fault}
      verb={t('workbench.retract')}
      back={t('workbench.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={onBack}
    >
      <p className="side-note">{t('workbench.retractNote')}</p>
      <SideField label={t('workbench.reason')}>
        <Input.TextArea
          rows={3}
          maxLength={2000}
          value={words}
          aria-label={t('workbench.reason')}
          onChange={(event) => setWords(event.target.value)}
        />
      </SideField>
    </SideForm>
  )
}
