import type { Ability, RawRuleOf } from '@casl/ability'
import { accessibleBy, createPrismaAbility, type PrismaQueryFactory, type Subjects } from '@casl/prisma/runtime'
import type { Action, Rule } from '@jizhi/access'
import type { BoardIssue, Cycle, Effect, Import, Mechanism, Prisma } from '../../generated/client.ts'
import { Fault } from '../faults/fault.ts'
import type { Actor } from '../session/actor.ts'

/** The models whose rows carry the column that the access rules compare. */
interface Listed {
  Mechanism: Mechanism
  Cycle: Cycle
  Effect: Effect
  BoardIssue: BoardIssue
  Import: Import
}

type PrismaAbility = Ability<[Action, Subjects<{ [K in keyof Listed]: Listed[K] }>], PrismaQueryFactory<Prisma.TypeMap>>

/** The rules as Prisma reads them; a test holds this reading to the browser's. */
export function prismaAbilityFrom(rules: readonly Rule[]): PrismaAbility {
  return createPrismaAbility<PrismaAbility>([...rules] as RawRuleOf<PrismaAbility>[]) // the same plain rules, under Prisma's types
}

/** The rows an actor may do it to, as a `where` to put beside the tenant's predicate. None at all is a refusal, never an empty filter. */
export function visibleRows<M extends keyof Listed>(actor: Actor, action: Action, model: M) {
  if (!actor.ability.can(action, model)) throw new Fault('access.denied')
  return accessibleBy(prismaAbilityFrom(actor.rules), action).ofType(model)
}
