import { confirmOrder } from '@jizhi/contracts'
import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CyclesWorker } from '../../src/features/cycles/cycles.worker.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze } from '../month-acts.ts'
import { type MonthState, monthState } from '../month-state.ts'
import { propose, readBack } from '../order-acts.ts'
import { openStand, type Stand } from '../stand.ts'
import { answerWeighted, nextVersion, weighted } from '../versions.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

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
    reference = await run(finished)
  })
  afterAll(() => stand.close())

  /** On a copy of that very moment. */
  async function run<T>(work: (copy: TestDatabase) => Promise<T>): Promise<T> {
    const copy = await cloneDatabase(process.env.TEST_SUPER_URL ?? '', new URL(stand.urls.superUrl).pathname.slice(1))
    try {
      return await work(copy)
    } finally {
      await copy.drop()
    }
  }

  async function finished(copy: TestDatabase): Promise<MonthState> {
    const worker = startWorker(copy)
    try {
      return await vi.waitFor(
        async () => {
          const state = await monthState(copy.superUrl)
          expect(state.behind).toBe(0)
          return state
        },
        { timeout: 60_000, interval: 200 },
      )
    } finally {
      await worker.stop()
    }
  }

  it('the comparison itself sees a change of version that got lost', async () => {
    await run(async (copy) => {
      const client = new pg.Client({ connectionString: copy.superUrl })
      await client.connect()
      await client.query(`set session_replication_role = replica;
        update cycles set version = 1, editions = '[]', last_seq = last_seq - 1;
        delete from facts where kind = 'repinned'`)
      await client.end()
      expect((await finished(copy)).hash).not.toBe(reference.hash)
    })
  })

  it.each(['cycles.before-derive', 'cycles.before-commit'])('killed at %s: the same end', async (name) => {
    await run(async (copy) => {
      expect(await startWorker(copy, name).ended).toBe('SIGKILL')
      expect(await finished(copy)).toEqual(reference)
    })
  })
})
