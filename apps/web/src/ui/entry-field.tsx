import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayField } from './day-field.tsx'

/** A field of a form that a drawing asks for. */
export interface Asked {
  readonly id: string
  readonly label: string
  readonly type: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
}

const BY_CHOICE = ['unit', 'flag', 'choice', 'grade']
/** What is no text that somebody types. */
const ELSEWHERE = ['person', 'file']

/** One field, filled in as its kind asks for; text in, text out. */
export function EntryField(props: {
  readonly field: Asked
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly value: string
  readonly onValue: (value: string) => void
  /** What is read out for it; its label unless given. */
  readonly label?: string
}) {
  const { t } = useTranslation()
  const { field, value, onValue, label = field.label } = props
  const options =
    field.type === 'unit'
      ? props.units.map(({ id, name }) => ({ value: id, label: name }))
      : field.type === 'flag'
        ? ['是', '否'].map((one) => ({ value: one, label: one })) // the fact's own words
        : field.options.map((one) => ({ value: one.id, label: one.label }))
  // a statement that is shown again comes with its option's words
  const chosen = options.find((one) => one.value === value || one.label === value)?.value ?? null
  if (ELSEWHERE.includes(field.type)) return <p className="side-note">{t('ui.fillElsewhere')}</p>
  if (field.type === 'date') return <DayField label={label} value={value} onChange={onValue} allowClear />
  if (BY_CHOICE.includes(field.type))
    return (
      <Select<string>
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        options={options}
        onChange={(next) => onValue(next ?? '')}
      />
    )
  if (field.type === 'text')
    return (
      <Input.TextArea
        aria-label={label}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        value={value}
        onChange={({ target }) => onValue(target.value)}
      />
    )
  return (
    <Input
      aria-label={label}
      maxLength={40}
      inputMode="decimal"
      value={value}
      onChange={({ target }) => onValue(target.value)}
    />
  )
}
