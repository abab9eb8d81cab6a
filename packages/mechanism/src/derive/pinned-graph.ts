import { compareIds, idsOf, type PinnedUnit, storedId, type UnitId } from '@jizhi/domain'
import type { Pins } from '../model/pins.ts'

/** One leg of a relation: to whom, with which share (REGR-1), as decimal text. */
export interface Leg {
  readonly to: string
  readonly share: string | undefined
}

const GRAPHS = new WeakMap<Pins, PinnedGraph>()

/** The graph of these pins; it is read once, however often the cycle is derived (PIN-3). */
export function graphOf(pins: Pins): PinnedGraph {
  const graph = GRAPHS.get(pins) ?? new PinnedGraph(pins)
  GRAPHS.set(pins, graph)
  return graph
}

const NO_LEGS: readonly Leg[] = []

/** ROST-1: an object of a register stands under its unit, as a place does. */
const objectsOf = ({ registries = [] }: Pick<Pins, 'registries'>): readonly PinnedUnit[] =>
  registries.flatMap(({ kind, rows, units }) =>
    rows.keys.flatMap((key, at): PinnedUnit[] => {
      const parent = units[at]
      return parent === undefined ? [] : [{ id: storedId<UnitId>(idsOf(key)[0]!), kind, parent }]
    }),
  )

/** The pinned graph, ready to be asked (PIN-3): nothing else is read for counting and grouping. */
export class PinnedGraph {
  readonly units: ReadonlyMap<string, PinnedUnit>
  readonly #owner: string
  readonly #inside = new Map<string, boolean>()
  /** By direction and relation, then by where one stands. */
  readonly #legs = new Map<string, Map<string, Leg[]>>()
  readonly #shared = new Set<string>()
  /** By wanted kind, then by unit. */
  readonly #over = new Map<string | undefined, Map<string, readonly Leg[]>>()

  constructor(pins: Pick<Pins, 'graph' | 'owner' | 'registries'>) {
    this.units = new Map([...objectsOf(pins), ...pins.graph.units].map((unit) => [unit.id, unit]))
    this.#owner = pins.owner
    for (const { kind, source, target, share } of pins.graph.relations) {
      this.#add(`>${kind}`, source, { to: target, share })
      this.#add(`<${kind}`, target, { to: source, share })
      if (share !== undefined) this.#shared.add(kind)
    }
    for (const byUnit of this.#legs.values())
      for (const legs of byUnit.values()) legs.sort((a, b) => compareIds(a.to, b.to))
  }

  /** ROST-6: the owner and everything below it. A ring of parents, which no store allows, counts as outside. */
  isInside(unit: string): boolean {
    const known = this.#inside.get(unit)
    if (known !== undefined) return known
    this.#inside.set(unit, false)
    const parent = this.units.get(unit)?.parent
    const inside = unit === this.#owner || (parent !== undefined && this.isInside(parent))
    this.#inside.set(unit, inside)
    return inside
  }

  /**
   * Along a relation from one subject, in canonical order. `belongs-to` is the tree itself: upwards to the nearest unit of
   * the wanted kind, or down to all of it.
   */
  follow(relation: string, from: string, towards: 'target' | 'source', kind?: string): readonly Leg[] {
    const legs = this.#legs.get(`${towards === 'target' ? '>' : '<'}${relation}`)?.get(from) ?? NO_LEGS
    const named =
      kind === undefined || legs.length === 0 ? legs : legs.filter((leg) => this.units.get(leg.to)?.kind === kind)
    if (relation !== 'belongs-to' || named.length > 0) return named
    return towards === 'target' ? this.#above(from, kind) : this.#below(from, kind)
  }

  /** REGR-1: whether any leg of the relation states a share. */
  hasShares(relation: string): boolean {
    return this.#shared.has(relation)
  }

  parentOf(unit: string): UnitId | undefined {
    return this.units.get(unit)?.parent
  }

  #above(from: string, kind: string | undefined): readonly Leg[] {
    const known = this.#over.get(kind) ?? new Map<string, readonly Leg[]>()
    const legs = known.get(from) ?? this.#climb(from, kind)
    this.#over.set(kind, known.set(from, legs))
    return legs
  }

  #climb(from: string, kind: string | undefined): readonly Leg[] {
    const seen = new Set<string>()
    for (let at = this.parentOf(from); at !== undefined && !seen.has(at); at = this.parentOf(at)) {
      seen.add(at)
      if (kind === undefined || this.units.get(at)?.kind === kind) return [{ to: at, share: undefined }]
    }
    return NO_LEGS
  }

  #below(from: string, kind: string | undefined): readonly Leg[] {
    const found: Leg[] = []
    for (const unit of this.units.values()) {
      if (kind !== undefined && unit.kind !== kind) continue
      if (this.#above(unit.id, this.units.get(from)?.kind)[0]?.to === from)
        found.push({ to: unit.id, share: undefined })
    }
    return found.sort((a, b) => compareIds(a.to, b.to))
  }

  #add(relation: string, from: string, leg: Leg): void {
    const byUnit = this.#legs.get(relation) ?? new Map<string, Leg[]>()
    const legs = byUnit.get(from)
    if (legs) legs.push(leg)
    else this.#legs.set(relation, byUnit.set(from, [leg]))
  }
}
