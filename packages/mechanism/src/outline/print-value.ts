import type { SettingMeta } from '../blocks/setting.ts'
import type { SettingShape } from '../blocks/setting-shape.ts'
import type { Json } from '../model/mechanism.ts'
import { printFormula } from './formula.ts'
import { inLine, inList, NONE, withId } from './mark.ts'
import type { Scope } from './scope.ts'

type Value = Extract<SettingShape, { form: 'value' }>

/** OUT-2: a value without rows as it stands behind its title: 同名次, 5 个, 得分〔score〕. `readValue` reads it back. */
export function printValue(shape: SettingShape, value: Json, scope: Scope): string {
  if (shape.form === 'list' && shape.element.form === 'value' && Array.isArray(value)) {
    const element: Value = { ...shape.element, meta: { ...shape.element.meta, ...shape.meta } }
    return value.length === 0 ? NONE : value.map((one) => printOne(element, one, scope, inList)).join('、')
  }
  return shape.form === 'value' ? printOne(shape, value, scope, inLine) : JSON.stringify(value)
}

function printOne({ kind, meta }: Value, value: Json, scope: Scope, marked: (text: string) => string): string {
  if (kind === 'flag' && typeof value === 'boolean') return value ? '是' : '否'
  if (kind === 'number' && typeof value === 'number') return withUnit(String(value), meta)
  if (kind !== 'text' || typeof value !== 'string') return JSON.stringify(value)
  if (meta.labels !== undefined) return printChoice(value, meta.labels)
  if (value === '') return marked === inLine ? NONE : '""'
  if (meta.ref === 'expression') return printFormula(value, meta, scope.columns(meta))
  if (meta.ref !== undefined) return withId(scope.labels(meta.ref).get(value), value)
  return isFigure(meta) ? withUnit(value, meta) : marked(value)
}

/** Figures as text carry their unit; other texts are shown as they are. */
export const isFigure = (meta: SettingMeta): boolean =>
  meta.format === 'decimal' || meta.format === 'yuan' || (meta.unit !== undefined && meta.unit !== '')

const withUnit = (text: string, { unit = '' }: SettingMeta): string => {
  if (unit === '') return text
  return /^\p{Script=Han}/u.test(unit) ? `${text} ${unit}` : `${text}${unit}`
}

/** The words of a choice; with its id where two have the same, or they would part the line. */
function printChoice(value: string, labels: { readonly [value: string]: string }): string {
  const label = Object.hasOwn(labels, value) ? labels[value] : undefined
  const isOne = label !== undefined && Object.values(labels).filter((one) => one === label).length === 1
  return isOne && label === inLine(label) && !/〔.*〕$|；/.test(label) ? label : withId(label, value)
}
