import type { PastCycle } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { type CycleRow, CyclesStore } from './cycles.store.ts'
import { FactsStore } from './facts.store.ts'
import { frozenTypes } from './outcomes.ts'

/** More months than a year are not run: the answer is waited for. */
const MOST_MONTHS = 12

/** A mechanism's own months that are over, as they may be run again. */
@Injectable()
export class PastMonths {
  constructor(
    private readonly cycles: CyclesStore,
    private readonly facts: FactsStore,
  ) {}

  /** BACK-1: the last ones whose results stand, earliest first; of a month that was brought in only its figures are known. */
  async of(tx: Tx, mechanismId: string, most = MOST_MONTHS): Promise<readonly PastCycle[]> {
    const over = (await this.cycles.list(tx, { mechanism: mechanismId })).filter(
      ({ state }) => state === 'settled' || state === 'ended',
    )
    const past: PastCycle[] = []
    for (const cycle of over.slice(0, most).reverse()) {
      const one = await this.one(tx, cycle)
      if (one !== undefined) past.push(one)
    }
    return past
  }

  private async one(tx: Tx, { id, period, source, mechanism_id, version }: CycleRow): Promise<PastCycle | undefined> {
    const facts = await this.facts.all(tx, id)
    if (source === null) return { period, facts }
    const pins = facts.find((fact) => fact.kind === 'opened')?.value
    const frozen = facts.findLast((fact) => fact.kind === 'frozen')
    const drawn = await this.cycles.document(tx, mechanism_id, version)
    if (pins === undefined || frozen?.slot.block === undefined || drawn === undefined) return undefined
    return { period, pins, totals: { rows: frozen.value.rows, types: frozenTypes(drawn.document, frozen.slot.block) } }
  }
}
