import {
  type AnyFact,
  absorb,
  type DerivationState,
  type Derived,
  derived,
  emptyState,
  type Mechanism,
} from '@jizhi/mechanism'

/** The facts of a cycle up to some number, absorbed and derived: a value that never changes. */
export interface Known {
  readonly facts: readonly AnyFact[]
  readonly state: DerivationState
  /** Made when it is first asked for: who only adds facts, or needs one block, does not wait for all of them. */
  readonly derived: Derived
}

export function knownFrom(state: DerivationState, facts: readonly AnyFact[]): Known {
  let made: Derived | undefined
  return {
    facts,
    state,
    get derived() {
      made ??= derived(state)
      return made
    },
  }
}

/** A month of a county is about 1 MB. */
const MOST_CYCLES = 32

/**
 * Facts are only ever appended, in numbers without gaps, so what was read of a cycle stays true: the next reader takes
 * it from memory and reads only what came since (law *resume*: absorbing in portions equals absorbing at once).
 */
export class KnownFacts {
  private readonly kept = new Map<string, Known>()

  async upTo(
    cycleId: string,
    mechanism: Mechanism,
    keep: boolean,
    after: (count: number) => Promise<readonly AnyFact[]>,
  ): Promise<Known> {
    const before = this.kept.get(cycleId)
    const facts = before?.facts ?? []
    const more = await after(facts.length)
    if (before !== undefined && more.length === 0) return before
    const state = absorb(before?.state ?? emptyState(mechanism), more)
    const known = knownFrom(state, [...facts, ...more])
    if (keep) this.remember(cycleId, known)
    return known
  }

  /** Last used, last forgotten. A reader that began earlier never puts back less than is known. */
  private remember(cycleId: string, known: Known): void {
    const held = this.kept.get(cycleId)
    this.kept.delete(cycleId)
    this.kept.set(cycleId, held !== undefined && held.facts.length > known.facts.length ? held : known)
    const oldest = this.kept.keys().next()
    if (this.kept.size > MOST_CYCLES && !oldest.done) this.kept.delete(oldest.value)
  }
}
