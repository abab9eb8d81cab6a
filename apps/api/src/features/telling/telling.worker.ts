import { Injectable } from '@nestjs/common'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { AppendFacts } from '../cycles/index.ts'
import { deliveryRead } from '../deliveries/index.ts'

/** EFF-6: that a message asking for a receipt was read comes back as a fact of its effect, once. */
@Injectable()
export class TellingWorker {
  constructor(queue: Queue, facts: AppendFacts) {
    queue.handle({
      queue: deliveryRead,
      deed: (_, { delivery }) => ({ by: null, action: 'deliveries.read', subject: `delivery:${delivery}` }),
      run: async (tx, { delivery, cycle, effect }) => {
        const id = idOfDigest(digestOf(['acknowledged', delivery]))
        await facts.append(tx, cycle, [{ kind: 'acknowledged', slot: { item: effect }, value: { state: 'done' }, id }])
      },
    })
  }
}
