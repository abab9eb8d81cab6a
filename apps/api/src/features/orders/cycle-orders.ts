import type { OrderKindName } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import {
  type AnyNewFact,
  AppendFacts,
  CycleActs,
  CyclesStore,
  NamesReader,
  supposed,
  supposing,
} from '../cycles/index.ts'
import { changeBetween } from './change-between.ts'
import { type CycleKind, impossible } from './cycle-kind.ts'
import { correctOrder } from './kinds/correct.ts'
import { extendOrder } from './kinds/extend.ts'
import { pauseOrder } from './kinds/pause.ts'
import { resumeOrder } from './kinds/resume.ts'
import { rosterOrder } from './kinds/roster.ts'
import { voidOrder } from './kinds/void.ts'
import { type Asked, type OrderKind, OrderKinds, type OrderPlan } from './order-kind.ts'
import { reachOf } from './reach-of.ts'

/** Orders that append facts to a cycle: weighed on the cycle as it stands, and again when they are confirmed. */
@Injectable()
export class CycleOrders {
  constructor(
    kinds: OrderKinds,
    private readonly acts: CycleActs,
    private readonly facts: AppendFacts,
    private readonly cycles: CyclesStore,
    private readonly names: NamesReader,
  ) {
    kinds.add(this.kindOf(extendOrder))
    kinds.add(this.kindOf(pauseOrder))
    kinds.add(this.kindOf(resumeOrder))
    kinds.add(this.kindOf(voidOrder))
    kinds.add(this.kindOf(rosterOrder))
    kinds.add(this.kindOf(correctOrder))
  }

  /** Makes an order of a cycle's kind one that the registry takes; for kinds of other features too. */
  kindOf<K extends OrderKindName>(cycleKind: CycleKind<K>): OrderKind<K> {
    const { kind, right } = cycleKind
    return { kind, right, plan: (tx, asked, acting) => this.plan(tx, cycleKind, asked, acting) }
  }

  private async plan<K extends OrderKindName>(
    tx: Tx,
    kind: CycleKind<K>,
    asked: Asked<K>,
    acting: boolean,
  ): Promise<OrderPlan> {
    const cycle = asked.cycle
    if (cycle === null) throw new Fault('cycle.unknown')
    const standing = await (acting ? this.acts.upToNow(tx, cycle) : this.acts.asOfNow(tx, cycle))
    if (standing.facts.some((fact) => fact.kind === 'voided')) throw impossible('这一期已经作废')
    const names = await this.names.of(tx, standing)
    const weighed = kind.weigh(asked.content, { standing, names, now: tx.now, id: asked.id, by: asked.by })
    const facts = weighed.facts.map((fact) => ({ ...fact, by: asked.by, reasonId: asked.reasonId }))
    return {
      mechanismId: standing.cycle.mechanism_id,
      ownerUnitId: standing.cycle.owner_unit_id,
      sentence: weighed.sentence,
      needsSecond: weighed.needsSecond,
      basis: weighed.basis ?? '',
      ...reachOf(standing, weighed.rows),
      change: () => {
        const after = supposing(standing, supposed(standing, facts, tx.now, asked.by))
        return changeBetween(standing, after, names, tx.now)
      },
      apply: () => this.apply(tx, cycle, facts),
    }
  }

  private async apply(tx: Tx, cycle: string, facts: readonly AnyNewFact[]): Promise<void> {
    await this.facts.append(tx, cycle, facts)
    // CYC-5: from this very moment the period may be opened again, and its table is no source any more.
    if (facts.some((fact) => fact.kind === 'voided')) await this.cycles.saveState(tx, cycle, 'voided')
  }
}
