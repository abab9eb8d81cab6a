import { Injectable } from '@nestjs/common'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { deriveCycle } from '../cycles/index.ts'
import { tellNotice } from './calendar.queue.ts'
import { CalendarStore } from './calendar.store.ts'

/**
 * Calls upon the running cycles; each states the notice to itself under its own lock. One that opens meanwhile either
 * pins the notice or finds it in its first derivation.
 */
@Injectable()
export class CalendarWorker {
  constructor(
    private readonly queue: Queue,
    private readonly store: CalendarStore,
  ) {
    this.queue.handle({
      queue: tellNotice,
      deed: (_, { notice }) => ({ by: null, action: 'calendar.tell', subject: `calendar-notice:${notice}` }),
      run: async (tx) => {
        failpoint('calendar.before-telling')
        for (const cycle of await this.store.running(tx)) await this.queue.send(tx, deriveCycle, { cycle, news: true })
        failpoint('calendar.after-telling')
      },
    })
  }
}
