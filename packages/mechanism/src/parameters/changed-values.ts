import type { SettingMeta } from '../blocks/setting.ts'
import { blockIn } from '../edit/ports.ts'
import { readAt } from '../edit/settings.ts'
import type { Json, Mechanism } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { settingsIn } from './own-place.ts'
import { settingAt } from './setting-at.ts'

/** A parameter that whoever took the mechanism over set otherwise. */
export interface ChangedValue {
  readonly parameter: string
  readonly label: string
  readonly was: string
  readonly now: string
}

/** Parameters of the origin whose value is another one now, in the order of the document, as people read them. */
export function changedValues(origin: Mechanism, draft: Mechanism): readonly ChangedValue[] {
  return (origin.parameters ?? []).flatMap((parameter): ChangedValue[] => {
    const was = settingAt(origin, parameter)
    const settings = settingsIn(blockIn(draft, parameter.block))
    const now = settings === undefined ? undefined : readAt(settings, parameter.path)
    if (was === undefined || now === undefined || sameJson(was.value, now)) return []
    const { meta } = was.shape
    return [
      { parameter: parameter.id, label: parameter.label, was: sayValue(was.value, meta), now: sayValue(now, meta) },
    ]
  })
}

/** 8 个; 平分所占名次; 是; 3 项 for a table. */
export function sayValue(value: Json, { labels, unit = '', empty = '未设' }: SettingMeta): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value === null || value === '') return empty
  if (typeof value === 'object')
    return Array.isArray(value) && value.every((one) => typeof one !== 'object')
      ? value.join('、') || empty
      : `${Object.keys(value).length} 项`
  const words = labels?.[String(value)] ?? String(value)
  return unit === '' ? words : `${words} ${unit}`
}
