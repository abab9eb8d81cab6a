import { dismissJob } from '@jizhi/contracts'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import type { FailedJob } from './operations-page.tsx'

/** 忽略: a job that need not be done any more, and why. */
export function DismissForm({ job, onClose }: { readonly job: FailedJob; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim().length < 2
  const dismiss = async () => {
    setTried(true)
    if (missing) return
    const request = { params: { county, job: job.id }, body: { reason } }
    if (await act(dismissJob, request, t('operations.dismissed'))) onClose()
  }
  return (
    <SideForm
      title={t('operations.dismiss')}
      subtitle={job.words}
      fault={tried && missing ? t('operations.reasonMissing') : null}
      verb={t('operations.dismiss')}
      back={t('operations.back')}
      busy={busy}
      onDo={() => void dismiss()}
      onBack={onClose}
    >
      <SideField label={t('operations.reason')}>
        <Input.TextArea
          aria-label={t('operations.reason')}
          rows={3}
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </SideField>
    </SideForm>
  )
}
