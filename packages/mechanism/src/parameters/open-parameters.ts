import type { SettingMeta } from '../blocks/setting.ts'
import type { Json, Mechanism, Parameter } from '../model/mechanism.ts'
import { sayRange } from './bounds.ts'
import { settingAt } from './setting-at.ts'

/** A parameter with what a form needs to show and to ask. */
export interface OpenParameter {
  readonly parameter: Parameter
  /** Title, unit, words of its choices: as in the settings panel. */
  readonly meta: SettingMeta
  readonly value: Json
  /** What may be set, in words; empty where anything may. */
  readonly bounds: string
}

/** PARAM-2: what whoever takes the mechanism over may set, in the order of the document; locked ones are not among them. */
export function openParameters(mechanism: Mechanism): readonly OpenParameter[] {
  return (mechanism.parameters ?? []).flatMap((parameter): OpenParameter[] => {
    const found = parameter.mode === 'locked' ? undefined : settingAt(mechanism, parameter)
    if (found === undefined) return []
    const { meta } = found.shape
    const bounds = parameter.mode === 'range' ? sayRange(parameter, meta) : ''
    return [{ parameter, meta, value: found.value, bounds }]
  })
}
