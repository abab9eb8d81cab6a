import type { Answer, Input, recordMeasure } from '@jizhi/contracts'
import type { OpenTask } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CycleActs } from './cycle-acts.ts'
import { measureAt } from './measure-at.ts'
import { recordSheet } from './record-sheet.ts'
import { concerned, recordTasks } from './record-views.ts'
import type { Standing } from './standing.ts'
import { isMine } from './task-views.ts'

/** 登记办理: whoever is named to carry a measure out writes down that it was done. */
@Injectable()
export class RecordsService {
  constructor(private readonly acts: CycleActs) {}

  /** LAD-2: only what may happen now, only by the named post, and saying everything its form asks. */
  record(actor: Actor, { params, body }: Input<typeof recordMeasure>): Promise<Answer<typeof recordMeasure>> {
    const act = { cycle: params.cycle, name: 'cycles.record', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const { block, row, item } = body
      const task = taskOf(standing, body)
      const measure = measureAt(standing, block, item)?.measure
      if (task === undefined || measure === undefined)
        throw new Fault('cycle.not-yet', { why: '这一项还没有到办理的时候，或者已经登记' })
      if (!isMine(task, actor, standing.cycle.owner_unit_id)) throw new Fault('access.denied')
      const named = concerned(standing, task)
      const value = await recordSheet(measure.record, new Map(body.entries.map((one) => [one.field, one.value])), {
        words: (text) => this.acts.reason(tx, text),
        isPerson: (id) => named.includes(id),
      })
      const before = standing.facts.findLast(
        ({ kind, slot }) => kind === 'answered' && slot.block === block && slot.row === row && slot.item === item,
      )
      const supersedes = before === undefined ? {} : { supersedes: before.id }
      return [{ kind: 'answered', slot: { block, row, item }, value, ...supersedes }]
    })
  }
}

const taskOf = (
  standing: Standing,
  { block, row, item }: { block: string; row: string; item: string },
): OpenTask | undefined =>
  recordTasks(standing).find((task) => task.block === block && task.row === row && task.items.includes(item))
