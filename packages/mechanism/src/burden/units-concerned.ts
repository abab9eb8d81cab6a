import { type Day, keyOf, type PinnedGraph, type UnitId } from '@jizhi/domain'
import { readDrawing } from '../check/drawing.ts'
import { foundToday, rowsToday } from '../derive/found-today.ts'
import type { Mechanism } from '../model/mechanism.ts'

/** What a mechanism wants of a unit. */
export interface UnitConcern {
  /** The blocks that ask one of its posts to fill in. */
  readonly asks: ReadonlySet<string>
  /** It is a row itself, or units below a township are. */
  readonly assessed: boolean
}

/**
 * BURDEN-4: the units whose posts fill something in, as the organisation stands on a day (PIN-4), and those that are
 * assessed: the township where rows are below one, else the row itself. Conditions of a roster are left aside.
 */
export function unitsConcerned(
  mechanism: Mechanism,
  { graph, owner, day }: { readonly graph: PinnedGraph; readonly owner: UnitId; readonly day: Day },
): ReadonlyMap<UnitId, UnitConcern> {
  const drawing = readDrawing(mechanism)
  const found = new Map<UnitId, { asks: Set<string>; assessed: boolean }>()
  const of = (unit: UnitId) => {
    const concern = found.get(unit) ?? { asks: new Set<string>(), assessed: false }
    found.set(unit, concern)
    return concern
  }
  const unitOfPost = new Map<string, UnitId>(graph.posts.map(({ id, unit }) => [id, unit]))
  for (const { open, config } of drawing.of('ask')) {
    const { id } = open.block
    const kind = drawing.input(id)?.keyType[0] ?? ''
    const rows = config.who.at === 'owner' ? [owner] : rowsToday(graph, owner, kind)
    const keys = rows.map((row) => keyOf([row]))
    for (const { posts } of foundToday(config.who, { graph, owner, day }, keys))
      for (const post of posts) {
        const unit = unitOfPost.get(post)
        if (unit !== undefined) of(unit).asks.add(id)
      }
  }
  const units = new Map(graph.units.map((unit) => [unit.id, unit]))
  const townshipOf = (id: UnitId | undefined): UnitId | undefined => {
    const unit = id === undefined ? undefined : units.get(id)
    return unit === undefined || unit.kind === 'township' ? unit?.id : townshipOf(unit.parent)
  }
  for (const { open } of drawing.of('roster')) {
    const kind = Object.values(drawing.outputs(open.block.id))[0]?.keyType[0] ?? ''
    for (const row of rowsToday(graph, owner, kind)) of(townshipOf(row) ?? row).assessed = true
  }
  return found
}
