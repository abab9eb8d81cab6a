import type { Session } from '../client/session.ts'

/** The actor as officials know each other: the own post with its unit, one held for somebody else only where there is no own; the name where no post is held. */
export function actorName({ actor, tenant }: Session): string {
  const grant = actor.grants.find(({ standsIn }) => !standsIn) ?? actor.grants[0]
  if (!grant) return actor.name
  const post = grant.standsIn ? `${grant.postTitle}（代）` : grant.postTitle
  return grant.unitId === tenant.rootUnitId ? post : `${grant.unitName} · ${post}`
}
