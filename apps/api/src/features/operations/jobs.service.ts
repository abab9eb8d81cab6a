import type { Answer, dismissJob, retryJob } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { OperationsStore } from './operations.store.ts'
import { reachOf } from './reach.ts'

/** Jobs that were given up: tried once more, or dismissed with a reason. Each is an act with a person's name on it. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    private readonly store: OperationsStore,
  ) {}

  async retry(actor: Actor, job: string): Promise<Answer<typeof retryJob>> {
    await this.change(actor, 'operations.retry', job, (tx) => this.store.retry(tx, job, reachOf(actor)))
    return { state: 'retry' }
  }

  async dismiss(actor: Actor, job: string, reason: string): Promise<Answer<typeof dismissJob>> {
    const kept = { ignored: reason, by: actor.personId }
    await this.change(actor, 'operations.dismiss', job, (tx) => this.store.dismiss(tx, job, reachOf(actor), kept))
    return { state: 'cancelled' }
  }

  private change(actor: Actor, action: string, job: string, work: (tx: Tx) => Promise<boolean>): Promise<void> {
    const deed = { by: actor.personId, action, subject: `job:${job}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      if (!(await work(tx))) throw new Fault('job.unknown')
    })
  }
}
