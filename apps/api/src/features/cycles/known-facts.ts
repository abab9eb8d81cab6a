import type { AnyFact } from '@jizhi/mechanism'
import type { Known } from './known.ts'

/** A month of a county is about 1 MB. */
const MOST_CYCLES = 32

/**
 * Facts are only ever appended, in numbers without gaps, so what was read of a cycle stays true: the next reader takes
 * it from memory and reads only what came since (law *resume*: absorbing in portions equals absorbing at once).
 */
export class KnownFacts {
  private readonly kept = new Map<string, Known>()

  async upTo(
    /** The county and the stream. */
    place: string,
    /** Begins with all facts there are: before anything is known, and when another version governs from now on (PIN-5). */
    start: (facts: readonly AnyFact[]) => Promise<Known>,
    keep: boolean,
    after: (count: number) => Promise<readonly AnyFact[]>,
  ): Promise<Known> {
    const before = this.kept.get(place)
    const more = await after(before?.facts.length ?? 0)
    if (before !== undefined && more.length === 0) return before
    const isOther = before === undefined || more.some(({ kind }) => kind === 'repinned')
    const known = isOther ? await start([...(before?.facts ?? []), ...more]) : before.with(more)
    if (keep) this.remember(place, known)
    return known
  }

  /** Last used, last forgotten. A reader that began earlier never puts back less than is known. */
  private remember(place: string, known: Known): void {
    const held = this.kept.get(place)
    this.kept.delete(place)
    this.kept.set(place, held !== undefined && held.facts.length > known.facts.length ? held : known)
    const oldest = this.kept.keys().next()
    if (this.kept.size > MOST_CYCLES && !oldest.done) this.kept.delete(oldest.value)
  }
}
