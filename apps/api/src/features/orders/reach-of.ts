import { ancestryOf, idsOf, isWithin, type Key, type UnitId, viewOf } from '@jizhi/domain'
import type { Standing } from '../cycles/index.ts'
import type { OrderPlan } from './order-kind.ts'

/** The units of the rows an order touches, of all rows where it names none, and who stands above them up to the owner. */
export function reachOf(
  { mechanism, derived, pins }: Standing,
  rows?: readonly string[],
): Pick<OrderPlan, 'units' | 'reach'> {
  const view = viewOf(pins.graph)
  const rosters = mechanism.blocks.filter((block) => block.kind === 'roster')
  const keys = rows ?? rosters.flatMap((block) => derived.tables[block.id]?.rows?.keys ?? [])
  const units = [...new Set(keys.flatMap((key) => idsOf(key as Key)))].filter((id) => view.units.has(id)) // rows of our own tables
  const above = units.flatMap((unit) => ancestryOf(view, unit as UnitId)) // found in the graph just now
  return { units, reach: [...new Set(above)].filter((unit) => isWithin(view, unit, pins.owner)) }
}
