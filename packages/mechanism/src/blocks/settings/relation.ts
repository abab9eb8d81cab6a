import { RELATION_KINDS, type RelationKind } from '@jizhi/domain'

const isKnown = (relation: string): relation is RelationKind => Object.hasOwn(RELATION_KINDS, relation)

/** 隶属, 包干 …; a relation a county added is shown as it is written. */
export const sayRelation = (relation: string): string =>
  relation === '' ? '未设' : isKnown(relation) ? RELATION_KINDS[relation] : relation
