import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import type { Payload } from '../../platform/queue/queue-definition.ts'
import { ChannelsStore } from './channels.store.ts'
import { sendDeliveries } from './deliveries.queue.ts'
import { SendingStore } from './sending.store.ts'
import { Sending } from './sending.ts'

/** One job does not hold a worker longer than this many attempts; the next job goes on. */
const MOST_AT_ONCE = 30

@Injectable()
export class DeliveriesWorker {
  constructor(
    private readonly queue: Queue,
    private readonly sending: Sending,
    private readonly store: SendingStore,
    private readonly channels: ChannelsStore,
  ) {
    this.queue.handle({
      queue: sendDeliveries,
      deed: (_, { channel }) => ({ by: null, action: 'deliveries.send', subject: `channel:${channel}` }),
      ahead: (tenantId, { channel }, jobs) => this.sendDue(tenantId, channel, jobs),
      run: (tx, { channel }) => this.wakeAgain(tx, channel),
    })
  }

  private async sendDue(tenantId: string, channel: Channel, jobs: readonly string[]): Promise<void> {
    for (let at = 0; at < MOST_AT_ONCE; at += 1) if (!(await this.sending.sendNext(tenantId, channel, jobs))) return
  }

  /** What still waits has its wake-up: a retry, a digest held back, an attempt whose worker fell silent. */
  private async wakeAgain(tx: Tx, channel: Channel): Promise<void> {
    const next = await this.store.nextDue(tx, channel)
    if (next === undefined) return
    const at = Math.max(next, tx.now + 1)
    failpoint('deliveries.before-wake')
    if (await this.channels.wakes(tx, channel, at)) await this.queue.send(tx, sendDeliveries, { channel }, { at })
  }
}

type Channel = Payload<typeof sendDeliveries>['channel']
