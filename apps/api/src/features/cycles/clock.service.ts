import type { Answer, Input, pushClock } from '@jizhi/contracts'
import { type Instant, instantText } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Clock } from '../../platform/clock/clock.ts'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CyclesStore } from './cycles.store.ts'

const REACHED: Readonly<Record<string, string>> = {
  'ask-due': '填报截止',
  'window-closes': '异议期结束',
  'complete-at': '到期为准',
  'wait-ends': '等待到期',
  'decision-due': '裁定到期',
  'hands-change': '岗位换人',
}

/** 演示时钟: the next moment at which something of a running cycle closes by itself, or a moment that is named. */
@Injectable()
export class ClockService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: CyclesStore,
  ) {}

  async push(actor: Actor, { body }: Input<typeof pushClock>): Promise<Answer<typeof pushClock>> {
    if (actor.tenant.kind !== 'demo') throw new Fault('tenant.clock-fixed')
    const { now, next } = await this.database.read(actor.tenantId, async (tx) => ({
      now: tx.now,
      next: await this.store.nextDue(tx),
    }))
    const to = body.to === null ? next?.at : Date.parse(body.to)
    if (to === undefined) throw new Fault('tenant.clock-idle')
    if (to > now) await this.clock.push(actor.tenantId, to - now)
    const reached = next !== undefined && to >= next.at ? (REACHED[next.what] ?? null) : null
    return { now: instantText((await this.clock.now(actor.tenantId)) as Instant), reached } // the database's clock
  }
}
