import {
  chineseText,
  type Json,
  type ParameterReading,
  parseExpression,
  ROLE_NAMES,
  readEither,
  type Wanted,
} from '@jizhi/mechanism'
import { Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayField } from '../../ui/day-field.tsx'

export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly reading: ParameterReading
  /** Of a range over choices: the only values allowed. */
  readonly options: readonly string[] | undefined
  readonly value: Json
  readonly onChange: (value: Json) => void
  /** Units by id, for a column that holds one. */
  readonly units: readonly { readonly value: string; readonly label: string }[]
  readonly disabled: boolean
}

/** A parameter asked in the way its setting is made: a choice, a figure, a day, a post, a formula in Chinese. */
export function ParameterField(props: FieldProps) {
  const { reading, value, options } = props
  const { shape } = reading
  const choices = options ?? (shape.meta.labels === undefined ? undefined : Object.keys(shape.meta.labels))
  if (typeof value === 'boolean') return <FlagField {...props} value={value} />
  if (choices !== undefined && typeof value === 'string') return <ChoiceField {...props} choices={choices} />
  if (Array.isArray(value)) return <ListField {...props} value={value} />
  if (shape.meta.format === 'day' && typeof value === 'string')
    return <DayField value={value} onChange={props.onChange} label={props.label} allowClear />
  if (shape.meta.ref === 'role') return <RoleField {...props} />
  if (reading.fills === 'unit' && typeof value === 'string' && unitIn(value) !== undefined)
    return <UnitField {...props} />
  if (shape.meta.ref === 'expression' && typeof value === 'string') return <FormulaField {...props} value={value} />
  return <TextField {...props} />
}

function FlagField({ id, value, onChange, disabled }: FieldProps & { readonly value: boolean }) {
  return <Switch id={id} checked={value} onChange={onChange} disabled={disabled} />
}

function ChoiceField({
  id,
  value,
  choices,
  onChange,
  reading,
  disabled,
}: FieldProps & { readonly choices: readonly string[] }) {
  return (
    <Select<Json>
      id={id}
      value={value}
      options={choices.map((one) => ({ value: one, label: reading.words(one) }))}
      onChange={onChange}
      disabled={disabled}
      popupMatchSelectWidth={false}
    />
  )
}

/** Figures stay figures, words stay words. */
function ListField({ id, value, onChange, disabled }: FieldProps & { readonly value: readonly Json[] }) {
  const { t } = useTranslation()
  const figures = value.some((one) => typeof one === 'number')
  return (
    <Select
      id={id}
      mode="tags"
      value={value.map(String)}
      onChange={(texts: readonly string[]) => onChange(texts.map((text) => (figures ? figureOf(text) : text)))}
      disabled={disabled}
      placeholder={t('wizard.listEmpty')}
      tokenSeparators={[',', '，', '、', ' ']}
      open={false}
      suffixIcon={null}
    />
  )
}

function RoleField({ id, value, onChange, disabled }: FieldProps) {
  return (
    <Select<Json>
      id={id}
      value={value}
      options={Object.entries(ROLE_NAMES).map(([role, label]) => ({ value: role, label }))}
      onChange={onChange}
      disabled={disabled}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}

/** `"…"` around an id, as an expression holds one unit. */
function unitIn(expression: string): string | undefined {
  const parsed = parseExpression(expression)
  return parsed.ok && parsed.value.op === 'text' ? parsed.value.value : undefined
}

/** A unit of the county by its name; one the template only named is to be chosen. */
function UnitField({ id, value, onChange, units, disabled }: FieldProps) {
  const { t } = useTranslation()
  const held = typeof value === 'string' ? unitIn(value) : undefined
  return (
    <Select<string>
      id={id}
      value={units.some((unit) => unit.value === held) ? (held ?? null) : null}
      placeholder={t('wizard.chooseUnit')}
      options={[...units]}
      onChange={(unit) => onChange(JSON.stringify(unit))}
      disabled={disabled}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}

/** EXPR-5: read in Chinese or CEL, kept as CEL. */
function FormulaField({ id, value, onChange, reading, disabled }: FieldProps & { readonly value: string }) {
  const wants: Wanted = reading.shape.meta.wants ?? 'number'
  const [draft, setDraft] = useState<string>()
  const parsed = parseExpression(value)
  const shown = draft ?? (parsed.ok ? chineseText(parsed.value, reading.columns, wants) : value)
  const write = (text: string) => {
    setDraft(text)
    const read = readEither(text, reading.columns, wants)
    onChange(read.ok ? read.value.cel : text)
  }
  return (
    <Input.TextArea
      id={id}
      value={shown}
      autoSize={{ minRows: 1, maxRows: 4 }}
      spellCheck={false}
      disabled={disabled}
      onChange={(event) => write(event.target.value)}
      onBlur={() => setDraft(undefined)}
    />
  )
}

function TextField({ id, value, onChange, reading, disabled }: FieldProps) {
  const { shape } = reading
  const isNumber = shape.form === 'value' && shape.kind === 'number'
  const { unit } = shape.meta
  return (
    <Input
      id={id}
      value={value === null ? '' : String(value)}
      {...(unit ? { suffix: unit } : {})}
      inputMode={isNumber ? 'numeric' : 'text'}
      disabled={disabled}
      onChange={({ target }) => onChange(isNumber ? figureOf(target.value) : target.value)}
    />
  )
}

/** A whole number where it is one; what is still being typed stays a text and is refused in a sentence. */
const figureOf = (text: string): Json => (/^-?\d{1,9}$/.test(text.trim()) ? Number(text) : text)
