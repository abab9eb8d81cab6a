import type { BlockId, Key } from '@jizhi/domain'
import type { WantedEffect } from '../model/derived.ts'

/** A document as it leaves the house; its rows stay rows of their own, each with its digest (LAD-4). */
export interface WantedDocument {
  readonly block: BlockId
  readonly line: string
  readonly persons: readonly string[]
  readonly rows: readonly Key[]
  readonly digests: readonly string[]
}

/**
 * LAD-4 合并同人: effects that meet the same persons by the same measure are one document; all others are one each. In
 * the order of their first rows. Only `document` effects count; which of them may go out is for the caller to choose.
 */
export function documentsOf(effects: readonly WantedEffect[]): readonly WantedDocument[] {
  const documents = new Map<string, { first: WantedEffect; persons: readonly string[]; effects: WantedEffect[] }>()
  for (const effect of effects) {
    if (effect.kind !== 'document') continue
    const persons = personsOf(effect)
    const { block, line, row } = effect.slot
    const isMerged = effect.content.merge === 'person' && persons.length > 0
    const key = JSON.stringify([block, line, isMerged ? persons : row])
    const known = documents.get(key)
    if (known) known.effects.push(effect)
    else documents.set(key, { first: effect, persons, effects: [effect] })
  }
  return [...documents.values()].map(({ first, persons, effects: held }) => ({
    block: first.slot.block,
    line: first.slot.line,
    persons,
    rows: held.map(({ slot }) => slot.row),
    digests: held.map(({ digest }) => digest),
  }))
}

function personsOf({ content }: WantedEffect): readonly string[] {
  const { persons } = content
  return persons !== undefined && typeof persons !== 'string' && 'value' in persons && typeof persons.value === 'object'
    ? [...persons.value].sort()
    : []
}
