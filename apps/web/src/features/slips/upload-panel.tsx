import { keepFile, signSlip } from '@jizhi/contracts'
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { upload } from '../../client/call.ts'
import { CallFault } from '../../client/fault.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { DayField } from '../../ui/day-field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { useToast } from '../../ui/toast.ts'
import type { Slip } from './slip-sheet.tsx'

const settlements = ['next', 'return', 'waive'] as const
type Settlement = (typeof settlements)[number]

/** The signed scan comes back: file, day, what was ticked. */
export function UploadPanel({ slip, onClose }: { readonly slip: Slip; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const toast = useToast()
  const { act, busy } = useAct()
  const [file, setFile] = useState<File | null>(null)
  const [sending, setSending] = useState(false)
  const [signedOn, setSignedOn] = useState('')
  const [verdict, setVerdict] = useState<'passed' | 'refused'>('passed')
  const [words, setWords] = useState('')
  const [settlement, setSettlement] = useState<Settlement | null>(null)
  const [asked, setAsked] = useState(false)
  const fault =
    file === null
      ? 'fileNeeded'
      : signedOn === ''
        ? 'dayNeeded'
        : slip.overpaid && settlement === null
          ? 'settlementNeeded'
          : null
  const send = async () => {
    setAsked(true)
    if (fault || file === null) return
    setSending(true)
    try {
      const kept = await upload(keepFile, { params: { county }, body: { purpose: 'scan' } }, file)
      const body = {
        ...{ file: kept.id, signedOn, settlement, words: words.trim() === '' ? null : words.trim() },
        verdict: slip.kind === 'judge' ? verdict : null,
      }
      const request = { params: { county, slip: slip.id }, body }
      if (await act(signSlip, request, t('slips.uploaded', { signer: slip.signer }))) onClose()
    } catch (error) {
      toast.failed(error instanceof CallFault ? error.message : String(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <SideForm
      title={t('slips.upload')}
      subtitle={`${slip.no} ${slip.title}`}
      fault={asked && fault ? t(`slips.${fault}`) : null}
      verb={t('slips.upload')}
      back={t('slips.notNow')}
      busy={busy || sending}
      onDo={() => void send()}
      onBack={onClose}
    >
      <SideField label={t('slips.file')}>
        <FileDrop
          accept=".jpg,.jpeg,.png,.webp,.pdf"
          title={t('slips.drop')}
          note={file?.name ?? t('slips.uploadNote')}
          onFile={setFile}
        />
      </SideField>
      <SideField label={t('slips.signedOn')}>
        <DayField label={t('slips.signedOn')} value={signedOn} onChange={setSignedOn} />
      </SideField>
      {slip.kind === 'judge' ? (
        <SideField label={t('slips.verdict')}>
          <Segmented
            aria-label={t('slips.verdict')}
            value={verdict}
            options={(['passed', 'refused'] as const).map((value) => ({ value, label: t(`slips.${value}`) }))}
            onChange={setVerdict}
          />
        </SideField>
      ) : null}
      {slip.overpaid ? (
        <SideField label={t('slips.settlement')}>
          <Select<Settlement>
            aria-label={t('slips.settlement')}
            value={settlement}
            options={settlements.map((value) => ({ value, label: t(`slips.settlements.${value}`) }))}
            onChange={setSettlement}
          />
        </SideField>
      ) : null}
      <ReasonField label={t('slips.words')} value={words} onChange={setWords} />
    </SideForm>
  )
}
