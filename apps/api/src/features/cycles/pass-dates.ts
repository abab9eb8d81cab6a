import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { AppendFacts } from './append-facts.ts'
import { Balances } from './balances.ts'
import { CalendarNews } from './calendar-news.ts'
import type { AnyNewFact } from './new-fact.ts'
import { type News, Outcomes } from './outcomes.ts'
import { type Standing, supposing } from './standing.ts'
import { StreamHooks } from './stream-hooks.ts'

/** What follows by itself from one date: a drawing is acyclic, so this is never reached. */
const MOST_ROUNDS = 20
/** More dates than this that passed are caught up in further transactions. */
const MOST_DATES = 50
/** A date passed long ago when a worker that was there would have seen it. */
const LATE_MS = 60_000

interface Settled {
  readonly standing: Standing
  /** A date that passed long ago was caught up; others may have waited for it. */
  readonly wasLate: boolean
  /** Dates are left that have passed: too many for one transaction, or others have to be caught up first. */
  readonly rest: 'none' | 'more' | 'waits'
}

const hasFacts = ({ facts }: News): boolean => facts.length > 0

export const isLate = (moment: number, now: number): boolean => now - moment > LATE_MS

/** Lets the dates of a cycle pass, one after another, as they would have passed with a worker that was there. */
@Injectable()
export class PassDates {
  constructor(
    private readonly facts: AppendFacts,
    private readonly outcomes: Outcomes,
    private readonly balances: Balances,
    private readonly hooks: StreamHooks,
    private readonly calendar: CalendarNews,
  ) {}

  /**
   * EVAL-1: every due date that has passed becomes a tick of its own, in order, known at that very date; what follows from
   * it by itself comes before the next one. So a worker that was away leaves what one that was there would have left.
   */
  async pass(tx: Tx, before: Standing): Promise<Settled> {
    let standing = before
    let wasLate = false
    for (let date = 0; ; date += 1) {
      const due = standing.derived.due[0]?.at
      const isPassed = due !== undefined && due <= tx.now
      standing = await this.atRest(tx, standing, isPassed ? due - 1 : tx.now)
      const next = standing.derived.due[0]?.at
      if (next === undefined || next > tx.now) return { standing, wasLate, rest: 'none' }
      if (date === MOST_DATES) return { standing, wasLate, rest: 'more' }
      const late = isLate(next, tx.now)
      if (late && (await this.outcomes.areBehind(tx, standing, next))) return { standing, wasLate, rest: 'waits' }
      wasLate ||= late
      failpoint('cycles.before-tick')
      standing = await this.state(tx, standing, [tickOf(standing)], next)
    }
  }

  /** What follows by itself up to a moment: tables from elsewhere arrive, results without a signatory freeze. */
  private async atRest(tx: Tx, before: Standing, by: number): Promise<Standing> {
    let standing = before
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const next = await this.next(tx, standing, by)
      if (next.length === 0) return standing
      for (const { facts, asOf } of next)
        standing = await this.state(tx, standing, facts, Math.max(asOf, standing.derived.now))
    }
    throw new Error(`cycle ${before.cycle.id} does not come to rest`)
  }

  private async next(tx: Tx, standing: Standing, by: number): Promise<readonly News[]> {
    const notices = await this.calendar.news(tx, standing, by)
    if (notices.length > 0) return notices
    const tables = await this.outcomes.news(tx, standing, by)
    const others = await this.hooks.news(tx, standing)
    if (tables.length + others.length > 0) return [...tables, { facts: others, asOf: by }].filter(hasFacts)
    const balances = await this.balances.news(tx, standing)
    if (balances.length > 0) return [{ facts: balances, asOf: by }]
    return [{ facts: automaticFreezes(standing), asOf: 0 }].filter(hasFacts)
  }

  private async state(tx: Tx, standing: Standing, facts: readonly AnyNewFact[], asOf: number): Promise<Standing> {
    const { fresh } = await this.facts.appendQuietly(tx, standing.cycle.id, facts, asOf)
    return supposing(standing, fresh) // the cycle is locked: nobody else can have added anything
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
  if (derived.cycle?.state === 'voided') return [] // CYC-5: nothing is wanted of it any more, and nobody hears of it
  return derived.results.flatMap((result): AnyNewFact[] => {
    // RES-5: only the first revision freezes by itself; a later one needs a person and a reason.
    if (!result.automatic || !result.complete || result.frozen !== undefined) return []
    const { digest, rows } = result.live
    return [{ kind: 'frozen', slot: { block: result.block }, value: { revision: 1, digest, rows } }]
  })
}
