import type { Json } from '@jizhi/mechanism'
import type { TFunction } from 'i18next'
import type { FormFrame } from '../form-frame.ts'
import type { Field } from '../form-model.ts'
import { sayValue } from '../say-row.ts'

/** Longer values are cut off where one line is all there is. */
const MOST = 24

/** A value in few words: 8 个, 从高到低, 是, 3 项; 不设 where there is none. */
export function saySetting(field: Field, value: Json, frame: FormFrame, t: TFunction): string {
  if (typeof value === 'boolean') return t(value ? 'settings.yes' : 'settings.no')
  if (Array.isArray(value) && value.length > 0) {
    if (field.kind === 'table') return t('settings.rows', { count: value.length })
    return cut(value.map((one) => named(field, String(one), frame)).join(t('settings.between')))
  }
  return cut(sayValue(field, value, frame)) || t('designer.unset')
}

function named(field: Field, id: string, frame: FormFrame): string {
  if (field.kind === 'columns') return frame.columns.find((one) => one.id === id)?.label ?? id
  if (field.kind === 'reference') return frame.references[field.ref]?.find((one) => one.id === id)?.label ?? id
  return id
}

const cut = (words: string): string => (words.length > MOST ? `${words.slice(0, MOST)}…` : words)
