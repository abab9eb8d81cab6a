import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormFrame } from '../form-frame.ts'
import type { FieldChoice } from '../form-model.ts'

interface ReferenceProps<V> {
  readonly choices: readonly FieldChoice[]
  readonly value: V
  readonly onChange: (value: V) => void
  readonly label: string
}

/** A post, a relation, a date of the cycle, another block: chosen by name. What is not known here stays as it is. */
export function ReferenceField({ choices, value, onChange, label }: ReferenceProps<string>) {
  const { t } = useTranslation()
  const { readOnly } = useFormFrame()
  const options = choices.map(({ id, label: text }) => ({ value: id, label: text }))
  const known = value === '' || choices.some(({ id }) => id === value)
  return (
    <Select
      options={[{ value: '', label: t('designer.none') }, ...options, ...(known ? [] : [{ value, label: value }])]}
      value={value}
      onChange={onChange}
      disabled={readOnly}
      aria-label={label}
      popupMatchSelectWidth={false}
      style={{ width: '100%' }}
    />
  )
}

/** Several names; where nothing is offered, ids may be typed. */
export function ReferencesField({ choices, value, onChange, label }: ReferenceProps<readonly string[]>) {
  const { t } = useTranslation()
  const { readOnly } = useFormFrame()
  return (
    <Select
      mode={choices.length > 0 ? 'multiple' : 'tags'}
      options={choices.map(({ id, label: text }) => ({ value: id, label: text }))}
      value={[...value]}
      onChange={onChange}
      disabled={readOnly}
      aria-label={label}
      placeholder={t('designer.none')}
      tokenSeparators={[',', '，', '、', ' ']}
      style={{ width: '100%' }}
    />
  )
}
