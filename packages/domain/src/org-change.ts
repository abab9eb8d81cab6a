import type { Day } from './day.ts'
import { compareIds, type UnitId } from './ids.ts'
import { type Dated, graphAsOf, isValidOn, nameOf, type OrgGraph, type OrgRefusal, type Unit } from './org-graph.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/**
 * A dated change of the organisation; it holds from the day `on`.
 * - `found` 设立: a unit begins, under a parent. `move` 改隶: it changes its parent.
 * - `rename` 更名: the id stays (HIST-11).
 * - `merge` 合并: `units` end and `into` (one of them or another, there on the day) stands in their place; their
 *   children move to it.
 * - `split` 拆分: `unit` ends unless it is among `into`; `children` says who takes each of its children.
 * - `adjust` 调整: its category, level or population changes. `end` 停用: it ends without a successor, childless.
 */
export type OrgChange =
  | {
      readonly kind: 'found'
      readonly unit: Omit<Unit, keyof Dated>
      readonly name: string
      readonly parent: UnitId
      readonly on: Day
    }
  | { readonly kind: 'rename'; readonly unit: UnitId; readonly name: string; readonly on: Day }
  | { readonly kind: 'move'; readonly unit: UnitId; readonly parent: UnitId; readonly on: Day }
  | { readonly kind: 'merge'; readonly units: readonly UnitId[]; readonly into: UnitId; readonly on: Day }
  | {
      readonly kind: 'split'
      readonly unit: UnitId
      readonly into: readonly UnitId[]
      readonly children: readonly { readonly unit: UnitId; readonly to: UnitId }[]
      readonly on: Day
    }
  | ({ readonly kind: 'adjust'; readonly unit: UnitId; readonly on: Day } & Adjustable)
  | { readonly kind: 'end'; readonly unit: UnitId; readonly on: Day }

/** What may change of a unit while it stays the same unit. */
type Adjustable = Pick<Unit, 'category' | 'level' | 'population'>

export type OrgChangeRefusal =
  | OrgRefusal
  | Refusal<
      | 'org.unit-not-there'
      | 'org.unit-exists'
      | 'org.same-name'
      | 'org.same-attributes'
      | 'org.later-change'
      | 'org.too-few-units'
      | 'org.child-left'
    >

/** The graph with the change in it; the past stays as it was. `revision` names the new graph. */
export function applyChange(graph: OrgGraph, change: OrgChange, revision: string): Result<OrgGraph, OrgChangeRefusal> {
  const absent = namedBy(change).find((unit) => !isThere(graph, unit, change.on))
  if (absent !== undefined) return refuse('org.unit-not-there', { unit: absent, day: change.on })
  const changed = changeOf({ ...graph, revision }, change)
  if (!changed.ok) return changed
  const sound = graphAsOf(changed.value, change.on)
  return sound.ok ? changed : sound
}

/** HIST-11: what stands in a unit's place on that day, through any merges and splits; itself while it is there. ROW-2 order. */
export function successorsOf(graph: OrgGraph, unit: UnitId, day: Day): readonly UnitId[] {
  const seen = new Set<UnitId>([unit])
  for (const at of seen)
    for (const { kind, source, target, validFrom } of graph.relations)
      if (
        (kind === 'merged-into' || kind === 'split-into') &&
        source === at &&
        (validFrom === null || validFrom <= day)
      )
        seen.add(target as UnitId) // both kinds lead from unit to unit
  return [...seen].filter((id) => isThere(graph, id, day)).sort(compareIds)
}

/** Units that must be there on the day of the change. */
function namedBy(change: OrgChange): readonly UnitId[] {
  switch (change.kind) {
    case 'found':
      return [change.parent]
    case 'rename':
    case 'adjust':
    case 'end':
      return [change.unit]
    case 'move':
      return [change.unit, change.parent]
    case 'merge':
      return [...change.units, change.into]
    case 'split':
      return [change.unit, ...change.into]
  }
}

