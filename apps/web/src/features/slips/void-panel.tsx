import { voidSlip } from '@jizhi/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideForm } from '../../ui/side-form.tsx'
import type { Slip } from './slip-sheet.tsx'

export function VoidPanel({ slip, onClose }: { readonly slip: Slip; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const isEmpty = words.trim() === ''
  const send = async () => {
    setAsked(true)
    if (isEmpty) return
    const request = { params: { county, slip: slip.id }, body: { words: words.trim() } }
    if (await act(voidSlip, request, t('slips.voided', { no: slip.no }))) onClose()
  }
  return (
    <SideForm
      title={t('slips.void')}
      subtitle={slip.no}
      fault={asked && isEmpty ? t('slips.voidNeeded') : null}
      verb={t('slips.void')}
      back={t('slips.notNow')}
      busy={busy}
      onDo={() => void send()}
      onBack={onClose}
    >
      <ReasonField label={t('slips.voidWords')} value={words} onChange={setWords} />
      <p className="side-note">{t('slips.voidNote')}</p>
    </SideForm>
  )
}
