import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormFrame } from '../form-frame.ts'
import type { Field } from '../form-model.ts'
import { FieldFault } from './field-fault.tsx'
import { useDraft } from './use-draft.ts'

interface TextFieldProps {
  readonly field: Field
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label: string
}

/** Text, decimals and dates. Typing stays here until the field is left or Enter is pressed: one step of undo, and no half-written number. */
export function TextField({ field, value, onChange, label }: TextFieldProps) {
  const { t } = useTranslation()
  const { readOnly } = useFormFrame()
  const [draft, setDraft] = useDraft(value)
  const fault = field.complain(draft)
  const settle = () => {
    if (draft !== value && fault === undefined) onChange(draft)
  }
  const decimal = field.kind === 'decimal' ? { inputMode: 'decimal' as const, className: 'num' } : {}
  const unit = field.unit === '' ? {} : { suffix: <span className="field-unit">{field.unit}</span> }
  const hint = field.kind === 'day' ? '2026-12-31' : field.kind === 'decimal' ? t('designer.unset') : ''
  return (
    <>
      <Input
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={settle}
        onPressEnter={settle}
        disabled={readOnly}
        aria-label={label}
        placeholder={hint}
        {...decimal}
        {...unit}
        {...(fault === undefined ? {} : { status: 'error' as const })}
      />
      <FieldFault words={fault} />
    </>
  )
}
