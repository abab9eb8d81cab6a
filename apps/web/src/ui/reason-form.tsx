import { useState } from 'react'
import { ReasonField } from './reason-field.tsx'
import { SideForm } from './side-form.tsx'

/** Something is done for a reason, which is written down: one verb, one text of at least two characters. */
export function ReasonForm(props: {
  readonly title: string
  readonly subtitle: string
  readonly label: string
  /** What is said while the reason is missing. */
  readonly missing: string
  readonly back: string
  readonly busy: boolean
  readonly onDo: (reason: string) => void
  readonly onBack: () => void
}) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isMissing = reason.trim().length < 2
  const act = () => {
    setTried(true)
    if (!isMissing) props.onDo(reason)
  }
  return (
    <SideForm
      title={props.title}
      subtitle={props.subtitle}
      fault={tried && isMissing ? props.missing : null}
      verb={props.title}
      back={props.back}
      busy={props.busy}
      onDo={act}
      onBack={props.onBack}
    >
      <ReasonField label={props.label} value={reason} onChange={setReason} most={200} />
    </SideForm>
  )
}
