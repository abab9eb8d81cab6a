import type { Day, PinnedGraph as Graph, Key, UnitId } from '@jizhi/domain'
import type { RosterConfig } from '../blocks/roster.ts'
import type { Who } from '../blocks/settings/who.ts'
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
  const pins = { graph, owner }
  const run = { pins, graph: new PinnedGraph(pins), tenures: new Tenures(pins, [], day) }
  return rows.map((row) => {
    const places = placesOf(who, run, row)
    const seats = graph.posts.filter(
      ({ id, unit, role }) => role === who.role && (places.includes(unit) || places.includes(id)),
    )
    return { row, places, posts: seats.map(({ id }) => id), ...whom(who, run, row) }
  })
}

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
