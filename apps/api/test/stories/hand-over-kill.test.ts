import { appoint, listPosts } from '@jizhi/contracts'
import type { TestDatabase } from '@jizhi/tooling/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSuperuser } from '../close-state.ts'
import { openDutyMonth } from '../duty-month.ts'
import { pointsOf } from '../failpoints.ts'
import { killedAtEach } from '../kills.ts'
import { onCopy, worked } from '../on-copy.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram } from '../worker-process.ts'

const POINTS = pointsOf('hand-over-kill')

const ONCE = {
  facts: `select id, seq, value::text from facts where kind = 'holder'
    and cycle_id = (select id from cycles where period = '2019-05') order by id`,
  lists: `select id, day::text, left_ids, came_ids, duties::text from hand_overs
    where cycle_id = (select id from cycles where period = '2019-05') order by id`,
}

const handedOver = ({ superUrl }: TestDatabase) =>
  asSuperuser(superUrl, async (client) => ({
    facts: (await client.query(ONCE.facts)).rows,
    lists: (await client.query(ONCE.lists)).rows,
  }))

async function saidSo(copy: TestDatabase) {
  const made = await handedOver(copy)
  expect(made.lists.length).toBeGreaterThan(0)
  return made
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
    reference = await onCopy(stand, (copy) => worked(copy, saidSo, 75_000))
  })
  afterAll(() => stand.close())

  it('PIN-4 the unkilled run says it once, with the list of what passed on', () => {
    expect(reference.facts).toHaveLength(1)
    expect(reference.lists).toHaveLength(1)
    expect(POINTS.length).toBeGreaterThanOrEqual(3)
  })

  it('R1 killed at each step of a hand-over: said once, nothing half', { timeout: 240_000 }, async () => {
    await killedAtEach(stand, {
      points: POINTS,
      between: async (copy) => expect((await handedOver(copy)).lists).toHaveLength(0),
      end: async (copy) => expect(await handedOver(copy)).toEqual(reference),
    })
  })
})
