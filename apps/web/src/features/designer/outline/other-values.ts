import type { Column, Json } from '@jizhi/mechanism'
import { fitting } from '../settings/form-frame.ts'
import { type FieldChoice, settingIn } from '../settings/form-model.ts'
import type { SaidSetting } from './said-settings.ts'

/** What a setting may point to where its block stands. */
export interface Reachable {
  readonly columns: readonly Column[]
  readonly references: { readonly [ref: string]: readonly FieldChoice[] }
}

/** As many other values as are tried on a sentence. */
const MOST = 4

/** Values a setting might have instead of its own, to hear which words of the sentence change; none where that says nothing. */
export function otherValues({ field, config }: SaidSetting, reachable: Reachable): readonly Json[] {
  const value = settingIn(field, config)
  return valuesOf(field, value, reachable)
    .filter((one) => JSON.stringify(one) !== JSON.stringify(value) && field.complain(one) === undefined)
    .slice(0, MOST)
}

function valuesOf(field: SaidSetting['field'], value: Json, { columns, references }: Reachable): readonly Json[] {
  switch (field.kind) {
    case 'choice':
      return field.choices.map(({ id }) => id)
    case 'flag':
      return [value !== true]
    case 'whole':
      return [Number(value) + 1, Number(value) - 1]
    case 'decimal':
      return [nextFigure(String(value))]
    case 'day':
      return ['2031-10-20', '2032-05-19']
    case 'text':
      return ['某某']
    case 'expression':
      return value === '' ? [] : ['']
    case 'column':
      return fitting(columns, field.types).map(({ id }) => id)
    case 'columns':
      return lists(
        value,
        fitting(columns, field.types).map(({ id }) => id),
      )
    case 'reference': {
      const known = (references[field.ref] ?? []).map(({ id }) => id)
      return field.many ? lists(value, known) : known
    }
    case 'list':
      return lists(value, [])
    default:
      return []
  }
}

/** 80 → 81, 0.5 → 0.6, 9 → 8: another figure of the same form. */
const nextFigure = (text: string): string =>
  text === '' ? '1' : text.replace(/\d(?!.*\d)/, (last) => (last === '9' ? '8' : String(Number(last) + 1)))

const lists = (value: Json, known: readonly string[]): readonly Json[] =>
  Array.isArray(value) && value.length > 0 ? [[]] : known.slice(0, 1).map((id) => [id])
