import { Injectable } from '@nestjs/common'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { takeDownBoards } from '../cycles/index.ts'
import { BoardsStore } from './boards.store.ts'

/** Takes down what is over, on its day; one that was missed goes with the next. The public page closes by the clock alone. */
@Injectable()
export class TakeDown {
  constructor(
    private readonly queue: Queue,
    private readonly store: BoardsStore,
  ) {
    this.queue.handle({
      queue: takeDownBoards,
      deed: (tenant) => ({ by: null, action: 'boards.take-down', subject: `tenant:${tenant}` }),
      run: async (tx, { at }) => {
        // The queue counts in real time; where the county's clock was set back since, the timer is set again.
        if (tx.now < at) await this.queue.send(tx, takeDownBoards, { at }, { at })
        else {
          failpoint('boards.before-take-down')
          await this.store.takeDown(tx)
        }
      },
    })
  }
}
