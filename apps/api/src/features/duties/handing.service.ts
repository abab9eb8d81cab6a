import type { Answer, addSigner, handOnDuty, Input } from '@jizhi/contracts'
import type { PersonId } from '@jizhi/domain'
import type { Fact } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type AnyNewFact, CycleActs, isAssessor } from '../cycles/index.ts'
import { Outbox } from '../deliveries/index.ts'
import { Colleagues } from './colleagues.service.ts'
import { ownTask, slotOf } from './own-task.ts'

/** 转办、加签 (PIN-7): another person acts instead of, or signs beside, whoever asks for it. */
@Injectable()
export class HandingService {
  constructor(
    private readonly acts: CycleActs,
    private readonly colleagues: Colleagues,
    private readonly outbox: Outbox,
  ) {}

  handOn(actor: Actor, { params, body }: Input<typeof handOnDuty>): Promise<Answer<typeof handOnDuty>> {
    const act = { cycle: params.cycle, name: 'duties.hand-on', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const to = await this.colleagues.near(tx, actor, body.to)
      const rows = [...new Set(body.rows)]
      for (const row of rows) {
        const task = await ownTask(tx, standing, actor, ['answer', 'judge'], { block: body.block, row })
        refuseAsked(task.persons, to)
      }
      const reasonId = await this.acts.reason(tx, body.words)
      const facts = rows.map((row) => assigned('instead', actor, to.id, slotOf(body.block, row), reasonId))
      await this.outbox.put(tx, [
        {
          what: ['hand-on', facts[0]?.id ?? ''],
          kind: 'message',
          to: { person: to.id },
          title: ['有事转给您办理'],
          body: [{ person: actor.personId }, `把 ${rows.length} 件待办转给您：${body.words}`],
          about: { cycle: params.cycle, block: body.block },
          link: `/cycles/${params.cycle}`,
        },
      ])
      return facts
    })
  }

  addSigner(actor: Actor, { params, body }: Input<typeof addSigner>): Promise<Answer<typeof addSigner>> {
    const act = { cycle: params.cycle, name: 'duties.add-signer', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const row = body.row ?? ''
      const task = await ownTask(tx, standing, actor, ['judge'], { block: body.block, row })
      const to = await this.colleagues.beside(tx, actor, standing, body.person)
      refuseAsked(task.persons, to)
      if (row !== '' && isAssessor(standing, row, to.id)) throw new Fault('cycle.same-person')
      const reasonId = await this.acts.reason(tx, body.words)
      const fact = assigned(body.mode, actor, to.id, slotOf(body.block, row), reasonId)
      await this.outbox.put(tx, [
        {
          what: ['signer', fact.id ?? ''],
          kind: 'message',
          to: { person: to.id },
          title: ['请您加签'],
          body: [{ person: actor.personId }, `请您加签：${body.words}`],
          about: { cycle: params.cycle, block: body.block, row },
          link: `/cycles/${params.cycle}`,
        },
      ])
      return [fact]
    })
  }
}

function refuseAsked(persons: readonly string[], { id, name }: { readonly id: string; readonly name: string }): void {
  if (persons.includes(id)) throw new Fault('duty.asked-already', { name })
}

function assigned(
  mode: Fact<'assigned'>['value']['mode'],
  actor: Actor,
  to: string,
  slot: { readonly block: string; readonly row?: string },
  reasonId: string | undefined,
): AnyNewFact {
  const id = newId()
  return {
    kind: 'assigned',
    slot: { ...slot, item: id },
    value: { mode, from: actor.personId as PersonId, to: to as PersonId }, // ids of our own store
    ...(reasonId === undefined ? {} : { reasonId }),
    id,
  }
}
