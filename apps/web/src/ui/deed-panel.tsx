import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonField } from './reason-field.tsx'
import { SideForm } from './side-form.tsx'

/** One act that is stated for good: what it does, a reason where one is due, and the verb. */
export function DeedPanel(props: {
  readonly title: string
  readonly subtitle?: string
  /** What happens, in sentences. */
  readonly children: ReactNode
  readonly reason: 'none' | 'optional' | 'required'
  readonly verb: string
  readonly busy: boolean
  readonly onDo: (words: string | null) => void
  /** The other way to decide, with the same reason. */
  readonly other?: { readonly verb: string; readonly onDo: (words: string) => void }
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const given = words.trim()
  const missing = props.reason === 'required' && given === ''
  const act = () => {
    setAsked(true)
    if (!missing) props.onDo(given === '' ? null : given)
  }
  const other = () => {
    setAsked(true)
    if (given !== '') props.other?.onDo(given)
  }
  const label = t(props.reason === 'required' ? 'ui.reason' : 'months.reasonOptional')
  return (
    <SideForm
      title={props.title}
      subtitle={props.subtitle}
      fault={asked && missing ? t('ui.reasonNeeded') : null}
      verb={props.verb}
      back={t('months.notNow')}
      busy={props.busy}
      onDo={act}
      {...(props.other ? { other: { verb: props.other.verb, onDo: other } } : {})}
      onBack={props.onClose}
    >
      {props.children}
      {props.reason === 'none' ? null : <ReasonField label={label} value={words} onChange={setWords} />}
    </SideForm>
  )
}
