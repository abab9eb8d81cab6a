import { diff } from '../diff/diff.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { compose } from './compose.ts'
import { common, sameList } from './order.ts'
import { type Places, placeOf, placesOf, rowsAt, written } from './places.ts'
import { inConflict, type Sides, type Unit, unitsOf, withPlaces } from './units.ts'

/** One thing that theirs changed since the base. */
export interface MergeChange {
  readonly id: string
  /** Whether mine changed the same place as well, and not alike. */
  readonly isConflict: boolean
  /** What theirs did, in sentences without full stop (DIFF-1). */
  readonly theirs: () => readonly string[]
  /** What mine did at the same places; nothing where there is no conflict. */
  readonly mine: () => readonly string[]
}

export interface Merge {
  readonly changes: readonly MergeChange[]
  /** Mine with those of their changes that are named. */
  readonly take: (ids: ReadonlySet<string>) => Mechanism
}

/**
 * MERGE-1…4: what a newer version changed since the base that mine was made from, to be taken one by one. A change
 * that mine has already is none; one where both changed the same place differently carries both sides.
 */
export function merge(base: Mechanism, mine: Mechanism, theirs: Mechanism): Merge {
  const sides = withOrders({ base: placesOf(base), mine: placesOf(mine), theirs: placesOf(theirs) }, base, mine, theirs)
  const units = unitsOf(sides)
  const sentences = (unit: Unit, side: Places): readonly string[] => {
    const changed = compose(withPlaces(sides.base, [unit], side), [base, theirs, mine])
    return diff(base, changed).map(({ zh }) => zh)
  }
  return {
    changes: units.map((unit) => {
      const isConflict = inConflict(sides, unit)
      return {
        ...{ id: unit.id, isConflict },
        theirs: () => sentences(unit, sides.theirs),
        mine: () => (isConflict ? sentences(unit, sides.mine) : []),
      }
    }),
    take: (ids) => {
      const taken = units.filter(({ id }) => ids.has(id))
      if (taken.length === 0) return mine
      const all = taken.length === units.length
      const models = all && keepsOrder(base, mine) ? ([theirs, mine] as const) : ([mine, theirs] as const)
      return { ...compose(withPlaces(sides.mine, taken, sides.theirs), models), id: mine.id }
    },
  }
}

const orders = (mechanism: Mechanism): readonly string[] => mechanism.blocks.map(({ id }) => id)

/** Whether mine left the blocks of the base in their order; then theirs says how the list goes. */
function keepsOrder(base: Mechanism, mine: Mechanism): boolean {
  const [before, after] = [orders(base), orders(mine)]
  return sameList(common(before, [after]), common(after, [before]))
}

/** The order of rows is a place too, over the rows that all three have: what comes and goes is said by itself. */
function withOrders(sides: Sides, base: Mechanism, mine: Mechanism, theirs: Mechanism): Sides {
  const laid = { base: new Map(sides.base), mine: new Map(sides.mine), theirs: new Map(sides.theirs) }
  for (const key of sides.base.keys()) {
    const [kind, ...at] = placeOf(key)
    const lists = [base, mine, theirs].map((one) => rowsAt(one, at))
    const [before, own, other] = lists
    if (kind !== 'list' || before === undefined || own === undefined || other === undefined) continue
    const place = written(['order', ...at])
    laid.base.set(place, [...common(before, [own, other])])
    laid.mine.set(place, [...common(own, [before, other])])
    laid.theirs.set(place, [...common(other, [before, own])])
  }
  return laid
}
