import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { automatic } from '../automatic.ts'
import { CATCHING_UP } from '../failpoints.ts'
import { openMonth } from '../month.ts'
import { type MonthState, monthState } from '../month-state.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

const DAY_MS = 86_400_000

describe('R1 a worker killed with SIGKILL while it catches up', () => {
  let stand: Stand
  let reference: MonthState

  /** A mechanism approved, and then no worker for ten weeks, up to a day on which people are to be reminded. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    const month = await openMonth(stand, automatic())
    await month.answer()
    await stand.pushClock(month.county, 71 * DAY_MS)
    await stand.stop()
    reference = await run(finished)
  })
  afterAll(() => stand.close())

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
        { timeout: 50_000, interval: 200 },
      )
    } finally {
      await worker.stop()
    }
  }

  it.each(CATCHING_UP)('R1 killed at %s: each month opened once, each date passed once', async (name) => {
    await run(async (copy) => {
      expect(await startWorker(copy, name).ended).toBe('SIGKILL')
      expect(await finished(copy)).toEqual(reference)
    })
  })
})
