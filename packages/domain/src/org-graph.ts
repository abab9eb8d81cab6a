import type { Day } from './day.ts'
import { decimalText } from './decimal.ts'
import { compareIds, type PersonId, type PostId, type UnitId } from './ids.ts'
import type { PinnedGraph, PinnedPost, PinnedRelation, PinnedUnit } from './pinned-graph.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/** What a unit is. Only those down to the village have official codes. */
export const UNIT_KINDS = {
  province: '省',
  prefecture: '设区市',
  county: '县（市、区）',
  township: '乡镇（街道）',
  village: '村（社区）',
  group: '村（居）小组',
  grid: '网格',
  road: '道路',
  lane: '街巷',
  estate: '小区',
  market: '市场',
  toilet: '公厕',
  department: '部门',
  station: '站所',
  contractor: '承包单位',
  party: '党组织',
} as const

export type UnitKind = keyof typeof UNIT_KINDS

/**
 * Typed relations, read from source to target: a unit belongs to its parent; a post (or unit) bears the duty for an
 * area, is linked to or stationed in a unit; a person or unit is seconded to one; a department supervises a unit;
 * a unit answers for a standard that is allotted to it; whoever has the duty for a thing (an item, a task, a road) answers
 * for what is found there.
 * `merged-into` and `split-into` lead from a unit that ended to what stands in its place.
 */
export const RELATION_KINDS = {
  'belongs-to': '隶属',
  'area-duty': '包干',
  duty: '责任',
  linked: '挂钩',
  stationed: '驻村',
  seconded: '派驻',
  supervises: '行业主管',
  allotted: '分派',
  'merged-into': '并入',
  'split-into': '分设为',
} as const

export type RelationKind = keyof typeof RELATION_KINDS

/** True from the first day named up to, not including, the second; null = open on that side. */
export type Dated = { readonly validFrom: Day | null; readonly validTo: Day | null }

/** A unit keeps its id through renaming. A changed attribute is a second span with the same id. */
export type Unit = Dated & {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly code: string | null
  readonly category: string | null
  readonly level: string | null
  readonly population: number | null
  /** A statistical unit without people of its own (虚拟社区). */
  readonly virtual: boolean
}

export type UnitName = Dated & { readonly unit: UnitId; readonly name: string }
export type Post = Dated & { readonly id: PostId; readonly unit: UnitId; readonly role: string }
export type Holder = Dated & {
  readonly post: PostId
  readonly person: PersonId
  readonly deputy: boolean
  /** Who is away, and for whom this person acts at the post meanwhile (代理); absent for whoever holds it. */
  readonly standsFor?: PersonId | null
}
/** `share` in millionths of the source; null = all of it (REGR-1). */
export type Relation = Dated & {
  readonly kind: RelationKind
  readonly source: UnitId | PostId | PersonId
  readonly target: UnitId | PostId | PersonId
  readonly share: number | null
}

/** The whole history of an organisation, as one value. What a cycle reads is pinned from it by date. */
export type OrgGraph = {
  readonly revision: string
  readonly units: readonly Unit[]
  readonly names: readonly UnitName[]
  readonly posts: readonly Post[]
  readonly holders: readonly Holder[]
  readonly relations: readonly Relation[]
}

export type OrgRefusal = Refusal<'org.unit-twice' | 'org.two-parents' | 'org.loop'>

export const isValidOn = ({ validFrom, validTo }: Dated, day: Day): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day < validTo)

/** The unit's name on that day; none if it did not exist. Names stay outside facts (FACT-7). */
export const nameOf = (graph: OrgGraph, unit: UnitId, day: Day): string | undefined =>
  graph.names.find((name) => name.unit === unit && isValidOn(name, day))?.name

/**
 * PIN-1, PIN-3: the graph as it stood on that day, ids only, in canonical order, so equal graphs have equal bytes.
 * What hangs on a unit or post that is not there on the day is left out. A unit with two parents, two spans at once
 * or itself as ancestor is refused by id.
 */
