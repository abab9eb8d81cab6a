import { fail, ok, type Result } from '@jizhi/domain'
import { readConfig } from '../blocks/read-config.ts'
import type { Block, Json, JsonObject, Mechanism, SettingPath } from '../model/mechanism.ts'
import { gone } from './blocks.ts'
import { detach } from './detach.ts'
import type { Edited, EditFault } from './edit.ts'
import { blockIn, portsOf } from './ports.ts'

type Outcome = Result<Edited, EditFault>

/** Replaces all settings of a block; wires at ports that no longer exist go with it, and come back with the undo. */
export function configure(mechanism: Mechanism, id: string, config: JsonObject): Outcome {
  const block = blockIn(mechanism, id)
  if (block === undefined) return gone()
  const changed = { ...block, config }
  const read = readConfig(changed)
  if (!read.ok) return fail({ code: 'edit.settings', message: read.fault.message })
  const outputs = new Set(portsOf(changed, 'outputs'))
  const inputs = new Set(portsOf(changed, 'inputs'))
  const left = detach(mechanism, (ref, side) => ref.block === id && !(side === 'from' ? outputs : inputs).has(ref.port))
  const back: Edited['inverse'] = { do: 'configure', block: id, config: block.config }
  return ok({
    mechanism: { ...left.mechanism, blocks: mechanism.blocks.map((one) => (one.id === id ? changed : one)) },
    inverse: left.restore.length === 0 ? back : { do: 'all', edits: [back, ...left.restore] },
  })
}

/** Changes one setting; the others are written out with their defaults, so that later defaults cannot change them. */
export function set(mechanism: Mechanism, id: string, path: SettingPath, value: Json): Outcome {
  const block = blockIn(mechanism, id)
  if (block === undefined) return gone()
  const settings = plainSettings(block)
  if (!settings.ok) return settings
  const placed = place(settings.value, path, value)
  return placed === undefined
    ? fail({ code: 'edit.settings', message: '没有这一项设置，请刷新后再试。' })
    : configure(mechanism, id, placed as JsonObject) // the outermost value is an object, as it was
}

/** The settings of a block with every default written out, as plain JSON. */
export function plainSettings(block: Block): Result<JsonObject, EditFault> {
  const read = readConfig(block)
  if (!read.ok) return fail({ code: 'edit.settings', message: read.fault.message })
  // Settings came out of JSON and their schemas make nothing else.
  return ok(read.value as unknown as JsonObject)
}

/** Where a step leads in a list: a number, or the id of an item. */
const indexOf = (list: readonly Json[], step: string | number): number | undefined => {
  if (typeof step === 'number') return Number.isInteger(step) && step >= 0 ? step : undefined
  const at = list.findIndex(
    (item) => typeof item === 'object' && item !== null && !Array.isArray(item) && (item as JsonObject).id === step,
  )
  return at < 0 ? undefined : at
}

/** The value at a path; undefined where it leads nowhere. */
export function readAt(from: Json, path: SettingPath): Json | undefined {
  const [step, ...rest] = path
  if (step === undefined) return from
  if (Array.isArray(from)) {
    const at = indexOf(from, step)
    const item: Json | undefined = at === undefined ? undefined : from[at]
    return item === undefined ? undefined : readAt(item, rest)
  }
  if (typeof from !== 'object' || from === null || typeof step !== 'string' || !Object.hasOwn(from, step)) return
  const inner = (from as JsonObject)[step] // not an array, by the branch above
  return inner === undefined ? undefined : readAt(inner, rest)
}

/** A copy with the value at the path; undefined where the path leads nowhere. */
export function place(into: Json, path: SettingPath, value: Json): Json | undefined {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(into)) {
    const at = indexOf(into, step)
    if (at === undefined || at > into.length) return undefined
    const inner = place(into[at] ?? {}, rest, value)
    return inner === undefined ? undefined : [...into.slice(0, at), inner, ...into.slice(at + 1)]
  }
  if (typeof into !== 'object' || into === null || typeof step !== 'string' || !Object.hasOwn(into, step))
    return undefined
  const object = into as JsonObject // not an array, by the branch above
  const inner = place(object[step] ?? {}, rest, value)
  return inner === undefined ? undefined : { ...object, [step]: inner }
}
