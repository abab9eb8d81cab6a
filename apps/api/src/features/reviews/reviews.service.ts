import type { Answer, askReview, decideReview, Input, listReviews } from '@jizhi/contracts'
import { type FactId, storedId } from '@jizhi/domain'
import { isWorse, type OpenTask } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import {
  type AnyNewFact,
  amendmentsBy,
  CycleActs,
  FactsStore,
  NamesReader,
  type Standing,
  Standings,
  supposed,
  supposing,
} from '../cycles/index.ts'
import { isResult, mayAsk, refuseUnaskable, refuseUntimely } from './asker.ts'
import { askableBy, resultsOf, reviewsOf } from './review-views.ts'

/** 复核, the statutory second layer (OBJ-6, OBJ-7): about frozen rows, by other people, holding nothing up. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly database: Database,
    private readonly acts: CycleActs,
    private readonly standings: Standings,
    private readonly names: NamesReader,
    private readonly facts: FactsStore,
  ) {}

  list(actor: Actor, cycle: string): Promise<Answer<typeof listReviews>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, cycle)
      const names = await this.names.of(tx, standing, decidersOf(standing))
      const reasons = standing.facts.flatMap((fact) =>
        (fact.kind === 'objected' || fact.kind === 'decided') && fact.reason ? [fact.reason] : [],
      )
      const words = await this.facts.wordsOf(tx, reasons)
      return {
        results: resultsOf(standing),
        askable: askableBy(standing, actor, names, tx.now),
        reviews: reviewsOf(standing, actor, words, names, tx.now),
      }
    })
  }

  async ask(actor: Actor, { params, body }: Input<typeof askReview>): Promise<Answer<typeof askReview>> {
    const act = { cycle: params.cycle, name: 'reviews.ask', right: ['object', 'Cycle'] } as const
    const id = newId()
    const { facts } = await this.acts.perform(actor, act, async (standing, tx) => {
      if (!isResult(standing, body.block)) throw new Fault('cycle.no-such-block')
      if (!mayAsk(standing, body.block, body.row, actor)) throw new Fault('access.denied')
      refuseUntimely(standing, body.block, body.row, tx.now)
      refuseUnaskable(standing, body.block, body.row, body.columns)
      const reasonId = await this.acts.reason(tx, body.words)
      const fact: AnyNewFact = {
        kind: 'objected',
        slot: { block: body.block, row: body.row },
        value: { columns: body.columns },
        ...(reasonId === undefined ? {} : { reasonId }),
        id,
      }
      // The heart alone says what counts: a request that counts is one that somebody must decide.
      const ahead = supposing(standing, supposed(standing, [fact], tx.now, actor.personId))
      if (dutyOf(ahead, id) === undefined) throw new Fault('review.asked-before')
      return [fact]
    })
    return { facts, id }
  }

  decide(actor: Actor, { params, body }: Input<typeof decideReview>): Promise<Answer<typeof decideReview>> {
    const act = { cycle: params.cycle, name: 'reviews.decide', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const asked = standing.facts.find((fact) => fact.id === params.review && fact.kind === 'objected')
      const block = asked?.slot.block ?? ''
      if (asked === undefined || !isResult(standing, block)) throw new Fault('review.unknown')
      const task = dutyOf(standing, asked.id)
      if (task === undefined) throw new Fault('cycle.outdated')
      await this.refuseRecused(tx, standing, task, actor)
      const row = asked.slot.row ?? ''
      const amendments = amendmentsBy(standing, body, row, actor.personId)
      const decided: AnyNewFact = {
        kind: 'decided',
        slot: { block, row, item: asked.id },
        value: { outcome: body.outcome, amends: amendments.map((fact) => storedId<FactId>(fact.id)) },
        id: newId(),
      }
      const stated = [...amendments, decided]
      const now = revised(standing, block, tx.now, actor.personId)
      const ahead = supposing(standing, supposed(standing, stated, tx.now, actor.personId))
      const then = revised(ahead, block, tx.now, actor.personId)
      if (isWorse(standing.mechanism, now.derived, then.derived, row)) throw new Fault('cycle.never-worse')
      const reasonId = await this.acts.reason(tx, body.words)
      return stated.map((fact) => ({ ...fact, ...(reasonId === undefined ? {} : { reasonId }) }))
    })
  }

  /** OBJ-6: not by those of the row or of its first layer; the refusal says who decides instead. */
  private async refuseRecused(tx: Tx, standing: Standing, task: OpenTask, actor: Actor): Promise<void> {
    const persons: readonly string[] = task.persons
    if (persons.includes(actor.personId)) return
    demand(actor, 'decide', 'Cycle', { ownerUnitId: standing.cycle.owner_unit_id })
    const names = await this.names.of(tx, standing, persons)
    const next = persons.length > 0 ? persons.map(names.person).join('、') : '上一级机关'
    throw new Fault('review.recused', { next })
  }
}

const dutyOf = ({ derived }: Standing, id: string): OpenTask | undefined =>
  derived.open.find((task) => task.kind === 'decide' && task.items.includes(id))

const decidersOf = ({ derived }: Standing): string[] =>
  derived.open.flatMap((task) => (task.kind === 'decide' ? [...task.persons] : []))

/**
 * OBJ-7 looks at what becomes official: behind a frozen result nothing moves before the next revision, so it is supposed
 * to be issued.
 */
function revised(standing: Standing, block: string, now: number, by: string): Standing {
  const result = standing.derived.results.find((one) => one.block === block)
  if (result === undefined || result.live.digest === result.frozen?.digest) return standing
  const { digest, rows } = result.live
  const revision = (result.frozen?.revision ?? 0) + 1
  const frozen: AnyNewFact = { kind: 'frozen', slot: { block }, value: { revision, digest, rows }, id: newId() }
  return supposing(standing, supposed(standing, [frozen], now, by))
}
