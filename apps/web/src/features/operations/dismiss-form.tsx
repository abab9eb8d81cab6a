import { dismissJob } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { ReasonForm } from '../../ui/reason-form.tsx'
import type { FailedJob } from './operations-page.tsx'

/** 忽略: a job that need not be done any more, and why. */
export function DismissForm({ job, onClose }: { readonly job: FailedJob; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const dismiss = async (reason: string) => {
    const request = { params: { county, job: job.id }, body: { reason } }
    if (await act(dismissJob, request, t('operations.dismissed'))) onClose()
  }
  return (
    <ReasonForm
      title={t('operations.dismiss')}
      subtitle={job.words}
      label={t('operations.reason')}
      missing={t('operations.reasonMissing')}
      back={t('operations.back')}
      busy={busy}
      onDo={(reason) => void dismiss(reason)}
      onBack={onClose}
    />
  )
}
