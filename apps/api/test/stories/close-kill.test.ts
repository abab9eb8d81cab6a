import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openClose } from '../close.ts'
import { type CloseState, closeState } from '../close-state.ts'
import { pointsOf } from '../failpoints.ts'
import { killedAtEach, rested } from '../kills.ts'
import { onCopy } from '../on-copy.ts'
import { httpReceiver, type Receiver } from '../receivers.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

describe('R1 a worker killed with SIGKILL where a pool is shared, an event expected and a board taken down', () => {
  let stand: Stand
  let receiver: Receiver
  let reference: CloseState

  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    receiver = await httpReceiver('')
    await openClose(stand, receiver, 8)
    await stand.stop()
    reference = await onCopy(stand, async (copy) => {
      const worker = startWorker(copy)
      expect(await rested(copy, worker)).toBe('rested')
      await worker.stop()
      return closeState(copy.superUrl)
    })
  })
  afterAll(async () => {
    await receiver.close()
    await stand.close()
  })

  it('R1 killed at each of these steps of a close: nothing half, nothing lost, nothing doubled', {
    timeout: 240_000,
  }, async () => {
    expect(reference.broken).toEqual([])
    await killedAtEach(stand, {
      points: pointsOf('close-kill'),
      end: async ({ superUrl }, killedAt) =>
        expect(await closeState(superUrl), `killed at ${killedAt.join(', ')}`).toEqual(reference),
    })
  })
})
