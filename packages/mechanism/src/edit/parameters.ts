import { fail, ok, type Result } from '@jizhi/domain'
import type { Mechanism, Parameter } from '../model/mechanism.ts'
import { gone } from './blocks.ts'
import { inserted } from './detach.ts'
import type { Edited, EditFault, EditOf } from './edit.ts'
import { blockIn } from './ports.ts'
import { withSections } from './sections.ts'
import { plainSettings, readAt } from './settings.ts'

type Outcome = Result<Edited, EditFault>

const MOST_PARAMETERS = 300

const declared = (mechanism: Mechanism, parameters: readonly Parameter[] | undefined): Outcome =>
  ok({
    mechanism: withSections(mechanism, mechanism.groups, parameters),
    inverse: {
      do: 'replace-parameters',
      ...(mechanism.parameters === undefined ? {} : { parameters: mechanism.parameters }),
    },
  })

/** PARAM-1: a parameter points to a setting that stands in a block. */
export function setParameter(mechanism: Mechanism, edit: EditOf<'set-parameter'>): Outcome {
  const { parameter } = edit
  const block = blockIn(mechanism, parameter.block)
  if (block === undefined) return gone()
  if (parameter.label.trim() === '') return fail({ code: 'edit.name', message: '请给参数起一个名称。' })
  const settings = plainSettings(block)
  if (!settings.ok) return settings
  if (readAt(settings.value, parameter.path) === undefined) {
    return fail({ code: 'edit.parameter', message: `参数“${parameter.label}”指的设置不存在，请重新选一项。` })
  }
  const before = mechanism.parameters ?? []
  const at = before.findIndex((one) => one.id === parameter.id)
  if (at >= 0) return declared(mechanism, before.with(at, parameter))
  if (before.length >= MOST_PARAMETERS) {
    return fail({ code: 'edit.too-large', message: `一个机制最多 ${MOST_PARAMETERS} 个参数，请少开放一些。` })
  }
  return declared(mechanism, inserted(before, parameter, edit.at))
}

export function removeParameter(mechanism: Mechanism, edit: EditOf<'remove-parameter'>): Outcome {
  const before = mechanism.parameters ?? []
  const left = before.filter((one) => one.id !== edit.parameter)
  return left.length === before.length
    ? fail({ code: 'edit.unknown-parameter', message: '这个参数已经不在了，请刷新后再试。' })
    : declared(mechanism, left)
}

/** All parameters at once, as the undo of the others needs it; what they point to is for check to say. */
export const replaceParameters = (mechanism: Mechanism, edit: EditOf<'replace-parameters'>): Outcome =>
  declared(mechanism, edit.parameters)
