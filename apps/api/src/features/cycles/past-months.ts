import type { AnyFact, Mechanism, PastCycle } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { type CycleRow, CyclesStore } from './cycles.store.ts'
import { FactsStore } from './facts.store.ts'
import { frozenTypes } from './outcomes.ts'

/** More months than a year are not run: the answer is waited for. */
const MOST_MONTHS = 12

/** A month that ran here, with the drawing it ran on. */
export interface RunMonth {
  readonly period: string
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
}

/** A mechanism's own months that are over, as they may be run again. */
@Injectable()
export class PastMonths {
  constructor(
    private readonly cycles: CyclesStore,
    private readonly facts: FactsStore,
  ) {}

  /**
   * BACK-1: the last ones with an official result, earliest first, also where measures of a ladder are still to be taken;
   * of a month that was brought in only its figures are known.
   */
  async of(tx: Tx, mechanismId: string, most = MOST_MONTHS): Promise<readonly PastCycle[]> {
    const past: PastCycle[] = []
    for (const cycle of await this.cycles.list(tx, mechanismId)) {
      const one = cycle.state === 'voided' ? undefined : await this.one(tx, cycle)
      if (one !== undefined) past.unshift(one)
      if (past.length === most) break
    }
    return past
  }

  /** The last months with sheets of people in them, running ones too, earliest first. */
  async run(tx: Tx, mechanismId: string, most = MOST_MONTHS): Promise<readonly RunMonth[]> {
    const own = (await this.cycles.list(tx, mechanismId)).filter(
      ({ source, state }) => source === null && state !== 'voided',
    )
    const months: RunMonth[] = []
    for (const { id, period, version } of own.slice(0, most).reverse()) {
      const drawn = await this.cycles.document(tx, mechanismId, version)
      // approved, therefore read and checked before
      if (drawn) months.push({ period, mechanism: drawn.document as Mechanism, facts: await this.facts.all(tx, id) })
    }
    return months
  }

  /** One period by itself: also one that still runs, as far as it has come. */
  async month(tx: Tx, cycle: CycleRow): Promise<PastCycle | undefined> {
    if (cycle.source !== null) return await this.one(tx, cycle)
    return cycle.state === 'voided' ? undefined : { period: cycle.period, facts: await this.facts.all(tx, cycle.id) }
  }

  /** Which of these have an official result. */
  over(tx: Tx, cycles: readonly CycleRow[]): Promise<ReadonlySet<string>> {
    return this.facts.frozenAmong(
      tx,
      cycles.map(({ id }) => id),
    )
  }

  private async one(tx: Tx, { id, period, source, mechanism_id, version }: CycleRow): Promise<PastCycle | undefined> {
    const facts = await this.facts.all(tx, id)
    const frozen = facts.findLast((fact) => fact.kind === 'frozen')
    if (source === null) return frozen && { period, facts }
    const pins = facts.find((fact) => fact.kind === 'opened')?.value
    const drawn = await this.cycles.document(tx, mechanism_id, version)
    if (pins === undefined || frozen?.slot.block === undefined || drawn === undefined) return undefined
    return { period, pins, totals: { rows: frozen.value.rows, types: frozenTypes(drawn.document, frozen.slot.block) } }
  }
}
