import type { Fact, Pins, WantedEffect } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { CycleRow } from './cycles.store.ts'
import type { AnyNewFact } from './new-fact.ts'
import type { Reconciliation } from './reconcile.ts'
import type { Standing } from './standing.ts'

/** What happened to the effects of one kind, each by its key at most once. */
export type AppliedEffects = Pick<Reconciliation, 'create' | 'correct' | 'withdraw'>

type OnEffects = (tx: Tx, standing: Standing, applied: AppliedEffects) => Promise<void>
type OnNeeds = (tx: Tx, standing: Standing) => Promise<readonly AnyNewFact[]>
type OnFrozen = (tx: Tx, standing: Standing, frozen: readonly Fact<'frozen'>[]) => Promise<void>
type OnOpened = (tx: Tx, cycleId: string, pins: Pins) => Promise<void>
type OnDerived = (tx: Tx, standing: Standing, state: CycleRow['state']) => Promise<void>

/** Where rooms above take part in deriving a stream, inside its transaction, without the stream knowing them. */
@Injectable()
export class StreamHooks {
  private readonly effects = new Map<WantedEffect['kind'], OnEffects[]>()
  private readonly needs: OnNeeds[] = []
  private readonly derived: OnDerived[] = []
  private readonly froze: OnFrozen[] = []
  private readonly begun: OnOpened[] = []

  /** Called when effects of this kind were created, corrected or withdrawn. */
  onEffects(kind: WantedEffect['kind'], run: OnEffects): void {
    this.effects.set(kind, [...(this.effects.get(kind) ?? []), run])
  }

  /** PIN-2: asked for what a stream waits for from outside, until nothing more comes. */
  onNeeds(run: OnNeeds): void {
    this.needs.push(run)
  }

  /** Called when a stream was opened, now or as of a moment that is long past. */
  onOpened(run: OnOpened): void {
    this.begun.push(run)
  }

  /** Called when results were frozen or revised. */
  onFrozen(run: OnFrozen): void {
    this.froze.push(run)
  }

  /** Called when a stream has come to rest and its cache is saved. */
  onDerived(run: OnDerived): void {
    this.derived.push(run)
  }

  async applied(tx: Tx, standing: Standing, plan: Reconciliation): Promise<void> {
    for (const [kind, runs] of this.effects) {
      const isIt = (row: { readonly kind: string }): boolean => row.kind === kind
      const [create, correct, withdraw] = [plan.create, plan.correct, plan.withdraw].map((rows) => rows.filter(isIt))
      const applied = { create: create ?? [], correct: correct ?? [], withdraw: withdraw ?? [] }
      if (applied.create.length + applied.correct.length + applied.withdraw.length === 0) continue
      for (const run of runs) await run(tx, standing, applied)
    }
  }

  async opened(tx: Tx, cycleId: string, pins: Pins): Promise<void> {
    for (const run of this.begun) await run(tx, cycleId, pins)
  }

  async news(tx: Tx, standing: Standing): Promise<readonly AnyNewFact[]> {
    const news: AnyNewFact[] = []
    for (const run of this.needs) news.push(...(await run(tx, standing)))
    return news
  }

  async rested(tx: Tx, standing: Standing, state: CycleRow['state']): Promise<void> {
    for (const run of this.derived) await run(tx, standing, state)
  }

  async frozen(tx: Tx, standing: Standing, frozen: readonly Fact<'frozen'>[]): Promise<void> {
    if (frozen.length > 0) for (const run of this.froze) await run(tx, standing, frozen)
  }
}
