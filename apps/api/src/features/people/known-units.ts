import type { Actor } from '../../platform/session/actor.ts'
import type { KnownUnit } from '../../platform/spreadsheet/index.ts'
import type { OpenedOrg } from './opened-org.ts'

/** The units of the day as tables name them. */
export function knownUnits(org: OpenedOrg): KnownUnit[] {
  const codes = new Map(org.graph.units.map(({ id, code }) => [id, code]))
  return [...org.view.units.values()].map(({ id, parent }) => {
    const code = codes.get(id)
    return { id, name: org.nameOf(id), ...(code ? { code } : {}), ...(parent === undefined ? {} : { above: parent }) }
  })
}

/** Whose import it is: the whole county's, or that of the unit whose people the actor manages. */
export function importOwner(actor: Actor, org: OpenedOrg): string {
  if (org.manages('Unit', actor.rootUnitId)) return actor.rootUnitId
  return actor.grants.find(({ unitId }) => org.manages('Unit', unitId))?.unitId ?? actor.rootUnitId
}
