import type { TFunction } from 'i18next'
import type { FormFrame } from '../settings/form-frame.ts'
import { settingIn } from '../settings/form-model.ts'
import { sayValue } from '../settings/say-row.ts'
import type { SaidSetting } from './said-settings.ts'

/** The value of a setting in words, never empty: what is not set is said to be so. */
export function saySetting({ field, config }: SaidSetting, frame: FormFrame, t: TFunction): string {
  const value = settingIn(field, config)
  if (typeof value === 'boolean') return t(value ? 'versions.yes' : 'versions.no')
  if (!Array.isArray(value)) return sayValue(field, value, frame) || t('designer.none')
  if (value.length === 0) return t('designer.none')
  if (field.kind === 'table') return t('versions.rows', { count: value.length })
  const choices = field.kind === 'reference' ? (frame.references[field.ref] ?? []) : frame.columns
  return value.map((one) => choices.find(({ id }) => id === one)?.label ?? String(one)).join(t('versions.and'))
}
