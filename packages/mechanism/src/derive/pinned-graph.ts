import { compareIds, type PersonId, type UnitId } from '@jizhi/domain'
import type { PinnedUnit, Pins } from '../model/pins.ts'

/** One leg of a relation: to whom, with which share (REGR-1), as decimal text. */
export interface Leg {
  readonly to: string
  readonly share: string | undefined
}

/** The pinned graph, ready to be asked (PIN-3): nothing else is read for counting and grouping. */
export class PinnedGraph {
  readonly units: ReadonlyMap<string, PinnedUnit>
  readonly #owner: string
  readonly #inside = new Map<string, boolean>()
  readonly #legs = new Map<string, Leg[]>()
  readonly #holders = new Map<string, readonly PersonId[]>()

  constructor(pins: Pins) {
    this.units = new Map(pins.graph.units.map((unit) => [unit.id, unit]))
    this.#owner = pins.owner
    for (const { kind, source, target, share } of pins.graph.relations) {
      this.#add(`>${kind}\n${source}`, { to: target, share })
      this.#add(`<${kind}\n${target}`, { to: source, share })
    }
    for (const legs of this.#legs.values()) legs.sort((a, b) => compareIds(a.to, b.to))
    for (const post of pins.graph.posts) {
      const key = `${post.role}\n${post.unit}`
      this.#holders.set(key, [...(this.#holders.get(key) ?? []), ...post.holders])
    }
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
    const legs = this.#legs.get(`${towards === 'target' ? '>' : '<'}${relation}\n${from}`) ?? []
    const named = kind === undefined ? legs : legs.filter((leg) => this.units.get(leg.to)?.kind === kind)
    if (relation !== 'belongs-to' || named.length > 0) return named
    return towards === 'target' ? this.#above(from, kind) : this.#below(from, kind)
  }

  parentOf(unit: string): UnitId | undefined {
    return this.units.get(unit)?.parent
  }

  holders(role: string, unit: string): readonly PersonId[] {
    return this.#holders.get(`${role}\n${unit}`) ?? []
  }

  #above(from: string, kind: string | undefined): readonly Leg[] {
    const seen = new Set<string>()
    for (let at = this.parentOf(from); at !== undefined && !seen.has(at); at = this.parentOf(at)) {
      seen.add(at)
      if (kind === undefined || this.units.get(at)?.kind === kind) return [{ to: at, share: undefined }]
    }
    return []
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

  #add(key: string, leg: Leg): void {
    const legs = this.#legs.get(key)
    if (legs) legs.push(leg)
    else this.#legs.set(key, [leg])
  }
}
