import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { installQueue } from '../../src/platform/queue/install-queue.ts'
import { Queue } from '../../src/platform/queue/queue.ts'
import { defineQueue } from '../../src/platform/queue/queue-definition.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

const naming = defineQueue({ name: 'story.name', payload: z.object({ to: z.string() }) })
// what the queue's supervisor does to a job it believes abandoned
const TAKEN_OVER = `update pgboss.job set state = 'retry', retry_count = retry_count + 1, start_after = now() + interval '1 hour'
  where data -> 'payload' ->> 'to' = 'taken over' and state = 'active'`
const HOUR_MS = 3_600_000
const POLL_MS = 2_000

describe('the queue', () => {
  let stand: Stand
  let county: County
  let queue: Queue
  let failures = 0

  beforeAll(async () => {
    stand = await openStand()
    await installQueue(stand.urls.owner, stand.urls.directory, [naming])
    county = await stand.county()
    queue = stand.app.get(Queue)
    queue.handle({
      queue: naming,
      deed: () => ({ by: null, action: 'story.name', subject: 'county' }),
      run: async (tx, { to }) => {
        await tx.prisma.unitName.updateMany({ where: { tenantId: tx.tenantId }, data: { name: to } })
        if (to === 'taken over') await stand.look(TAKEN_OVER)
        if (to === 'second try' && failures++ === 0) throw new Error('the first try fails after its write')
      },
    })
    await queue.startWorkers()
  })
  afterAll(() => stand.close())

  const send = (to: string, at?: (now: number) => number): Promise<void> =>
    stand.database.write(county.id, { by: null, action: 'story.send', subject: 'county' }, async (tx) => {
      await queue.send(tx, naming, { to }, { at: at?.(tx.now) })
      if (to === 'never') throw new Error('rolled back')
    })
  const names = async (): Promise<string[]> =>
    (await stand.look<{ name: string }>('select distinct name from unit_names where tenant_id = $1', [county.id])).map(
      (r) => r.name,
    )

  it('a job sent in a transaction is worked, with its audit row, under its county', async () => {
    await send('first')
    await vi.waitFor(async () => expect(await names()).toEqual(['first']), 10_000)
    expect(await stand.look(`select 1 from audit where action = 'story.name'`)).toHaveLength(1)
    await vi.waitFor(async () => {
      expect(await stand.look(`select state from pgboss.job where name = 'story.name'`)).toEqual([
        { state: 'completed' },
      ])
    })
  })

  it('a job of a transaction that rolled back does not exist', async () => {
    await expect(send('never')).rejects.toThrow('rolled back')
    expect(await stand.look(`select 1 from pgboss.job where data -> 'payload' ->> 'to' = 'never'`)).toEqual([])
  })

  it('a job that fails leaves nothing behind and is tried again', async () => {
    await send('second try')
    await vi.waitFor(async () => expect(await names()).toEqual(['second try']), 15_000)
    expect(failures).toBe(2)
    expect(await stand.look(`select 1 from audit where action = 'story.name'`)).toHaveLength(2)
  })

  it('a backlog goes as fast as it is worked, not one job a poll', async () => {
    const SIZE = 30
    const deed = { by: null, action: 'story.send', subject: 'county' }
    const began = performance.now()
    await stand.database.write(county.id, deed, async (tx) => {
      for (let n = 1; n <= SIZE; n += 1) await queue.send(tx, naming, { to: `backlog ${n}` })
    })
    await vi.waitFor(async () => {
      const done = await stand.look(
        `select 1 from pgboss.job where data -> 'payload' ->> 'to' like 'backlog %' and state = 'completed'`,
      )
      expect(done).toHaveLength(SIZE)
    }, 55_000)
    expect(performance.now() - began).toBeLessThan((SIZE * POLL_MS) / 2)
  })

  it('a job whose worker fell silent is delivered again', async () => {
    await stand.database.write(county.id, { by: null, action: 'story.send', subject: 'county' }, async (tx) => {
      await queue.send(tx, naming, { to: 'after the silence' }, { at: tx.now + HOUR_MS })
    })
    // as a worker killed with SIGKILL leaves it: fetched, and no heartbeat since
    await stand.look(
      `update pgboss.job set state = 'active', start_after = now(), started_on = now() - interval '1 minute', heartbeat_on = now() - interval '1 minute'
       where data -> 'payload' ->> 'to' = 'after the silence'`,
    )
    await vi.waitFor(async () => expect(await names()).toEqual(['after the silence']), 30_000)
  })

  it('a worker that lost its job to another one writes nothing', async () => {
    await send('taken over')
    const taken = () =>
      stand.look(`select 1 from pgboss.job where data -> 'payload' ->> 'to' = 'taken over' and state = 'retry'`)
    await vi.waitFor(async () => expect(await taken()).toHaveLength(1), 10_000)
    await new Promise((done) => setTimeout(done, 500))
    expect(await names()).toEqual(['after the silence'])
  })

  it('a timer waits for the county’s own clock, and pushing that clock brings it nearer', async () => {
    await send('in an hour', (now) => now + HOUR_MS)
    await new Promise((done) => setTimeout(done, 3_000))
    expect(await names()).toEqual(['after the silence'])
    await stand.pushClock(county, HOUR_MS)
    await vi.waitFor(async () => expect(await names()).toEqual(['in an hour']), 10_000)
  })

  it('a backlog is worked without a pause between jobs', async () => {
    const began = performance.now()
    await stand.database.write(county.id, { by: null, action: 'story.send', subject: 'county' }, async (tx) => {
      for (let at = 0; at < 30; at++) await queue.send(tx, naming, { to: 'one of many' })
    })
    const waiting = `select 1 from pgboss.job where data -> 'payload' ->> 'to' = 'one of many' and state <> 'completed'`
    await vi.waitFor(async () => expect(await stand.look(waiting)).toEqual([]), 15_000)
    expect(performance.now() - began).toBeLessThan(15_000) // one job a poll would be a minute
  })
})
