import type { Json } from '@jizhi/mechanism'
import type { TFunction } from 'i18next'
import type { FormFrame } from './form-frame.ts'
import type { Field } from './form-model.ts'
import { sayValue } from './say-row.ts'

/** The value of a setting in words: 8 个, 从高到低, 是, 3 项; 不设 where there is none, so never empty. */
export function saySetting(field: Field, value: Json, frame: FormFrame, t: TFunction): string {
  if (typeof value === 'boolean') return t(value ? 'settings.yes' : 'settings.no')
  if (Array.isArray(value) && value.length > 0) {
    if (field.kind === 'table') return t('settings.rows', { count: value.length })
    return value.map((one) => named(field, String(one), frame)).join(t('settings.between'))
  }
  return sayValue(field, value, frame) || t('designer.unset')
}

/** Longer values are cut off where one line is all there is. */
const MOST = 24

/** The same in few words. */
export function saySettingShort(field: Field, value: Json, frame: FormFrame, t: TFunction): string {
  const words = saySetting(field, value, frame, t)
  return words.length > MOST ? `${words.slice(0, MOST)}…` : words
}

function named(field: Field, id: string, frame: FormFrame): string {
  const choices = field.kind === 'reference' ? (frame.references[field.ref] ?? []) : frame.columns
  return choices.find((one) => one.id === id)?.label ?? id
}