export function graphAsOf(graph: OrgGraph, day: Day): Result<PinnedGraph, OrgRefusal> {
  const live = <T extends Dated>(items: readonly T[]): T[] => items.filter((item) => isValidOn(item, day))
  const units = new Map<string, Unit>()
  for (const unit of live(graph.units)) {
    if (units.has(unit.id)) return refuse('org.unit-twice', { unit: unit.id })
    units.set(unit.id, unit)
  }
  const posts = live(graph.posts).filter((post) => units.has(post.unit))
  const postIds = new Set<string>(posts.map((post) => post.id))
  const gone = new Set<string>([...graph.units, ...graph.posts].map(({ id }) => id))
  for (const id of [...units.keys(), ...postIds]) gone.delete(id)
  const relations = live(graph.relations).filter(({ source, target }) => !gone.has(source) && !gone.has(target))

  const parents = new Map<string, UnitId>()
  for (const { kind, source, target } of relations) {
    if (kind !== 'belongs-to') continue
    if (parents.has(source)) return refuse('org.two-parents', { unit: source })
    parents.set(source, target as UnitId) // 隶属 leads from unit to unit
  }
  const looped = loopIn(parents)
  if (looped !== undefined) return refuse('org.loop', { unit: looped })

  const holders = Map.groupBy(live(graph.holders), ({ post }) => post)
  return ok({
    asOf: day,
    revision: graph.revision,
    units: [...units.values()].map((unit) => pinUnit(unit, parents.get(unit.id))).sort(byId),
    posts: posts.map((post) => pinPost(post, holders.get(post.id) ?? [])).sort(byId),
    relations: relations
      .filter(({ kind }) => kind !== 'belongs-to')
      .map(pinRelation)
      .sort(byEnds),
  })
}

const pinUnit = (unit: Unit, parent: UnitId | undefined): PinnedUnit => ({
  id: unit.id,
  kind: unit.kind,
  ...(parent === undefined ? {} : { parent }),
  ...(unit.category === null ? {} : { category: unit.category }),
  ...(unit.level === null ? {} : { level: unit.level }),
  ...(unit.population === null ? {} : { population: unit.population }),
  ...(unit.virtual ? { virtual: true } : {}),
})

function pinPost({ id, unit, role }: Post, all: readonly Holder[]): PinnedPost {
  const own = all.filter(({ standsFor }) => !standsFor)
  const persons = (deputy: boolean): PersonId[] =>
    [...new Set(own.filter((holder) => holder.deputy === deputy).map(({ person }) => person))].sort(compareIds)
  const principals = persons(false)
  const deputies = persons(true).filter((person) => !principals.includes(person))
  const holders = [...principals, ...deputies]
  const standIns = standInsOf(all, holders)
  return {
    ...{ id, unit, role, holders },
    ...(deputies.length > 0 ? { deputies } : {}),
    ...(standIns.length > 0 ? { standIns } : {}),
  }
}

/** PIN-4: who holds a post on a day, in office first, and who stands in for whom; nobody while the post is not there. */
export function holdingOn(post: Post, all: readonly Holder[], day: Day): Pick<PinnedPost, 'holders' | 'standIns'> {
  if (!isValidOn(post, day)) return { holders: [] }
  const { holders, standIns } = pinPost(
    post,
    all.filter((one) => one.post === post.id && isValidOn(one, day)),
  )
  return { holders, ...(standIns === undefined ? {} : { standIns }) }
}

/** Who acts for somebody who holds the post on the day; nobody acts for whoever has left it. */
function standInsOf(all: readonly Holder[], holders: readonly PersonId[]): NonNullable<PinnedPost['standIns']> {
  const pairs = all.flatMap(({ person, standsFor }) =>
    standsFor && holders.includes(standsFor) ? [{ by: person, of: standsFor }] : [],
  )
  return [...new Map(pairs.map((one) => [`${one.by} ${one.of}`, one])).values()].sort(
    (a, b) => compareIds(a.by, b.by) || compareIds(a.of, b.of),
  )
}

const pinRelation = ({ kind, source, target, share }: Relation): PinnedRelation => ({
  kind,
  source,
  target,
  ...(share === null ? {} : { share: decimalText({ unscaled: BigInt(share), scale: 6 }) }),
})

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareIds(a.id, b.id)

const byEnds = (a: PinnedRelation, b: PinnedRelation): number =>
  compareIds(a.kind, b.kind) || compareIds(a.source, b.source) || compareIds(a.target, b.target)

/** A unit that is its own ancestor, if there is one. Each unit is walked once. */
function loopIn(parents: ReadonlyMap<string, UnitId>): string | undefined {
  const sound = new Set<string>()
  for (const start of parents.keys()) {
    const onWay = new Set<string>()
    for (let at: string | undefined = start; at !== undefined && !sound.has(at); at = parents.get(at)) {
      if (onWay.has(at)) return at
      onWay.add(at)
    }
    for (const id of onWay) sound.add(id)
  }
  return undefined
}
