import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { AppendFacts } from './append-facts.ts'
import { ApplyEffects } from './apply-effects.ts'
import { Balances } from './balances.ts'
import { deriveCycle } from './cycles.queue.ts'
import { CyclesStore } from './cycles.store.ts'
import type { AnyNewFact } from './new-fact.ts'
import { Outcomes } from './outcomes.ts'
import { stageOf, stateOf } from './stage.ts'
import { isOverdue, type Standing, Standings, supposing } from './standing.ts'
import { StreamHooks } from './stream-hooks.ts'

/** Results that freeze by themselves may feed one another; a drawing is acyclic, so this is never reached. */
const MOST_ROUNDS = 20

/** Derives what was stated, lets due dates pass, and makes what exists equal what the facts call for: in one transaction. */
@Injectable()
export class CyclesWorker {
  constructor(
    private readonly queue: Queue,
    private readonly standings: Standings,
    private readonly facts: AppendFacts,
    private readonly effects: ApplyEffects,
    private readonly store: CyclesStore,
    private readonly outcomes: Outcomes,
    private readonly balances: Balances,
    private readonly hooks: StreamHooks,
  ) {
    this.queue.handle({
      queue: deriveCycle,
      deed: (_, { cycle }) => ({ by: null, action: 'cycles.derive', subject: `cycle:${cycle}` }),
      run: (tx, { cycle, news }) => this.bringUpToDate(tx, cycle, news),
    })
  }

  async bringUpToDate(tx: Tx, cycleId: string, hasNews = false): Promise<void> {
    const before = await this.standings.locked(tx, cycleId)
    if (before.cycle.source !== null) return
    const cache = await this.store.cache(tx, cycleId)
    // Every batch of facts sent a job; the first one derives for all of them (coalescing without losing news).
    const derivedTo = Number(cache?.facts_count ?? -1)
    if (derivedTo === before.facts.length && !hasNews && !isOverdue(before.derived, tx.now)) return
    failpoint('cycles.before-derive')
    const { standing, proposals, stale } = await this.carryOut(tx, before)
    const { derived } = standing
    const voided = standing.facts.some((fact) => fact.kind === 'voided')
    const state = stateOf(derived, voided, proposals)
    await this.store.saveCache(tx, cycleId, {
      factsCount: standing.facts.length,
      hash: derived.hash,
      tables: { stage: stageOf(standing, state), stale },
      open: derived.open.map(({ block, kind, role }) => ({ block, kind, role })),
      due: derived.due,
      findings: derived.findings,
    })
    await this.store.saveState(tx, cycleId, state)
    await this.hooks.rested(tx, standing, state)
    const next = derived.due[0]?.at
    if (next !== undefined && next !== cache?.due[0]?.at)
      await this.queue.send(tx, deriveCycle, { cycle: cycleId }, next)
    if (standing.facts.slice(Math.max(derivedTo, 0)).some(({ kind }) => kind === 'frozen' || kind === 'voided'))
      await this.outcomes.tell(tx, standing.cycle.mechanism_id, cycleId)
    failpoint('cycles.before-commit')
  }

  /** What became of entries is told and derived again, until nothing new is called for (POST-2). */
  private async carryOut(tx: Tx, before: Standing) {
    let standing = before
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      standing = await this.settle(tx, standing)
      const { told, ...applied } = await this.effects.apply(tx, standing)
      if (told.length === 0) return { standing, ...applied }
      const { fresh } = await this.facts.appendQuietly(tx, standing.cycle.id, told)
      standing = supposing(standing, fresh)
    }
    throw new Error(`the entries of cycle ${before.cycle.id} do not come to rest`)
  }

  /** EVAL-1: passed due dates become a tick; a result without a signatory freezes when it is complete. */
  private async settle(tx: Tx, before: Standing): Promise<Standing> {
    let standing = before
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const due = await this.next(tx, standing)
      if (due.length === 0) return standing
      const { fresh } = await this.facts.appendQuietly(tx, standing.cycle.id, due)
      standing = supposing(standing, fresh) // the cycle is locked: nobody else can have added anything
    }
    throw new Error(`cycle ${before.cycle.id} does not come to rest`)
  }

  /** What follows by itself: time passes, tables from elsewhere arrive, results without a signatory freeze. */
  private async next(tx: Tx, standing: Standing): Promise<readonly AnyNewFact[]> {
    if (isOverdue(standing.derived, tx.now)) return [tickOf(standing)]
    const news = [...(await this.outcomes.news(tx, standing)), ...(await this.hooks.news(tx, standing))]
    if (news.length > 0) return news
    const balances = await this.balances.news(tx, standing)
    return balances.length > 0 ? balances : automaticFreezes(standing)
  }
}

/** One tick per due date, whoever notices it first: the id is a function of the moment that passed. */
export function tickOf({ cycle, derived }: Standing): AnyNewFact {
  return {
    kind: 'tick',
    slot: {},
    value: {},
    id: idOfDigest(digestOf([cycle.id, 'tick', derived.due[0]?.at, derived.now])),
  }
}

function automaticFreezes({ derived }: Standing): AnyNewFact[] {
  return derived.results.flatMap((result): AnyNewFact[] => {
    // RES-5: only the first revision freezes by itself; a later one needs a person and a reason.
    if (!result.automatic || !result.complete || result.frozen !== undefined) return []
    const { digest, rows } = result.live
    return [{ kind: 'frozen', slot: { block: result.block }, value: { revision: 1, digest, rows } }]
  })
}
