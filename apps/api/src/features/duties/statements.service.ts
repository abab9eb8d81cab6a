import type { Answer, answerDuty, claimDuty, Input, retractFact } from '@jizhi/contracts'
import { readConfig } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { askOf, CycleActs, EffectsStore, type Standing } from '../cycles/index.ts'
import { personNamesOf } from '../people/index.ts'
import { actedOn, ownStatement } from './acted-on.ts'
import { answeredSheet } from './answered-sheet.ts'
import { openTask, ownTask } from './own-task.ts'

/** 填报、领办、撤回: what a person says in his own name. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly acts: CycleActs,
    private readonly effects: EffectsStore,
  ) {}

  /** ASK-1, ASK-3, REV-3: an open duty is answered; said again before review, it takes the first one's place. */
  answer(actor: Actor, { params, body }: Input<typeof answerDuty>): Promise<Answer<typeof answerDuty>> {
    const act = { cycle: params.cycle, name: 'duties.answer', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const config = askOf(standing, body.block)
      const mine = lastSheet(standing, body.block, body.row, actor.personId)
      const isOpen = openTask(standing, ['answer'], body.block, body.row) !== undefined
      if (isOpen || mine === undefined) await ownTask(tx, standing, actor, ['answer'], body)
      else refuseActedOn(standing, mine, await this.effects.of(tx, params.cycle))
      const known = itemsStated(standing, body.block, body.row)
      const value = await answeredSheet(config, body, {
        words: (text) => this.acts.reason(tx, text),
        isUnit: (id) => standing.pins.graph.units.some((unit) => unit.id === id),
        isItem: (id) => known.has(id),
      })
      const isSole = config.assessors === 1 && config.merge !== 'weighted' && config.merge !== 'columns'
      const round = roundOf(standing, body.block, body.row)
      const slot = {
        ...{ block: body.block, row: body.row },
        ...(isSole ? {} : { person: actor.personId }),
        ...(round > 1 ? { round } : {}),
      }
      return [{ kind: 'answered', slot, value, id: newId() }]
    })
  }

  claim(actor: Actor, { params, body }: Input<typeof claimDuty>): Promise<Answer<typeof claimDuty>> {
    const act = { cycle: params.cycle, name: 'duties.claim', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      if (askOf(standing, body.block).claim === 'none') throw new Fault('duty.unknown')
      const taken = standing.facts.find(
        (fact) =>
          fact.kind === 'claimed' &&
          fact.slot.block === body.block &&
          fact.slot.row === body.row &&
          !standing.facts.some(({ supersedes }) => supersedes === fact.id),
      )
      if (taken?.by !== undefined && openTask(standing, ['answer'], body.block, body.row)?.persons.includes(taken.by)) {
        const names = await personNamesOf(tx, [taken.by])
        throw new Fault('duty.claimed', { name: names.get(taken.by) ?? '他人' })
      }
      await ownTask(tx, standing, actor, ['answer'], body)
      const slot = { block: body.block, row: body.row, person: actor.personId }
      return [{ kind: 'claimed', slot, value: {}, id: newId() }]
    })
  }

  /** FACT-5: `withdrawn` makes the slot missing again; only the one who said it, and only while nobody acted on it. */
  retract(actor: Actor, { params, body }: Input<typeof retractFact>): Promise<Answer<typeof retractFact>> {
    const act = { cycle: params.cycle, name: 'duties.retract', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const fact = ownStatement(standing, body.fact, actor.personId)
      if (fact === undefined) throw new Fault('duty.nothing-said')
      refuseActedOn(standing, fact, await this.effects.of(tx, params.cycle))
      const reasonId = await this.acts.reason(tx, body.words)
      return [
        {
          kind: 'withdrawn',
          slot: fact.slot,
          value: {},
          supersedes: fact.id,
          ...(reasonId === undefined ? {} : { reasonId }),
          id: newId(),
        },
      ]
    })
  }
}

function refuseActedOn(
  standing: Standing,
  fact: Standing['facts'][number],
  effects: Parameters<typeof actedOn>[2],
): void {
  const what = actedOn(standing, fact, effects)
  if (what !== undefined) throw new Fault('duty.acted-on', { what })
}

/** ASK-4: every item that was ever stated about a row. */
const itemsStated = ({ facts }: Standing, block: string, row: string): ReadonlySet<string> =>
  new Set(
    facts.flatMap((fact) =>
      fact.kind === 'answered' && fact.slot.block === block && fact.slot.row === row
        ? (fact.value.items ?? []).map(({ id }) => id)
        : [],
    ),
  )

/** What a person last said about a row. */
export const lastSheet = ({ facts }: Standing, block: string, row: string, person: string) =>
  facts.findLast(
    (fact) =>
      fact.kind === 'answered' &&
      fact.slot.block === block &&
      fact.slot.row === row &&
      fact.by === person &&
      !facts.some(({ supersedes }) => supersedes === fact.id),
  )

/** REV-3: each return opens a round: one more than the contents that were refused by reviews that send back here. */
function roundOf({ mechanism, facts }: Standing, block: string, row: string): number {
  const reviews = new Set(
    mechanism.blocks.flatMap((one) => {
      const config = one.kind === 'review' ? readConfig({ ...one, kind: 'review' }) : undefined
      return config?.ok === true && config.value.returnTo === block && config.value.onRefusal === 'return'
        ? [one.id]
        : []
    }),
  )
  const refused = facts.flatMap((fact) =>
    fact.kind === 'judged' &&
    fact.value.verdict === 'refused' &&
    reviews.has(fact.slot.block ?? '') &&
    (fact.slot.row === undefined || fact.slot.row === row)
      ? [fact.value.seen]
      : [],
  )
  return 1 + new Set(refused).size
}
