import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { Outbox } from '../deliveries/index.ts'
import { AppendFacts } from './append-facts.ts'
import { ApplyEffects } from './apply-effects.ts'
import { concernedOf } from './concerned.ts'
import { deriveCycle } from './cycles.queue.ts'
import { type CacheRow, CyclesStore } from './cycles.store.ts'
import { Outcomes } from './outcomes.ts'
import { isLate, PassDates } from './pass-dates.ts'
import { reminderItems } from './reminder-items.ts'
import { dueReminders, nextReminder } from './reminders.ts'
import { stageOf, stateOf } from './stage.ts'
import { isOverdue, type Standing, Standings, supposing } from './standing.ts'
import { StreamHooks } from './stream-hooks.ts'
import { waitingOf } from './waiting.ts'

/** Entries may call for others; a drawing is acyclic, so this is never reached. */
const MOST_ROUNDS = 20

/** Derives what was stated, lets due dates pass, and makes what exists equal what the facts call for: in one transaction. */
@Injectable()
export class CyclesWorker {
  constructor(
    private readonly queue: Queue,
    private readonly standings: Standings,
    private readonly dates: PassDates,
    private readonly effects: ApplyEffects,
    private readonly store: CyclesStore,
    private readonly outcomes: Outcomes,
    private readonly facts: AppendFacts,
    private readonly hooks: StreamHooks,
    private readonly outbox: Outbox,
  ) {
    this.queue.handle({
      queue: deriveCycle,
      deed: (_, { cycle }) => ({ by: null, action: 'cycles.derive', subject: `cycle:${cycle}` }),
      same: ({ cycle, news = false, at }) => `${cycle} ${news} ${at}`,
      run: async (tx, { cycle, news, at }) => {
        // The queue counts in real time; where the county's clock was set back since, the timer is set again.
        if (at !== undefined && tx.now < at) await this.queue.send(tx, deriveCycle, { cycle, at }, { at })
        else await this.bringUpToDate(tx, cycle, news)
      },
    })
  }

  async bringUpToDate(tx: Tx, cycleId: string, hasNews = false): Promise<void> {
    const [before, cache] = await Promise.all([this.standings.locked(tx, cycleId), this.store.cache(tx, cycleId)])
    if (before.cycle.source !== null) return
    // Every batch of facts sent a job; the first one derives for all of them (coalescing without losing news).
    const derivedTo = Number(cache?.facts_count ?? -1)
    if (derivedTo === before.facts.length && !hasNews && !isDue(before.derived, cache, tx.now)) return
    failpoint('cycles.before-derive')
    const { standing, wasLate, rest, proposals, stale } = await this.carryOut(tx, before)
    const { derived } = standing
    const voided = standing.facts.some((fact) => fact.kind === 'voided')
    const state = stateOf(derived, voided, proposals)
    const timer = earliest(derived.due.find(({ at }) => at > tx.now)?.at, nextReminder(derived, tx.now))
    const saved = this.store.saveCache(tx, cycleId, {
      factsCount: standing.facts.length,
      hash: derived.hash,
      tables: { stage: stageOf(standing, state), stale, waiting: waitingOf(standing) },
      open: concernedOf(standing),
      due: derived.due,
      findings: derived.findings,
      timer: timer ?? null,
    })
    await Promise.all([saved, this.store.saveState(tx, cycleId, state)])
    await this.hooks.rested(tx, standing, state)
    await this.remind(tx, standing, cache?.reminded ?? standing.pins.openedAt)
    if (timer !== undefined && timer !== cache?.timer)
      await this.queue.send(tx, deriveCycle, { cycle: cycleId, at: timer }, { at: timer })
    if (rest === 'more') await this.queue.send(tx, deriveCycle, { cycle: cycleId }, { locked: cycleId })
    await this.tell(tx, standing, derivedTo, wasLate || (cache === undefined && isLate(standing.pins.openedAt, tx.now)))
    failpoint('cycles.before-commit')
  }

  /** Whoever is asked is reminded of what is due, once for each moment, of moments since the last derivation. */
  private async remind(tx: Tx, standing: Standing, since: number): Promise<void> {
    if (standing.cycle.sample) return
    const due = dueReminders(standing.derived, since, tx.now)
    if (due.length === 0) return
    failpoint('cycles.before-reminding')
    await this.outbox.put(tx, reminderItems(standing, due))
  }

  /** Who reads what was frozen hears of it, and who waited for a cycle that was late. */
  private async tell(tx: Tx, standing: Standing, derivedTo: number, wasLate: boolean): Promise<void> {
    const fresh = standing.facts.slice(Math.max(derivedTo, 0))
    const frozen = fresh.filter((fact) => fact.kind === 'frozen')
    if (frozen.length > 0 || wasLate || fresh.some(({ kind }) => kind === 'voided'))
      await this.outcomes.tell(tx, standing.cycle)
    await this.hooks.frozen(tx, standing, frozen)
  }

  /** What became of entries is told and derived again, until nothing new is called for (POST-2). */
  private async carryOut(tx: Tx, before: Standing) {
    let standing = before
    let wasLate = false
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const passed = await this.dates.pass(tx, standing)
      standing = passed.standing
      wasLate ||= passed.wasLate
      const { told, ...applied } = await this.effects.apply(tx, standing)
      if (told.length === 0) return { standing, wasLate, rest: passed.rest, ...applied }
      const { fresh } = await this.facts.appendQuietly(tx, standing.cycle.id, told)
      standing = supposing(standing, fresh)
    }
    throw new Error(`the entries of cycle ${before.cycle.id} do not come to rest`)
  }
}

const earliest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a

/** A date has passed, or a moment to remind somebody. */
const isDue = (derived: Standing['derived'], cache: CacheRow | undefined, now: number): boolean =>
  isOverdue(derived, now) || (cache?.timer ?? Infinity) <= now
