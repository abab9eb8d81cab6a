import { chineseText, type Json, type JsonObject, parseExpression } from '@jizhi/mechanism'
import type { FormFrame } from './form-frame.ts'
import { type Field, settingIn } from './form-model.ts'

/** A value as people read it: labels for ids, its unit behind it; lists by their length. */
export function sayValue(field: Field, value: Json, frame: FormFrame): string {
  if (Array.isArray(value)) return value.length === 0 ? '' : `${value.length}`
  if (typeof value === 'object' || value === '') return ''
  const text = String(value)
  const unit = field.unit === '' ? '' : ` ${field.unit}`
  if (field.kind === 'expression') return sayExpression(text, frame)
  if (field.kind === 'choice') return field.choices.find(({ id }) => id === text)?.label ?? text
  if (field.kind === 'column') return frame.columns.find(({ id }) => id === text)?.label ?? text
  if (field.kind === 'reference') return frame.references[field.ref]?.find(({ id }) => id === text)?.label ?? text
  return `${text}${unit}`
}

/** EXPR-4: with the labels of its columns. */
function sayExpression(source: string, { columns }: FormFrame): string {
  const parsed = parseExpression(source)
  return parsed.ok ? chineseText(parsed.value, columns) : source
}

/** How many figures a closed row shows before the line is full. */
const MOST = 4

/** A row of a table in one line: its label first, then what differs from what the schema supposes. */
export function sayRow(fields: readonly Field[], row: JsonObject, frame: FormFrame): string {
  const label = fields.find(({ key }) => key === 'label')
  const named = label ? [sayValue(label, settingIn(label, row), frame)] : []
  const others = fields.filter((field) => {
    if (field.key === 'label' || field.kind === 'slug' || field.kind === 'flag') return false
    const value = settingIn(field, row)
    return label === undefined || JSON.stringify(value) !== JSON.stringify(field.initial)
  })
  return [...named, ...others.map((field) => sayValue(field, settingIn(field, row), frame))]
    .filter((words) => words !== '')
    .slice(0, MOST)
    .join(' · ')
}
