import { setTimeout as pause } from 'node:timers/promises'
import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CyclesWorker } from '../../src/features/cycles/cycles.worker.ts'
import { CATCHING_UP, failpoints } from '../failpoints.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll } from '../month-acts.ts'
import { type MonthState, monthState } from '../month-state.ts'
import { letOut, put, setChannel, WEBHOOK_SECRET } from '../outside.ts'
import { proof, seeded } from '../proof.ts'
import { httpReceiver, type Receiver } from '../receivers.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

const DAY_MS = 86_400_000

/** A month of awards opens no case, no further month, has no pool, hears of no notice, takes no board down and moves no post; those have stories of their own. */
const ELSEWHERE =
  /^(boards|calendar|cases|duties|repeat)\.|^ledgers\.before-(pool|reserving)|^timers\.before-expecting|^deliveries\.before-wake/
const POINTS = failpoints().filter((name) => !ELSEWHERE.test(name) && !CATCHING_UP.includes(name))

const DAMAGES = [
  // without its triggers: the database itself refuses a line that leaves its entry unbalanced
  `set session_replication_role = replica; insert into ledger_entries (tenant_id, id, entry_id, owner_unit_id, account, measure,
     amount, scale, effect_key, posted_at) select tenant_id, gen_random_uuid(), entry_id, owner_unit_id, account, measure,
     amount, scale, effect_key, posted_at from ledger_entries where amount > 0 limit 1; set session_replication_role = origin`,
  'delete from ledger_entries where id = (select id from ledger_entries where amount < 0 order by id limit 1)',
  `update effects set state = 'proposed' where key = (select key from effects order by key limit 1)`,
  'delete from facts where seq = (select max(seq) from facts)',
]

describe('R1 a worker killed with SIGKILL in the middle of the month', () => {
  let stand: Stand
  let reference: MonthState
  let receiver: Receiver

  /** Everything up to the moment at which finance has passed the awards and no worker has come to it yet. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    const month: Month = await openMonth(stand)
    const work = (): Promise<void> =>
      stand.database.write(month.county.id, { by: null, action: 'story.work', subject: 'cycle' }, (tx) =>
        stand.app.get(CyclesWorker).bringUpToDate(tx, month.cycle),
      )
    await month.answer()
    await deliver(month)
    await work()
    await stand.pushClock(month.county, 5 * DAY_MS)
    await work()
    await freeze(month, work)
    await judgeAll(month, () => Promise.resolve())
    await tellOutside(month)
    await stand.stop()
    reference = await run(async (copy) => finished(copy))
  })
  afterAll(async () => {
    await receiver.close()
    await stand.close()
  })

  /** One message on its way out, so that a worker is also killed around a call. */
  async function tellOutside({ county }: Month): Promise<void> {
    receiver = await httpReceiver('')
    await letOut(stand, county)
    const admin = await stand.as(county, 'county-admin')
    const address = `http://127.0.0.1:${receiver.port}/hook`
    await setChannel(admin, county, 'webhook', { address, secret: WEBHOOK_SECRET })
    const said = { title: ['请办理'], body: ['请办理。'], about: {}, link: '' }
    await put(stand, county, [{ what: ['story'], kind: 'reminder', to: { unit: county.rootId }, ...said }])
  }

  /** On a copy of that very moment. */
  async function run<T>(work: (copy: TestDatabase) => Promise<T>): Promise<T> {
    const superUrl = process.env.TEST_SUPER_URL ?? ''
    const copy = await cloneDatabase(superUrl, new URL(stand.urls.superUrl).pathname.slice(1))
    try {
      return await work(copy)
    } finally {
      await copy.drop()
    }
  }

  /** A worker without a failpoint brings everything to rest by itself. */
  async function finished(copy: TestDatabase): Promise<MonthState> {
    const worker = startWorker(copy)
    try {
      return await vi.waitFor(
        async () => {
          const state = await monthState(copy.superUrl)
          expect(state.behind).toBe(0)
          return state
        },
        { timeout: 40_000, interval: 200 },
      )
    } finally {
      await worker.stop()
    }
  }

  it('the unkilled run pays 20,000.00 yuan', () => {
    expect(reference.paid).toBe(2_000_000)
    expect(POINTS.length).toBeGreaterThanOrEqual(5)
  })

  it('the comparison itself sees a doubled award, a lost entry, a half effect and a lost fact', async () => {
    await run(async (copy) => {
      const hashes = [(await finished(copy)).hash]
      const client = new pg.Client({ connectionString: copy.superUrl })
      await client.connect()
      for (const damage of DAMAGES) {
        await client.query(damage)
        hashes.push((await monthState(copy.superUrl)).hash)
      }
      await client.end()
      expect(new Set(hashes).size).toBe(DAMAGES.length + 1)
    })
  })

  it.each(POINTS)('R1 killed at %s: nothing half, nothing lost, nothing doubled', async (name) => {
    await run(async (copy) => {
      const before = await monthState(copy.superUrl)
      expect(await startWorker(copy, name).ended).toBe('SIGKILL')
      const between = await monthState(copy.superUrl)
      // One transaction: what the killed worker left is the state before it or the state after it.
      expect([before.hash, reference.hash]).toContain(between.hash)
      expect(await finished(copy)).toEqual(reference)
    })
  })

  const next = seeded(proof.seed)
  // a worker needs some 600 ms to start and is done within two seconds
  const moments = Array.from({ length: proof.long ? 200 : 0 }, (_, at) => [at + 1, Math.round(200 + 2_300 * next())])
  it.each(moments)('R1 run %i killed after %i ms: nothing half, nothing lost, nothing doubled', async (_, ms) => {
    await run(async (copy) => {
      const worker = startWorker(copy)
      await pause(ms)
      await worker.kill()
      expect(await finished(copy)).toEqual(reference)
    })
  })
})
