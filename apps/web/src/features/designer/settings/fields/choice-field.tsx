import { Segmented, Select } from 'antd'
import { useFormFrame } from '../form-frame.ts'
import type { FieldChoice } from '../form-model.ts'

interface ChoiceFieldProps {
  readonly choices: readonly FieldChoice[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label: string
  /** Tables have no room for buttons side by side. */
  readonly compact: boolean
}

/** Letters (with the room around each option) that fit side by side beside a title in a panel of 368 px. */
const ROOM = 15

/** Up to three short options stand side by side; more, or longer ones, in a list. */
export function ChoiceField({ choices, value, onChange, label, compact }: ChoiceFieldProps) {
  const { readOnly } = useFormFrame()
  const letters = choices.reduce((sum, one) => sum + one.label.length + 2, 0)
  const options = choices.map(({ id, label: text }) => ({ value: id, label: text }))
  if (!compact && choices.length <= 3 && letters <= ROOM) {
    return <Segmented options={options} value={value} onChange={onChange} disabled={readOnly} aria-label={label} />
  }
  return (
    <Select
      options={options}
      value={value}
      onChange={onChange}
      disabled={readOnly}
      aria-label={label}
      popupMatchSelectWidth={false}
      style={{ width: '100%' }}
    />
  )
}
