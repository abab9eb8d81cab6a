import type { Key } from '@jizhi/domain'
import type { AnyFact, Derived, Fact, Mechanism, WantedEffect } from '../../src/index.ts'
import { checked } from './checked.ts'
import { deriveBy, type Engine } from './engine.ts'
import { anyCase } from './play.ts'

/** Who may hold the signing post; who does on which day is a test of its own (PIN-4). */
const LEADERS = new Set(['leader-1', 'leader-2'])
const THREE_WORKING_DAYS_AT_LEAST_MS = 2 * 86_400_000

/**
 * SHIELD-2, checked on the bare facts by other means than the engine's: no punitive effect is ready without notice,
 * closed window, decisions and a later signature by the named post; none while the result is not frozen as it stands.
 */
export const shield = (engine: Engine): string =>
  checked(anyCase, ({ mechanism, facts }) => {
    const derived = deriveBy(engine, mechanism, facts)
    return derived.effects
      .filter((effect) => effect.punitive && effect.standing === 'ready')
      .every((effect) => mayPunish(mechanism, facts, derived, effect))
  })

function mayPunish(mechanism: Mechanism, facts: readonly AnyFact[], derived: Derived, effect: WantedEffect): boolean {
  const objection = mechanism.blocks.find((block) => block.kind === 'objection')
  const official = derived.results.filter(({ block }) =>
    mechanism.blocks.some((one) => one.id === block && one.kind === 'result'),
  )
  if (!objection || official.some((result) => !result.frozen || result.stale)) return false
  const about = (row: Key | undefined): boolean => row === effect.slot.row
  const notice = facts.find(
    (fact): fact is Fact<'noticed'> & AnyFact =>
      fact.kind === 'noticed' && about(fact.slot.row) && fact.value.effects.includes(effect.digest),
  )
  const signed = facts.find(
    (fact) => fact.kind === 'signed' && fact.value.digests.includes(effect.digest) && LEADERS.has(fact.by ?? ''),
  )
  if (!notice || !signed) return false
  const objections = facts.filter(
    (fact) => fact.kind === 'objected' && about(fact.slot.row) && fact.known >= notice.known,
  )
  const isDecided = objections.every((one) =>
    facts.some((fact) => fact.kind === 'decided' && fact.slot.item === one.id && fact.known <= signed.known),
  )
  return isDecided && signed.known - notice.value.deliveredAt >= THREE_WORKING_DAYS_AT_LEAST_MS
}
