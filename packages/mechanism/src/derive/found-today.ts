import { type Day, type PinnedGraph as Graph, idsOf, type Key, type PersonId, type UnitId } from '@jizhi/domain'
import type { RosterConfig } from '../blocks/roster.ts'
import type { Who } from '../blocks/settings/who.ts'
import { met, type Target } from '../compile/liable.ts'
import { condition, refuser, subjects } from '../compile/roster.ts'
import { type Called, placesOf, whom } from '../compile/whom.ts'
import type { Column } from '../model/column.ts'
import { PinnedGraph } from './pinned-graph.ts'
import { Tenures } from './tenures.ts'

/** Whom a setting finds for one row. */
export interface FoundWho extends Called {
  readonly row: Key
  /** Where the post was looked for: units, or posts and persons at the end of a relation. */
  readonly places: readonly string[]
  /** The posts of that role there, held or not. */
  readonly posts: readonly string[]
}

/**
 * PIN-4, PIN-6: whom a `who` setting finds on an organisation as it stands on a day, before anything is opened: by the
 * rules that give people their tasks.
 */
export function foundToday(
  who: Who,
  { graph, owner, day }: { readonly graph: Graph; readonly owner: UnitId; readonly day: Day },
  rows: readonly Key[],
): readonly FoundWho[] {
  const run = seenToday(graph, owner, day)
  return rows.map((row) => {
    const places = placesOf(who, run, row)
    return { row, places, posts: seatsAt(graph, who.role, places), ...whom(who, run, row) }
  })
}

/** Whom a measure would meet for one row: persons, or the unit itself. */
export interface MetToday {
  readonly row: Key
  /** Where the path ends: units, posts or persons. */
  readonly places: readonly string[]
  /** The posts looked for there, held or not. */
  readonly posts: readonly string[]
  readonly persons: readonly PersonId[]
  /** LAD-4: nobody stands at the end of the path. */
  readonly isEmpty: boolean
}

/** LAD-2: whom a measure meets on an organisation as it stands on a day, by the rules of the ladder. What a column of the row names is not known yet. */
export function metToday(
  target: Target,
  { graph, owner, day }: { readonly graph: Graph; readonly owner: UnitId; readonly day: Day },
  rows: readonly Key[],
): readonly MetToday[] {
  const run = seenToday(graph, owner, day)
  return rows.map((row) => {
    const { units, persons, isEmpty } = met(target, run, idsOf(row)[0]!, () => [], day, false)
    const reached = graph.posts.filter(({ id }) => units.includes(id)).map(({ id }): string => id)
    const posts = [...new Set([...seatsAt(graph, target.role, units), ...reached])]
    return { row, places: units, posts, persons, isEmpty }
  })
}

function seenToday(graph: Graph, owner: UnitId, day: Day) {
  const pins = { graph, owner }
  return { pins, graph: new PinnedGraph(pins), tenures: new Tenures(pins, [], day) }
}

const seatsAt = (graph: Graph, role: string, places: readonly string[]): readonly string[] =>
  graph.posts
    .filter((post) => post.role === role && (places.includes(post.unit) || places.includes(post.id)))
    .map(({ id }) => id)

/** ROST-1, ROST-6: the rows a roster of this kind of unit holds: those within the owner's subtree, in canonical order. */
export function rowsToday(graph: Graph, owner: UnitId, kind: string): readonly UnitId[] {
  const view = new PinnedGraph({ graph, owner })
  return graph.units.filter((unit) => unit.kind === kind && view.isInside(unit.id)).map(({ id }) => id)
}

/**
 * ROST-1, ROST-2: those of whom a roster may come to hold on an organisation as it stands: whom its settings leave out for
 * what they are is not among them. What comes from results, lists, cases, registers and events is known only when a
 * period opens, and so is a draw: until then nobody is ruled out by them.
 */
export function listedToday(
  config: RosterConfig,
  columns: readonly Column[],
  { graph, owner }: { readonly graph: Graph; readonly owner: UnitId },
): readonly UnitId[] {
  if (config.source === 'cases') return [] // rows are cases, not units
  const pins = { graph, owner }
  const run = { pins, graph: new PinnedGraph(pins) }
  const isKnown = config.source === 'level' || config.source === 'relation'
  const refuses = refuser(config)
  const judge = isKnown && config.keep !== '' ? condition(config, columns, [])(run) : undefined
  const all = isKnown ? subjects(config, run) : subjects({ ...config, source: 'level' }, run)
  return all.filter((unit) => refuses(unit) === undefined && judge?.(unit).held !== false).map(({ id }) => id)
}