function changeOf(graph: OrgGraph, change: OrgChange): Result<OrgGraph, OrgChangeRefusal> {
  switch (change.kind) {
    case 'found':
      return found(graph, change)
    case 'rename':
      return rename(graph, change)
    case 'move':
      return ok(moved(graph, change.unit, change.parent, change.on))
    case 'merge':
      return merge(graph, change)
    case 'split':
      return split(graph, change)
    case 'adjust':
      return adjust(graph, change)
    case 'end':
      return end(graph, change)
  }
}

function found(graph: OrgGraph, change: OrgChange & { kind: 'found' }): Result<OrgGraph, OrgChangeRefusal> {
  const { unit, name, parent, on } = change
  if (graph.units.some(({ id }) => id === unit.id)) return refuse('org.unit-exists', { unit: unit.id })
  const from = { validFrom: on, validTo: null }
  return ok({
    ...graph,
    units: [...graph.units, { ...unit, ...from }],
    names: [...graph.names, { unit: unit.id, name, ...from }],
    relations: [...graph.relations, { kind: 'belongs-to', source: unit.id, target: parent, share: null, ...from }],
  })
}

function rename(graph: OrgGraph, change: OrgChange & { kind: 'rename' }): Result<OrgGraph, OrgChangeRefusal> {
  const { unit, name, on } = change
  if (nameOf(graph, unit, on) === name) return refuse('org.same-name', { unit })
  const later = graph.names.find((known) => known.unit === unit && known.validFrom !== null && known.validFrom > on)
  if (later?.validFrom) return refuse('org.later-change', { unit, day: later.validFrom })
  const names = endWhere(graph.names, on, (known) => known.unit === unit)
  return ok({ ...graph, names: [...names, { unit, name, validFrom: on, validTo: null }] })
}

/** A changed attribute is a second span with the same id; the earlier days keep what they had. */
function adjust(graph: OrgGraph, change: OrgChange & { kind: 'adjust' }): Result<OrgGraph, OrgChangeRefusal> {
  const { unit, on, category, level, population } = change
  const spans = graph.units.filter(({ id }) => id === unit)
  const later = spans.find(({ validFrom }) => validFrom !== null && validFrom > on)
  if (later?.validFrom) return refuse('org.later-change', { unit, day: later.validFrom })
  const now = spans.find((span) => isValidOn(span, on))
  if (now === undefined) return refuse('org.unit-not-there', { unit, day: on })
  if (now.category === category && now.level === level && now.population === population)
    return refuse('org.same-attributes', { unit })
  const units = endWhere(graph.units, on, (span) => span === now)
  return ok({ ...graph, units: [...units, { ...now, category, level, population, validFrom: on }] })
}

function end(graph: OrgGraph, { unit, on }: OrgChange & { kind: 'end' }): Result<OrgGraph, OrgChangeRefusal> {
  const [child] = childrenIn(graph, new Set([unit]), on)
  return child === undefined ? ok(ended(graph, new Set([unit]), on)) : refuse('org.child-left', { unit: child })
}

function merge(graph: OrgGraph, change: OrgChange & { kind: 'merge' }): Result<OrgGraph, OrgChangeRefusal> {
  const { into, on } = change
  const ending = new Set(change.units.filter((unit) => unit !== into))
  if (new Set([...change.units, into]).size < 2 || ending.size === 0) return refuse('org.too-few-units', { unit: into })
  const orphans = childrenIn(graph, ending, on).filter((child) => !ending.has(child))
  if (orphans.includes(into)) return refuse('org.child-left', { unit: into })
  let merged = graph
  for (const child of orphans) merged = moved(merged, child, into, on)
  return ok(
    succeeded(
      ended(merged, ending, on),
      'merged-into',
      [...ending].map((unit) => [unit, into]),
      on,
    ),
  )
}

