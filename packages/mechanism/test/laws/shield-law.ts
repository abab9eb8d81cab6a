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
  const above = upstream(mechanism, effect.slot.block)
  const official = derived.results.filter(({ block }) =>
    mechanism.blocks.some((one) => one.id === block && one.kind === 'result' && above.has(one.id)),
  )
  const hasObjection = mechanism.blocks.some((one) => one.kind === 'objection' && above.has(one.id))
  if (!hasObjection || official.some((result) => !result.frozen || result.stale)) return false
  const about = (row: Key | undefined): boolean => row === effect.slot.row
  const notice = facts.find(
    (fact): fact is Fact<'noticed'> & AnyFact =>
      fact.kind === 'noticed' && about(fact.slot.row) && fact.value.effects.includes(effect.digest),
  )
  const signed = facts.find(
    (fact) => fact.kind === 'signed' && fact.value.digests.includes(effect.digest) && LEADERS.has(fact.by ?? ''),
  )
  if (!notice || !signed) return false
  const isDecided = disputesSince(facts, notice)
    .filter((fact) => about(fact.slot.row))
    .every((one) =>
      facts.some((fact) => fact.kind === 'decided' && fact.slot.item === one.id && fact.known <= signed.known),
    )
  return isDecided && signed.known - notice.value.deliveredAt >= THREE_WORKING_DAYS_AT_LEAST_MS
}

/** Objections that stand in a window whatever its days are; a figure is disputed once (OBJ-4). */
const disputesSince = (facts: readonly AnyFact[], notice: Fact<'noticed'>): readonly Fact<'objected'>[] => {
  const all = facts.filter((fact): fact is Fact<'objected'> & AnyFact => fact.kind === 'objected')
  const isRepeated = (one: Fact<'objected'>): boolean =>
    all.some(
      (other) =>
        other.slot.row === one.slot.row &&
        other.known < one.known &&
        one.value.columns.some((column) => other.value.columns.includes(column)),
    )
  const isInside = ({ known }: Fact): boolean =>
    known >= notice.known && known - notice.value.deliveredAt < THREE_WORKING_DAYS_AT_LEAST_MS
  return all.filter((one) => isInside(one) && !isRepeated(one))
}

function upstream(mechanism: Mechanism, block: string): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (id: string): void => {
    for (const { from, to } of mechanism.wires) {
      if (to.block !== id || found.has(from.block)) continue
      found.add(from.block)
      walk(from.block)
    }
  }
  walk(block)
  return found
}
