import type { OpenedOrg } from './opened-org.ts'

/**
 * Whether the actor's rights reach a person: every unit where the person holds a post now or later; out of office, the unit
 * of the last post; someone who never held one belongs to whoever manages the whole county.
 */
export function personReach(org: OpenedOrg, rootUnitId: string): (person: string) => boolean {
  const unitOf = new Map(org.graph.posts.map(({ id, unit }) => [id, unit]))
  const held = Map.groupBy(org.graph.holders, ({ person }) => person as string) // ids compare as text
  return (person) => {
    const all = held.get(person) ?? []
    const standing = all.filter(({ validTo }) => validTo === null || validTo > org.today)
    const last = [...all].sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1)).slice(0, 1)
    const units = (standing.length > 0 ? standing : last).map(({ post }) => unitOf.get(post) ?? rootUnitId)
    return (units.length > 0 ? units : [rootUnitId]).every((unit) => org.manages('Account', unit))
  }
}
