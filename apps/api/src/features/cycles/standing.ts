import type { Instant } from '@jizhi/domain'
import type { AnyFact, Derived, Mechanism, Pins } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type CycleRow, CyclesStore } from './cycles.store.ts'
import { FactsStore } from './facts.store.ts'
import { type Known, knownCase, knownCycle } from './known.ts'
import { KnownFacts } from './known-facts.ts'

/** A stream, of a cycle or of a case, as its facts make it, at one moment: what every page and every act looks at. */
export interface Standing {
  readonly cycle: CycleRow
  readonly mechanism: Mechanism
  readonly layout: unknown
  readonly facts: readonly AnyFact[]
  readonly pins: Pins
  readonly derived: Derived
  readonly known: Known
}

/** Derives when asked: a pure function of facts in the same transaction is never stale, so nobody waits for the worker. */
@Injectable()
export class Standings {
  private readonly kept = new KnownFacts()

  constructor(
    private readonly cycles: CyclesStore,
    private readonly facts: FactsStore,
  ) {}

  /** For reading: everything seen was committed, so it may be kept for the next reader. */
  of(tx: Tx, cycleId: string): Promise<Standing> {
    return this.stand(tx, cycleId, true)
  }

  /** For acts: the cycle is locked first, so what is checked here is what the new facts are added to. */
  async locked(tx: Tx, cycleId: string): Promise<Standing> {
    if ((await this.facts.lockTail(tx, cycleId)) === undefined) throw new Fault('cycle.unknown')
    return this.stand(tx, cycleId, true)
  }

  /** After this very transaction appended facts: they may still be rolled back and are not kept. */
  again(tx: Tx, cycleId: string): Promise<Standing> {
    return this.stand(tx, cycleId, false)
  }

  private async stand(tx: Tx, cycleId: string, keep: boolean): Promise<Standing> {
    const [cycle] = await this.cycles.list(tx, { cycle: cycleId })
    const document = cycle && (await this.cycles.document(tx, cycle.mechanism_id, cycle.version))
    if (cycle === undefined || document === undefined) throw new Fault('cycle.unknown')
    const mechanism = document.document as Mechanism // approved, therefore read and checked before
    const start = (): Known => (cycle.kind === 'case' ? knownCase(mechanism, cycle.period) : knownCycle(mechanism))
    const known = await this.kept.upTo(cycleId, start, keep && tx.settled, (after) =>
      this.facts.all(tx, cycleId, after),
    )
    const pins = known.facts.find((fact) => fact.kind === 'opened')?.value
    if (pins === undefined) throw new Fault('cycle.unknown')
    return standingOf({ cycle, mechanism, layout: document.layout, pins }, known)
  }
}

/** The same cycle with more facts: just stored, or as if they had been stated now. Nothing is stored or kept here. */
export function supposing(standing: Standing, facts: readonly AnyFact[]): Standing {
  const { cycle, mechanism, layout, pins } = standing
  return standingOf({ cycle, mechanism, layout, pins }, standing.known.with(facts))
}

function standingOf(
  { cycle, mechanism, layout, pins }: Pick<Standing, 'cycle' | 'mechanism' | 'layout' | 'pins'>,
  known: Known,
): Standing {
  let made: Derived | undefined
  return {
    cycle,
    mechanism,
    layout,
    pins,
    facts: known.facts,
    known,
    get derived() {
      made ??= atRest(known.derived, cycle)
      return made
    },
  }
}

/** The rows a block has on any of its ports: what comes after it is not derived for that. */
export const rowsOf = ({ known }: Standing, block: string): string[] => [...known.rowsOf(block)]

/**
 * A sample, and a past month that was brought in, show what was: nobody is asked for anything, nothing is published or
 * paid because of them, and a result is not measured against sheets that never came.
 */
function atRest(made: Derived, { source, sample }: CycleRow): Derived {
  if (source !== null)
    return { ...made, open: [], due: [], effects: [], results: made.results.map((one) => ({ ...one, stale: false })) }
  return sample ? { ...made, open: [], effects: [] } : made
}

/** The due dates that have passed since anything was last learned. */
export const isOverdue = (made: Derived, now: number): boolean => made.due.some((due) => due.at <= (now as Instant))
