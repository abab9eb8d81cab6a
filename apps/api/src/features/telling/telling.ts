import type { OpenTask } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { type AppliedEffects, EffectsStore, type Standing, StreamHooks } from '../cycles/index.ts'
import { type Duty, Outbox, TodoPort } from '../deliveries/index.ts'
import { effectItems } from './effect-items.ts'
import { linkOf } from './link-of.ts'

/** EFF-1: in the transaction that derives, what an effect says goes to the outbox; its key makes it leave once. */
@Injectable()
export class Telling {
  constructor(
    hooks: StreamHooks,
    private readonly effects: EffectsStore,
    private readonly outbox: Outbox,
    private readonly todo: TodoPort,
  ) {
    for (const kind of ['message', 'notice', 'document', 'board'] as const)
      hooks.onEffects(kind, (tx, standing, applied) => this.tell(tx, standing, applied))
    hooks.onDerived((tx, standing) => this.keepDuties(tx, standing))
  }

  private async tell(tx: Tx, standing: Standing, applied: AppliedEffects): Promise<void> {
    // a withdrawal says nothing of its own: what it takes back stands in the effect before
    const before = applied.withdraw.length === 0 ? [] : await this.effects.of(tx, standing.cycle.id)
    await this.outbox.put(tx, effectItems(standing, applied, before, await caseName(tx, standing)))
  }

  /** Duties that opened are pushed, those that are gone are closed (EFF-6: they are derived, not effects). */
  private async keepDuties(tx: Tx, standing: Standing): Promise<void> {
    if (standing.cycle.sample || !(await this.todo.listens(tx))) return
    const { id } = standing.cycle
    const wanted = new Map(standing.derived.open.map((task) => dutyOf(standing, task)).map((duty) => [duty.key, duty]))
    const pushed = await this.todo.standing(tx, id)
    await this.todo.push(
      tx,
      [...wanted.values()].filter(({ key }) => !pushed.has(key)),
    )
    await this.todo.close(
      tx,
      id,
      [...pushed].filter((key) => !wanted.has(key)),
    )
  }
}

/** What a case is called: its number in the list; nothing of a period. */
async function caseName(tx: Tx, { cycle }: Standing): Promise<string | undefined> {
  if (cycle.kind !== 'case') return undefined
  const [row] = await tx.sql<{ number: number }>('select number from cases where tenant_id = $1 and id = $2', [
    tx.tenantId,
    cycle.id,
  ])
  return row && `第 ${row.number} 号事项`
}

function dutyOf({ cycle }: Standing, task: OpenTask): Duty {
  const { kind, block, row, role, persons, dueAt } = task
  return {
    ...{ key: digestOf([cycle.id, kind, block, row, role]), cycle: cycle.id, task: kind, block, row, role, persons },
    ...(dueAt === undefined ? {} : { dueAt }),
    link: linkOf(cycle),
  }
}
