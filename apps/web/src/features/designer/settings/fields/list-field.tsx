import { Select } from 'antd'
import { useFormFrame } from '../form-frame.ts'

interface ListFieldProps {
  readonly of: 'text' | 'whole'
  readonly value: readonly (string | number)[]
  readonly onChange: (value: readonly (string | number)[]) => void
  readonly label: string
}

/** A few plain values typed one after the other; what is no whole number is not taken where numbers are meant. */
export function ListField({ of, value, onChange, label }: ListFieldProps) {
  const { readOnly } = useFormFrame()
  const take = (texts: readonly string[]) =>
    onChange(of === 'text' ? texts : texts.filter((text) => /^\d{1,6}$/.test(text)).map(Number))
  return (
    <Select
      mode="tags"
      open={false}
      suffixIcon={null}
      value={value.map(String)}
      onChange={take}
      disabled={readOnly}
      aria-label={label}
      tokenSeparators={[',', '，', '、', ' ']}
      style={{ width: '100%' }}
    />
  )
}
