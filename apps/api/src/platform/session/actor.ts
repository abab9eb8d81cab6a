import { subject as typed } from '@casl/ability'
import type { Action, Grant, Subject } from '@jizhi/access'
import { type JizhiAbility, type Rule } from '@jizhi/access'
import { Fault } from '../faults/fault.ts'

/** A county as every request knows it. */
export interface TenantCard {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: 'demo' | 'sample' | 'county'
  readonly notice: string | null
  readonly clockOffsetMs: number
}

export interface PostHeld extends Grant {
  readonly unitName: string
  readonly postId: string
  readonly postTitle: string
  readonly deputy: boolean
  /** For somebody who is away (PIN-6). */
  readonly standsIn: boolean
}

/** Who asks: a person in one county, holding posts today. */
export interface Actor {
  readonly tenantId: string
  readonly tenant: TenantCard
  readonly rootUnitId: string
  /** What the county's clock said when the request came in, in epoch milliseconds. */
  readonly now: number
  readonly personId: string
  readonly name: string
  readonly grants: readonly PostHeld[]
  readonly rules: readonly Rule[]
  readonly ability: JizhiAbility
}

/** Whether the actor may do it to this very row; the columns compared are those of the access rules. */
export function may(actor: Actor, action: Action, subject: Subject, row: Record<string, unknown>): boolean {
  return actor.ability.can(action, typed(subject, { ...row }))
}

/** Refuses what the actor may not do to this very row. The route's own access was checked before. */
export function demand(actor: Actor, action: Action, subject: Subject, row: Record<string, unknown>): void {
  if (!may(actor, action, subject, row)) throw new Fault('access.denied')
}
