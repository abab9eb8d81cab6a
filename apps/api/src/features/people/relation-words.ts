import { RELATION_KINDS, type RelationKind } from '@jizhi/domain'

/** Relations stand in the database under their Chinese names. */
export const labelOf = (kind: RelationKind): string => RELATION_KINDS[kind]

const BY_LABEL: ReadonlyMap<string, RelationKind> = new Map(
  // Object.entries forgets that the keys are the kinds
  (Object.entries(RELATION_KINDS) as [RelationKind, string][]).map(([kind, label]) => [label, kind]),
)

/** The kind behind a stored name; a name the domain does not know is a fault of the store. */
export function kindOf(label: string): RelationKind {
  const kind = BY_LABEL.get(label)
  if (kind === undefined) throw new Error(`no relation is called ${label}`)
  return kind
}
