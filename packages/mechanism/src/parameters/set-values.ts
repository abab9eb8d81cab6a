import { fail, ok, type Result } from '@jizhi/domain'
import { apply } from '../edit/apply.ts'
import type { Edit } from '../edit/edit.ts'
import type { Json, Mechanism, Parameter } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { isWithin, sayRange } from './bounds.ts'
import { settingAt } from './setting-at.ts'

/** Why a value was refused, with the parameter it was for. */
export interface ParameterFault {
  readonly code: 'parameter.unknown' | 'parameter.nowhere' | 'parameter.locked' | 'parameter.range' | 'parameter.value'
  readonly parameter: string
  readonly message: string
}

/**
 * PARAM-2, PARAM-3: values for parameters by their ids, as one edit; or every refusal, in Chinese with why. A value
 * that stands already is no edit and no offence, also of a locked one.
 */
export function setValues(
  mechanism: Mechanism,
  values: { readonly [parameter: string]: Json },
): Result<Edit, readonly ParameterFault[]> {
  const faults: ParameterFault[] = []
  const edits: Edit[] = []
  let current = mechanism
  for (const [id, value] of Object.entries(values)) {
    const one = setValue(current, id, value)
    if (!one.ok) faults.push(one.fault)
    else if (one.value !== undefined) {
      const done = apply(current, one.value)
      if (done.ok) {
        current = done.value.mechanism
        edits.push(one.value)
      } else faults.push({ code: 'parameter.value', parameter: id, message: done.fault.message })
    }
  }
  return faults.length > 0 ? fail(faults) : ok({ do: 'all', edits })
}

function setValue(mechanism: Mechanism, id: string, value: Json): Result<Edit | undefined, ParameterFault> {
  const parameter = mechanism.parameters?.find((one) => one.id === id)
  const refuse = (code: ParameterFault['code'], message: string) => fail({ code, parameter: id, message })
  if (parameter === undefined) return refuse('parameter.unknown', '这个机制没有这个参数，请刷新后再试。')
  const { label, mode, block, path } = parameter
  const found = settingAt(mechanism, parameter)
  if (found === undefined) return refuse('parameter.nowhere', `参数“${label}”指的设置已经不在了，请先修好机制。`)
  if (sameJson(found.value, value)) return ok(undefined)
  if (mode === 'locked') return refuse('parameter.locked', `“${label}”已锁定，不能改${why(parameter)}。`)
  if (mode === 'range' && !isWithin(parameter, value)) {
    const range = sayRange(parameter, found.shape.meta)
    return refuse('parameter.range', `“${label}”须${range}${why(parameter)}。`)
  }
  return ok({ do: 'set', block, path, value })
}

/** The reason the author gave, after a colon. */
const why = ({ note }: Parameter): string => (note === undefined ? '' : `：${note.replace(/。$/, '')}`)
