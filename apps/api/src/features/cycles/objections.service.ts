import type { Answer, decideObjection, deliverNotices, Input, raiseObjection } from '@jizhi/contracts'
import { type FactId, storedId } from '@jizhi/domain'
import { isWorse, type OpenTask } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand, may } from '../../platform/session/actor.ts'
import { Outbox } from '../deliveries/index.ts'
import { amendmentsBy, isAssessor } from './amend-sheet.ts'
import { CycleActs, supposed } from './cycle-acts.ts'
import type { AnyNewFact } from './new-fact.ts'
import { noticeItems } from './notice-items.ts'
import { closedAt, mayObject, objectionOf, refuseIndisputable } from './objector.ts'
import { type Standing, supposing } from './standing.ts'

/** 告知、异议、裁定 (OBJ-1…7). */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly acts: CycleActs,
    private readonly outbox: Outbox,
  ) {}

  /**
   * OBJ-3: one notice per row that needs one; its window opens from it. The digests name the consequences it told of.
   * Delivered = put into the inbox of the row's unit, in this very transaction.
   */
  notice(actor: Actor, { params, body }: Input<typeof deliverNotices>): Promise<Answer<typeof deliverNotices>> {
    const act = { cycle: params.cycle, name: 'cycles.notice', right: ['record', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      objectionOf(standing, body.block)
      const due = standing.derived.open.filter((task) => task.kind === 'notice' && task.block === body.block)
      if (due.length === 0) throw new Fault('cycle.not-yet', { why: '没有待告知的单位，成绩还没有到齐或已全部告知' })
      await this.outbox.put(tx, noticeItems(standing, due))
      return due.map(
        (task): AnyNewFact => ({
          kind: 'noticed',
          slot: { block: body.block, row: task.row },
          value: {
            effects: [...task.items],
            ...(task.terms === undefined ? {} : { terms: task.terms }),
            deliveredAt: tx.now,
          },
          id: newId(),
        }),
      )
    })
  }

  async object(actor: Actor, { params, body }: Input<typeof raiseObjection>): Promise<Answer<typeof raiseObjection>> {
    const act = { cycle: params.cycle, name: 'cycles.object', right: ['object', 'Cycle'] } as const
    const id = newId()
    const { facts } = await this.acts.perform(actor, act, async (standing, tx) => {
      const config = objectionOf(standing, body.block)
      if (!mayObject(standing, config.objector, body.row, actor)) throw new Fault('access.denied')
      const closed = closedAt(standing, config, body.block, body.row)
      if (closed === undefined) throw new Fault('cycle.not-yet', { why: '还没有送达告知，异议期没有开始' })
      refuseIndisputable(standing, body.block, body.row, body.columns)
      const reasonId = await this.acts.reason(tx, body.words)
      const fact: AnyNewFact = {
        kind: 'objected',
        slot: { block: body.block, row: body.row },
        value: { columns: body.columns },
        ...(reasonId === undefined ? {} : { reasonId }),
        id,
      }
      // The heart alone says whether a window is open: an objection in time is one that somebody must decide.
      const ahead = supposing(standing, supposed(standing, [fact], tx.now, actor.personId))
      if (!ahead.derived.open.some((task) => decides(task, id)))
        throw new Fault('cycle.window-closed', { closedAt: closed })
      return [fact]
    })
    return { facts, id }
  }

  decide(actor: Actor, { params, body }: Input<typeof decideObjection>): Promise<Answer<typeof decideObjection>> {
    const act = { cycle: params.cycle, name: 'cycles.decide', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const objected = standing.facts.find((fact) => fact.id === params.objection && fact.kind === 'objected')
      if (objected === undefined) throw new Fault('cycle.unknown')
      const task = standing.derived.open.find((one) => decides(one, objected.id))
      if (task === undefined) throw new Fault('cycle.outdated')
      const row = objected.slot.row ?? ''
      refuseInvolved(standing, task, row, actor)
      const reasonId = await this.acts.reason(tx, body.words)
      const reason = reasonId === undefined ? {} : { reasonId }
      const amendments = amendmentsBy(standing, body, row, actor.personId)
      const decided: AnyNewFact = {
        kind: 'decided',
        slot: { block: objected.slot.block ?? '', row, item: objected.id },
        // REV-2: what the decision itself changes leaves the verdicts on the row standing.
        value: { outcome: body.outcome, amends: amendments.map((fact) => storedId<FactId>(fact.id)) },
        id: newId(),
      }
      const stated = [...amendments, decided]
      const ahead = supposing(standing, supposed(standing, stated, tx.now, actor.personId))
      if (isWorse(standing.mechanism, standing.derived, ahead.derived, row)) throw new Fault('cycle.never-worse')
      return stated.map((fact) => ({ ...fact, ...reason }))
    })
  }
}

const decides = (task: OpenTask, objection: string): boolean => task.kind === 'decide' && task.items.includes(objection)

/** OBJ-5: only the named deciders decide, and nobody about the own statement. */
function refuseInvolved(standing: Standing, task: OpenTask, row: string, actor: Actor): void {
  const persons: readonly string[] = task.persons
  if (persons.includes(actor.personId)) return
  const place = { ownerUnitId: standing.cycle.owner_unit_id }
  if (may(actor, 'decide', 'Cycle', place) && isAssessor(standing, row, actor.personId))
    throw new Fault('cycle.recused')
  if (persons.length > 0) throw new Fault('access.denied')
  demand(actor, 'decide', 'Cycle', place)
}