function split(graph: OrgGraph, change: OrgChange & { kind: 'split' }): Result<OrgGraph, OrgChangeRefusal> {
  const { unit, into, children, on } = change
  if (new Set(into).size < 2) return refuse('org.too-few-units', { unit })
  const ends = !into.includes(unit)
  const taker = new Map(children.map((child) => [child.unit, child.to]))
  let parted = graph
  for (const child of childrenIn(graph, new Set([unit]), on)) {
    const to = taker.get(child)
    if (to === undefined ? ends : !into.includes(to)) return refuse('org.child-left', { unit: child })
    if (to !== undefined && to !== unit) parted = moved(parted, child, to, on)
  }
  const successors = into.filter((successor) => successor !== unit)
  const rest = ends ? ended(parted, new Set([unit]), on) : parted
  return ok(
    succeeded(
      rest,
      'split-into',
      successors.map((successor) => [unit, successor]),
      on,
    ),
  )
}

const isThere = (graph: OrgGraph, unit: UnitId, day: Day): boolean =>
  graph.units.some((known) => known.id === unit && isValidOn(known, day))

/** The units that belong to one of these on the day. */
const childrenIn = (graph: OrgGraph, parents: ReadonlySet<string>, on: Day): readonly UnitId[] =>
  graph.relations
    .filter((relation) => relation.kind === 'belongs-to' && parents.has(relation.target) && isValidOn(relation, on))
    .map(({ source }) => source as UnitId) // 隶属 leads from unit to unit

function moved(graph: OrgGraph, unit: UnitId, parent: UnitId, on: Day): OrgGraph {
  const relations = endWhere(graph.relations, on, ({ kind, source }) => kind === 'belongs-to' && source === unit)
  const now = { kind: 'belongs-to', source: unit, target: parent, share: null, validFrom: on, validTo: null } as const
  return { ...graph, relations: [...relations, now] }
}

/**
 * Units end, and with them their names, posts, holders and relations. Nothing of these passes to a successor by itself:
 * who is responsible for a merged village is for people to say.
 */
function ended(graph: OrgGraph, units: ReadonlySet<string>, on: Day): OrgGraph {
  const posts = new Set<string>(graph.posts.filter(({ unit }) => units.has(unit)).map(({ id }) => id))
  const touches = (id: string): boolean => units.has(id) || posts.has(id)
  const isHistory = (kind: string): boolean => kind === 'merged-into' || kind === 'split-into'
  return {
    ...graph,
    units: graph.units.flatMap((unit) => {
      if (!units.has(unit.id)) return [unit]
      if (isValidOn(unit, on)) return [{ ...unit, validTo: on }]
      return unit.validFrom !== null && unit.validFrom > on ? [] : [unit] // a later span never comes to be
    }),
    names: endWhere(graph.names, on, ({ unit }) => units.has(unit)),
    posts: endWhere(graph.posts, on, ({ unit }) => units.has(unit)),
    holders: endWhere(graph.holders, on, ({ post }) => posts.has(post)),
    relations: endWhere(graph.relations, on, (r) => !isHistory(r.kind) && (touches(r.source) || touches(r.target))),
  }
}

const succeeded = (
  graph: OrgGraph,
  kind: 'merged-into' | 'split-into',
  pairs: readonly (readonly [UnitId, UnitId])[],
  on: Day,
): OrgGraph => ({
  ...graph,
  relations: [
    ...graph.relations,
    ...pairs.map(([source, target]) => ({ kind, source, target, share: null, validFrom: on, validTo: null })),
  ],
})

/** What holds on the day ends with it; what was to begin on it or later never comes to be; the past is untouched. */
const endWhere = <T extends Dated>(items: readonly T[], on: Day, concerns: (item: T) => boolean): readonly T[] =>
  items.flatMap((item) => {
    if (!concerns(item) || (item.validTo !== null && item.validTo <= on)) return [item]
    return item.validFrom !== null && item.validFrom >= on ? [] : [{ ...item, validTo: on }]
  })
