import type { Instant } from '@jizhi/domain'
import { type AnyFact, type Derived, type Mechanism, type Pins, pinsInForce } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type CycleRow, CyclesStore } from './cycles.store.ts'
import { FactsStore } from './facts.store.ts'
import { type Drawn, KeptDrawings } from './kept-drawings.ts'
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
  private readonly drawn = new KeptDrawings()

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
    // one after another on the server, none waiting here for the one before
    const [tail, standing] = await Promise.all([this.facts.lockTail(tx, cycleId), this.stand(tx, cycleId, true)])
    if (tail === undefined) throw new Fault('cycle.unknown')
    return standing
  }

  /** After this very transaction appended facts: they may still be rolled back and are not kept. */
  again(tx: Tx, cycleId: string): Promise<Standing> {
    return this.stand(tx, cycleId, false)
  }

  private async stand(tx: Tx, cycleId: string, keep: boolean): Promise<Standing> {
    const listed = this.row(tx, cycleId)
    const start = async (facts: readonly AnyFact[]): Promise<Known> => {
      const row = await listed
      return begun(row, (await this.drawing(tx, row, versionOf(row, facts))).mechanism, facts)
    }
    const place = `${tx.tenantId}/${cycleId}` // ids are unique within a county only
    const [row, known] = await Promise.all([
      listed,
      this.kept.upTo(place, start, keep && tx.settled, (after) => this.facts.all(tx, cycleId, after)),
    ])
    const pins = pinsInForce(known.facts)
    if (pins === undefined) throw new Fault('cycle.unknown')
    // The row was read before the facts: where the version changed in between, the facts are right.
    const version = versionOf(row, known.facts)
    const drawing = await this.drawing(tx, row, version)
    return standingOf({ cycle: { ...row, version }, ...drawing, pins }, known)
  }

  /** The drawing a stream goes by, for whoever needs nothing else of it. */
  drawingOf(tx: Tx, cycle: Pick<CycleRow, 'mechanism_id' | 'version'>): Promise<Drawn> {
    return this.drawing(tx, cycle, cycle.version)
  }

  private async row(tx: Tx, cycleId: string): Promise<CycleRow> {
    const row = await this.cycles.one(tx, cycleId)
    if (row === undefined) throw new Fault('cycle.unknown')
    return row
  }

  private async drawing(tx: Tx, { mechanism_id: id }: Pick<CycleRow, 'mechanism_id'>, version: number): Promise<Drawn> {
    return this.drawn.of(tx, id, version, async () => {
      const found = await this.cycles.document(tx, id, version)
      if (found === undefined) throw new Fault('cycle.unknown')
      return { mechanism: found.document as Mechanism, layout: found.layout } // approved, therefore read and checked before
    })
  }
}

/** PIN-5: as the last change of version says, else as it was opened. */
const versionOf = ({ version }: CycleRow, facts: readonly AnyFact[]): number =>
  facts.some(({ kind }) => kind === 'repinned') ? (pinsInForce(facts)?.version ?? version) : version

const begun = ({ kind, period }: CycleRow, mechanism: Mechanism, facts: readonly AnyFact[]): Known =>
  (kind === 'case' ? knownCase(mechanism, period) : knownCycle(mechanism)).with(facts)

/** PIN-5: the same cycle by another drawing, as if the change of version among these facts stood. Nothing is stored or kept. */
export function supposingVersion({ cycle, facts }: Standing, drawn: Drawn, more: readonly AnyFact[]): Standing {
  const all = [...facts, ...more]
  const pins = pinsInForce(all)
  if (pins === undefined) throw new Fault('cycle.unknown')
  const other = { ...cycle, version: pins.version }
  return standingOf({ cycle: other, ...drawn, pins }, begun(other, drawn.mechanism, all))
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
