import type { Session } from '../client/session.ts'

/** The actor as officials know each other: unit and post; the name only when no post is held. */
export function actorName({ actor, tenant }: Session): string {
  const grant = actor.grants[0]
  if (!grant) return actor.name
  return grant.unitId === tenant.rootUnitId ? grant.postTitle : `${grant.unitName} · ${grant.postTitle}`
}
