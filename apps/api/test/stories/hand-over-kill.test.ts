import { readFileSync } from 'node:fs'
import { appoint, listPosts } from '@jizhi/contracts'
import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDutyMonth } from '../duty-month.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

const SOURCE = new URL('../../src/features/duties/hand-over.worker.ts', import.meta.url)
const failpoints = [...readFileSync(SOURCE, 'utf8').matchAll(/failpoint\('([^']+)'\)/g)].map((match) => match[1] ?? '')

const ONCE = {
  facts: `select id, seq, value::text from facts where kind = 'holder'
    and cycle_id = (select id from cycles where period = '2019-05') order by id`,
  lists: `select id, day::text, left_ids, came_ids, duties::text from hand_overs
    where cycle_id = (select id from cycles where period = '2019-05') order by id`,
}

async function handedOver({ superUrl }: TestDatabase) {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    return { facts: (await client.query(ONCE.facts)).rows, lists: (await client.query(ONCE.lists)).rows }
  } finally {
    await client.end()
  }
}

describe('R1 a worker killed while a post changes hands', () => {
  let stand: Stand
  let reference: Awaited<ReturnType<typeof handedOver>>

  /** Up to the moment at which somebody was appointed and no worker has come to it yet. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    const month = await openDutyMonth(stand, { review: {} }, ['clerk', 'finance', 'signatory'])
    const { posts } = (await month.admin.call(listPosts, { params: { county: month.county.code }, query: {} })).answer
    const clerk = posts.find(({ id }) => id === month.staff[0]?.postId)
    const reply = await month.admin.call(appoint, {
      params: { county: month.county.code, post: clerk?.id ?? '' },
      body: {
        who: { person: month.staff[1]?.personId ?? '' },
        deputy: false,
        replaces: clerk?.holders[0]?.id ?? '',
        on: '2019-06-03',
      },
    })
    expect(reply.status, reply.text).toBe(200)
    await stand.stop()
    reference = await onCopy(finished)
  })
  afterAll(() => stand.close())

  async function onCopy<T>(work: (copy: TestDatabase) => Promise<T>): Promise<T> {
    const copy = await cloneDatabase(process.env.TEST_SUPER_URL ?? '', new URL(stand.urls.superUrl).pathname.slice(1))
    try {
      return await work(copy)
    } finally {
      await copy.drop()
    }
  }

  /** A worker without a failpoint brings everything to rest by itself. */
  async function finished(copy: TestDatabase) {
    const worker = startWorker(copy)
    try {
      return await vi.waitFor(
        async () => {
          const made = await handedOver(copy)
          expect(made.lists.length).toBeGreaterThan(0)
          return made
        },
        { timeout: 75_000, interval: 200 }, // a worker killed with SIGKILL is noticed after three heartbeats
      )
    } finally {
      await worker.stop()
    }
  }

  it('PIN-4 the unkilled run says it once, with the list of what passed on', () => {
    expect(reference.facts).toHaveLength(1)
    expect(reference.lists).toHaveLength(1)
    expect(failpoints.length).toBeGreaterThanOrEqual(3)
  })

  it.each(failpoints)('R1 killed at %s: said once, nothing half', async (name) => {
    await onCopy(async (copy) => {
      expect(await startWorker(copy, name).ended).toBe('SIGKILL')
      expect((await handedOver(copy)).lists).toHaveLength(0)
      expect(await finished(copy)).toEqual(reference)
    })
  })
})
