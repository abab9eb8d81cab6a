import type { Day } from './day.ts'
import { compareIds, type PersonId, type PostId, type UnitId } from './ids.ts'

/** A unit as it stood on the pinned day. */
export type PinnedUnit = {
  readonly id: UnitId
  readonly kind: string
  readonly parent?: UnitId
  readonly category?: string
  readonly level?: string
  readonly population?: number
  readonly virtual?: boolean
}

/** `holders`: those in office first, then deputies; `deputies` names which of them are deputies. */
export type PinnedPost = {
  readonly id: PostId
  readonly unit: UnitId
  readonly role: string
  readonly holders: readonly PersonId[]
  readonly deputies?: readonly PersonId[]
  /** Who acts for which of them while they are away. */
  readonly standIns?: readonly { readonly by: PersonId; readonly of: PersonId }[]
}

/** Every relation but 隶属, which is the unit's `parent`. `share` as decimal text; absent = all of the source. */
export type PinnedRelation = {
  readonly kind: string
  readonly source: string
  readonly target: string
  readonly share?: string
}

/** The org graph as of a day, as it stands in a fact: ids and attributes, never a name (PIN-3, FACT-7). */
export type PinnedGraph = {
  readonly asOf: Day
  readonly revision: string
  readonly units: readonly PinnedUnit[]
  readonly posts: readonly PinnedPost[]
  readonly relations: readonly PinnedRelation[]
}

/** A pinned graph with its paths laid out for reading. Made once per cycle, never stored. */
export type GraphView = {
  readonly units: ReadonlyMap<string, PinnedUnit>
  readonly posts: ReadonlyMap<string, PinnedPost>
  readonly children: ReadonlyMap<string, readonly UnitId[]>
  readonly postsOf: ReadonlyMap<string, readonly PinnedPost[]>
  /** By `kind source` and by `kind target`. */
  readonly targets: ReadonlyMap<string, readonly string[]>
  readonly sources: ReadonlyMap<string, readonly string[]>
}

export function viewOf(graph: PinnedGraph): GraphView {
  const children = new Map<string, UnitId[]>()
  const postsOf = new Map<string, PinnedPost[]>()
  const targets = new Map<string, string[]>()
  const sources = new Map<string, string[]>()
  for (const { id, parent } of graph.units) if (parent !== undefined) add(children, parent, id)
  for (const post of graph.posts) add(postsOf, post.unit, post)
  for (const { kind, source, target } of graph.relations) {
    add(targets, `${kind} ${source}`, target)
    add(sources, `${kind} ${target}`, source)
  }
  for (const list of children.values()) list.sort(compareIds)
  return {
    units: new Map(graph.units.map((unit) => [unit.id, unit])),
    posts: new Map(graph.posts.map((post) => [post.id, post])),
    children,
    postsOf,
    targets,
    sources,
  }
}

export const parentOf = (view: GraphView, unit: UnitId): UnitId | undefined => view.units.get(unit)?.parent

/** ROW-2 order. */
export const childrenOf = (view: GraphView, unit: UnitId): readonly UnitId[] => view.children.get(unit) ?? []

/** The unit, its parent, and so on to the root. */
export function ancestryOf(view: GraphView, unit: UnitId): readonly UnitId[] {
  const line = new Set<UnitId>()
  for (let at: UnitId | undefined = unit; at !== undefined && !line.has(at); at = parentOf(view, at)) line.add(at)
  return [...line]
}

/** ROST-6: whether a unit lies in the subtree of another; every unit lies in its own. */
export function isWithin(view: GraphView, unit: UnitId, ancestor: UnitId): boolean {
  let at: UnitId | undefined = view.units.has(unit) ? unit : undefined
  // no line is longer than there are units, even if a graph from outside runs in a circle
  for (let left = view.units.size; at !== undefined && left > 0; left -= 1) {
    if (at === ancestor) return true
    at = parentOf(view, at)
  }
  return false
}

/** The unit and everything below it, in ROW-2 order. */
export function subtreeOf(view: GraphView, unit: UnitId): readonly UnitId[] {
  if (!view.units.has(unit)) return []
  const found = new Set<UnitId>([unit])
  for (const at of found) for (const child of childrenOf(view, at)) found.add(child) // a Set is walked as it grows
  return [...found].sort(compareIds)
}

/**
 * One step from a row towards people or other units. `行.村.包干领导` is
 * `[{ step: 'up', kind: 'village' }, { step: 'against', relation: 'area-duty' }, { step: 'holder', deputies: 'if-vacant' }]`.
 * - `up`: the nearest unit of that kind, itself included; `down`: all of that kind in its subtree.
 * - `along` a relation from source to target, `against` it from target to source; 隶属 (`belongs-to`) too.
 * - `post`: the posts of that role in the unit; `unit`: from a post to its unit; `holder`: from a post to persons.
 */
export type PathStep =
  | { readonly step: 'up' | 'down'; readonly kind: string }
  | { readonly step: 'along' | 'against'; readonly relation: string }
  | { readonly step: 'post'; readonly role: string }
  | { readonly step: 'unit' }
  | { readonly step: 'holder'; readonly deputies: 'never' | 'if-vacant' | 'always' }

/** Where a path leads from these ids: each id once (ROW-4), in ROW-2 order; empty where a step leads nowhere (LAD-4). */
export function walk(view: GraphView, from: readonly string[], path: readonly PathStep[]): readonly string[] {
  let here: readonly string[] = from
  for (const step of path) here = here.flatMap((id) => stepFrom(view, id, step))
  return [...new Set(here)].sort(compareIds)
}

function stepFrom(view: GraphView, id: string, step: PathStep): readonly string[] {
  const unit = view.units.get(id)
  switch (step.step) {
    case 'up': {
      const found = unit && ancestryOf(view, unit.id).find((at) => view.units.get(at)?.kind === step.kind)
      return found === undefined ? [] : [found]
    }
    case 'down':
      return unit ? subtreeOf(view, unit.id).filter((at) => view.units.get(at)?.kind === step.kind) : []
    case 'along':
      if (step.relation === 'belongs-to') return unit?.parent === undefined ? [] : [unit.parent]
      return view.targets.get(`${step.relation} ${id}`) ?? []
    case 'against':
      if (step.relation === 'belongs-to') return view.children.get(id) ?? []
      return view.sources.get(`${step.relation} ${id}`) ?? []
    case 'post':
      return (view.postsOf.get(id) ?? []).filter((post) => post.role === step.role).map((post) => post.id)
    case 'unit': {
      const post = view.posts.get(id)
      return post ? [post.unit] : []
    }
    case 'holder':
      return personsOf(view.posts.get(id), step.deputies)
  }
}

function personsOf(post: PinnedPost | undefined, deputies: 'never' | 'if-vacant' | 'always'): readonly PersonId[] {
  if (!post) return []
  const principals = post.holders.filter((person) => !post.deputies?.includes(person))
  if (deputies === 'always') return post.holders
  return principals.length > 0 || deputies === 'never' ? principals : post.holders
}

function add<T>(lists: Map<string, T[]>, at: string, item: T): void {
  const list = lists.get(at)
  if (list) list.push(item)
  else lists.set(at, [item])
}
