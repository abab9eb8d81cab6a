import { createMongoAbility, type ForcedSubject, type MongoAbility } from '@casl/ability'
import { type PackRule, packRules, unpackRules } from '@casl/ability/extra'
import type { Action, Subject } from './roles.ts'
import type { Rule } from './rules.ts'

/** Asked with a subject's name (may they at all?) or with a row marked by casl's `subject` (may they to this one?). */
export type JizhiAbility = MongoAbility<[Action, Subject | ForcedSubject<Subject>]>

/** Rules small enough to travel with a session. */
export function packedRules(rules: readonly Rule[]): PackRule<Rule>[] {
  return packRules([...rules])
}

/** The browser's reading of packed rules; pure, no Prisma. */
export function abilityFromPacked(packed: readonly (readonly unknown[])[]): JizhiAbility {
  // The contract types them as arrays of unknown: packRules promises no more than that shape.
  return abilityFrom(unpackRules(packed as unknown as PackRule<Rule>[]))
}

export function abilityFrom(rules: readonly Rule[]): JizhiAbility {
  return createMongoAbility<JizhiAbility>([...rules])
}
