import type { Actor } from '../../platform/session/actor.ts'

/** Whose figures the actor may see: undefined for the whole platform, else the county's own. */
export const reachOf = (actor: Actor): string | undefined =>
  actor.ability.can('oversee', 'Operations') ? undefined : actor.tenantId
