import { InputNumber } from 'antd'
import { useFormFrame } from '../form-frame.ts'
import type { Field } from '../form-model.ts'
import { useDraft } from './use-draft.ts'

interface WholeFieldProps {
  readonly field: Extract<Field, { kind: 'whole' }>
  readonly value: number
  readonly onChange: (value: number) => void
  readonly label: string
}

/** A whole number between its bounds, its unit behind it; it counts when the field is left. */
export function WholeField({ field, value, onChange, label }: WholeFieldProps) {
  const { readOnly } = useFormFrame()
  const [draft, setDraft] = useDraft<number | null>(value)
  const settle = () => {
    if (draft === null) setDraft(value)
    else if (draft !== value) onChange(draft)
  }
  return (
    <InputNumber<number>
      value={draft}
      onChange={setDraft}
      onBlur={settle}
      onPressEnter={settle}
      onStep={onChange}
      precision={0}
      disabled={readOnly}
      aria-label={label}
      style={{ width: '100%' }}
      {...(field.least === undefined ? {} : { min: field.least })}
      {...(field.most === undefined ? {} : { max: field.most })}
      {...(field.unit === '' ? {} : { suffix: <span className="field-unit">{field.unit}</span> })}
    />
  )
}
