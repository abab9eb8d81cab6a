import { type Day, keyOf, type PinnedGraph, type UnitId } from '@jizhi/domain'
import { readDrawing } from '../check/drawing.ts'
import { foundToday, listedToday, rowsToday } from '../derive/found-today.ts'
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
 * assessed: the township where rows are below one, else the row itself.
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
  const units = new Map(graph.units.map((unit) => [unit.id, unit]))
  const listed = drawing
    .of('roster')
    .flatMap(({ open, config }) =>
      listedToday(config, drawing.outputs(open.block.id).rows?.columns ?? [], { graph, owner }),
    )
  // A row of a village leads to its township too, and so on up.
  const led = new Set<UnitId>()
  for (const row of listed)
    for (let at: UnitId | undefined = row; at !== undefined && !led.has(at); at = units.get(at)?.parent) led.add(at)
  const unitOfPost = new Map<string, UnitId>(graph.posts.map(({ id, unit }) => [id, unit]))
  for (const { open, config } of drawing.of('ask')) {
    const { id } = open.block
    const all = rowsToday(graph, owner, drawing.input(id)?.keyType[0] ?? '')
    const known = all.filter((row) => led.has(row))
    const rows = config.who.at === 'owner' ? [owner] : known.length > 0 ? known : all
    const keys = rows.map((row) => keyOf([row]))
    for (const { posts } of foundToday(config.who, { graph, owner, day }, keys))
      for (const post of posts) {
        const unit = unitOfPost.get(post)
        if (unit !== undefined) of(unit).asks.add(id)
      }
  }
  const townshipOf = (id: UnitId | undefined): UnitId | undefined => {
    const unit = id === undefined ? undefined : units.get(id)
    return unit === undefined || unit.kind === 'township' ? unit?.id : townshipOf(unit.parent)
  }
  for (const row of listed) of(townshipOf(row) ?? row).assessed = true
  return found
}
