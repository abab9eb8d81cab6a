import type { Field, SettingShape } from '../blocks/setting-shape.ts'
import type { Json, JsonObject } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { AS_SUPPOSED, amongOthers, NONE } from './mark.ts'
import { printValue } from './print-value.ts'
import type { Scope } from './scope.ts'

const deeper = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** OUT-2: every setting that differs from what the kind supposes, as lines 名称：值; tables as indented rows. */
export function printSettings(fields: readonly Field[], values: JsonObject, scope: Scope): string[] {
  return fields.flatMap((field) => printField(field, values[field.key], scope))
}

function printField({ title, shape }: Field, value: Json | undefined, scope: Scope): string[] {
  if (value === undefined) return []
  if (shape.form === 'group' && isObject(value)) {
    const lines = printSettings(shape.fields, value, scope)
    if (lines.length > 0) return [`${title}：`, ...deeper(lines)]
    return shape.initial === undefined ? [`${title}：${AS_SUPPOSED}`] : []
  }
  if (sameJson(value, shape.initial)) return []
  if (shape.form === 'list' && shape.element.form === 'group' && Array.isArray(value)) {
    if (value.length === 0) return [`${title}：${NONE}`]
    const { fields } = shape.element
    return [`${title}：`, ...deeper(value.flatMap((row) => printRow(fields, row, scope)))]
  }
  return [`${title}：${printValue(shape, value, scope)}`]
}

/** What may stand behind others in the line of its row. */
const isShort = (shape: SettingShape, line: string): boolean =>
  (shape.form === 'value' || (shape.form === 'list' && shape.element.form === 'value')) &&
  !/[；"`“”]/.test(line.replace(/“[^“”；]*”|`[^`；]*`/g, ''))

/** - 暴露垃圾〔litter〕；方法：扣分；每处分值：2 分, with what is long or nested on lines of its own. */
export function printRow(fields: readonly Field[], row: Json, scope: Scope): string[] {
  if (!isObject(row)) return [`- ${JSON.stringify(row)}`]
  const named = fields.filter(({ key }) => key === 'id' || key === 'label')
  const heads = named.length === 0 ? [] : [rowName(named, row)]
  const short: string[] = []
  const long: string[] = []
  for (const field of fields.filter((one) => !named.includes(one))) {
    const lines = printField(field, row[field.key], scope)
    const [first] = lines
    if (first !== undefined && lines.length === 1 && isShort(field.shape, first)) short.push(first)
    else long.push(...lines)
  }
  const line = [...heads, ...short].join('；')
  return [`- ${line === '' ? AS_SUPPOSED : line}`, ...deeper(long)]
}

function rowName(named: readonly Field[], row: JsonObject): string {
  const { id, label } = row
  const words = typeof label === 'string' ? amongOthers(label) : ''
  return named.some(({ key }) => key === 'id') ? `${words}〔${typeof id === 'string' ? id : ''}〕` : words
}
