import { useSession } from '../../../client/session.ts'

/** Units the actor may draw for: those in which a post gives the right. */
export function useOwners(): readonly { readonly value: string; readonly label: string }[] {
  const { actor } = useSession()
  const drawing = actor.grants.filter(({ role }) => role === 'county-admin')
  const units = new Map(drawing.map(({ unitId, unitName }) => [unitId, unitName]))
  return [...units].map(([value, label]) => ({ value, label }))
}
