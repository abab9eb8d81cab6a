import { expect } from 'vitest'
import { apply, check, type Edit, type JsonObject, type Mechanism, type Wire } from '../../src/index.ts'
import { sound } from '../sound.ts'

/** The sound drawing after some edits; an edit that is refused is a mistake of the test. */
export const after = (...edits: readonly Edit[]): Mechanism => {
  const edited = apply(sound, { do: 'all', edits })
  if (!edited.ok) throw new Error(edited.fault.message)
  return edited.value.mechanism
}

export const wireOf = (from: string, to: string): Wire => {
  const [source = '', port = ''] = from.split('.')
  return { from: { block: source, port }, to: { block: to, port: 'in' } }
}

/** A drawing as it might arrive from outside: what edits refuse can still stand in a document. */
export const document = (change: Partial<Mechanism>): Mechanism => ({ ...sound, ...change })

/** The sound drawing with other settings for one block, on top of its own; not checked. */
export const withConfig = (id: string, config: JsonObject): Mechanism =>
  document({
    blocks: sound.blocks.map((block) =>
      block.id === id ? { ...block, config: { ...block.config, ...config } } : block,
    ),
  })

/** The sound drawing with a block taken off its wire, and what flowed into it wired to what it fed. */
export const bypassing = (id: string, from: string, to: string): Mechanism =>
  after({ do: 'remove', block: id }, { do: 'connect', wire: wireOf(from, to) })

/** The drawing raises the complaint at the block, in one clear sentence. */
export function expectNamed(code: string, block: string | undefined, mechanism: Mechanism): void {
  const found = check(mechanism)
  expect(found.map((one) => `${one.code} ${one.block}`)).toContain(`check.${code} ${block}`)
  const message = found.find((one) => one.code === `check.${code}` && one.block === block)?.message
  expect(message).toMatch(/。$/)
  expect(message).not.toMatch(/undefined|NaN|object/)
}

/** The drawing does not raise the complaint. */
export function expectSilent(code: string, mechanism: Mechanism): void {
  expect(check(mechanism).map((one) => one.code)).not.toContain(`check.${code}`)
}
