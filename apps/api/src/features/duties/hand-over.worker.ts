import { type Day, dayOf, startOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { AppendFacts, CycleActs, type Standing, Standings, StreamHooks } from '../cycles/index.ts'
import { orgOf, postsChanged } from '../people/index.ts'
import { handOver } from './duties.queue.ts'
import { DutiesStore } from './duties.store.ts'
import { holderFacts } from './holder-facts.ts'
import { handOverId, handOverOf } from './moved-duties.ts'

/** PIN-4: when a post changes hands, every running cycle learns it once; ended ones never do. */
@Injectable()
export class HandOverWorker {
  constructor(
    private readonly queue: Queue,
    private readonly store: DutiesStore,
    private readonly standings: Standings,
    private readonly facts: AppendFacts,
    private readonly acts: CycleActs,
    hooks: StreamHooks,
  ) {
    hooks.onOpened(async (tx, cycle, { graph }) => {
      // a stream opened as of an earlier day, or before a change that is known already, was not there when it was told
      if (await this.store.changesAfter(tx, graph.asOf)) await this.queue.send(tx, handOver, { cycle })
    })
    this.queue.handle({
      queue: postsChanged,
      deed: () => ({ by: null, action: 'duties.spread', subject: 'tenant' }),
      run: (tx) => this.spread(tx),
    })
    this.queue.handle({
      queue: handOver,
      deed: (_, { cycle }) => ({ by: null, action: 'duties.hand-over', subject: `cycle:${cycle}` }),
      run: (tx, { cycle }) => this.bringInLine(tx, cycle),
    })
  }

  /** One job per cycle, so that a large one holds up no other. */
  async spread(tx: Tx): Promise<void> {
    failpoint('duties.before-spread')
    for (const cycle of await this.store.running(tx, ['cycle', 'case'])) await this.queue.send(tx, handOver, { cycle })
  }

  async bringInLine(tx: Tx, cycle: string): Promise<void> {
    const { cycle: row } = await this.standings.locked(tx, cycle)
    if (row.source !== null || row.sample || (row.state !== 'running' && row.state !== 'settled')) return
    failpoint('duties.before-hand-over')
    // what had passed before the post changed hands passed with the holders of that time
    const before = await this.acts.upToNow(tx, cycle)
    const told = holderFacts(cycle, before.pins, before.facts, await orgOf(tx))
    if (told.length > 0) await this.facts.append(tx, cycle, told)
    const today = dayOf(tx.now)
    const days = told.flatMap((fact) => (fact.kind === 'holder' && fact.value.from > today ? [fact.value.from] : []))
    for (const day of new Set(days)) await this.queue.send(tx, handOver, { cycle }, { at: startOf(day) })
    if (row.kind === 'cycle') await this.keepLists(tx, await this.standings.again(tx, cycle), today)
    failpoint('duties.before-commit')
  }

  /** 交接清单 of every change in force that has none yet. */
  private async keepLists(tx: Tx, standing: Standing, today: Day): Promise<void> {
    const known = await this.store.knownHandOvers(tx, standing.cycle.id)
    for (const fact of standing.facts) {
      if (fact.kind !== 'holder' || fact.value.from > today || known.has(handOverId(fact))) continue
      const made = handOverOf(standing, fact)
      if (made === undefined) continue
      failpoint('duties.before-list')
      await this.store.insertHandOver(tx, standing.cycle.id, made)
    }
  }
}
