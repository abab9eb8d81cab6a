import { confirmOrder } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CyclesWorker } from '../../src/features/cycles/cycles.worker.ts'
import { asSuperuser } from '../close-state.ts'
import { killedAtEach } from '../kills.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze } from '../month-acts.ts'
import type { MonthState } from '../month-state.ts'
import { atRest, onCopy, worked } from '../on-copy.ts'
import { propose, readBack } from '../order-acts.ts'
import { openStand, type Stand } from '../stand.ts'
import { answerWeighted, nextVersion, weighted } from '../versions.ts'
import { buildProgram } from '../worker-process.ts'

const DAY_MS = 86_400_000

describe('PIN-5 R1 a worker killed with SIGKILL after a month was brought to another version', () => {
  let stand: Stand
  let reference: MonthState

  /** Frozen, then confirmed to go by version 2; no worker has come to it yet. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    const month: Month = await openMonth(stand, weighted('50', '50'))
    const work = (): Promise<void> =>
      stand.database.write(month.county.id, { by: null, action: 'story.work', subject: 'cycle' }, (tx) =>
        stand.app.get(CyclesWorker).bringUpToDate(tx, month.cycle),
      )
    await answerWeighted(stand, month)
    await deliver(month)
    await work()
    await stand.pushClock(month.county, 5 * DAY_MS)
    await work()
    await freeze(month, work)
    const version = await nextVersion(month, weighted('90', '10'))
    const order = { kind: 'repin' as const, content: { version } }
    const { id } = (await propose(month, month.staff['county-admin'], order)).answer
    const { seen } = await readBack(month, month.staff.approver, id)
    const params = { county: month.county.code, order: id }
    const confirmed = await month.staff.approver.call(confirmOrder, { params, body: { words: null, seen } })
    expect(confirmed.status, confirmed.text).toBe(200)
    await stand.stop()
    reference = await onCopy(stand, (copy) => worked(copy, atRest, 60_000))
  })
  afterAll(() => stand.close())

  it('the comparison itself sees a change of version that got lost', async () => {
    await onCopy(stand, async (copy) => {
      const lost = `set session_replication_role = replica;
        update cycles set version = 1, editions = '[]', last_seq = last_seq - 1;
        delete from facts where kind = 'repinned'`
      await asSuperuser(copy.superUrl, (client) => client.query(lost))
      expect((await worked(copy, atRest, 60_000)).hash).not.toBe(reference.hash)
    })
  })

  it('killed before it derives and before it commits: the same end', { timeout: 240_000 }, async () => {
    await killedAtEach(stand, {
      points: ['cycles.before-derive', 'cycles.before-commit'],
      end: async (copy) => expect(await atRest(copy)).toEqual(reference),
    })
  })
})
