import { fail, ok, type Result } from '@jizhi/domain'
import { readConfig } from '../blocks/read-config.ts'
import type { Json, JsonObject, Mechanism } from '../model/mechanism.ts'
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
export function set(mechanism: Mechanism, id: string, path: readonly (string | number)[], value: Json): Outcome {
  const block = blockIn(mechanism, id)
  if (block === undefined) return gone()
  const read = readConfig(block)
  if (!read.ok) return fail({ code: 'edit.settings', message: read.fault.message })
  // Settings came out of JSON and their schemas make nothing else.
  const placed = place(read.value as unknown as Json, path, value)
  return placed === undefined
    ? fail({ code: 'edit.settings', message: '没有这一项设置，请刷新后再试。' })
    : configure(mechanism, id, placed as JsonObject) // the outermost value is an object, as it was
}

/** A copy with the value at the path; undefined where the path leads nowhere. */
function place(into: Json, path: readonly (string | number)[], value: Json): Json | undefined {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(into)) {
    if (typeof step !== 'number' || !Number.isInteger(step) || step < 0 || step > into.length) return undefined
    const inner = place(into[step] ?? {}, rest, value)
    return inner === undefined ? undefined : [...into.slice(0, step), inner, ...into.slice(step + 1)]
  }
  if (typeof into !== 'object' || into === null || typeof step !== 'string' || !Object.hasOwn(into, step))
    return undefined
  const object = into as JsonObject // not an array, by the branch above
  const inner = place(object[step] ?? {}, rest, value)
  return inner === undefined ? undefined : { ...object, [step]: inner }
}
