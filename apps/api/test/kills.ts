import { setTimeout as pause } from 'node:timers/promises'
import type { TestDatabase } from '@jizhi/tooling/postgres'
import { expect } from 'vitest'
import { asSuperuser } from './close-state.ts'
import { onCopy } from './on-copy.ts'
import type { Stand } from './stand.ts'
import { startWorker, type WorkerProcess } from './worker-process.ts'

const PATIENCE_MS = 90_000
/** Two cores: while one copy's worker starts, the other's works. */
const LANES = 2

/** What a worker would still come to by itself: facts, dates, months, and jobs that are due or under way. */
const BUSY = `select
    (select coalesce(sum(c.last_seq - coalesce(d.facts_count, 0)), 0) from cycles c left join derived d on d.cycle_id = c.id)
  + (select count(*) from cycles c join derived d on d.cycle_id = c.id
      where least(to_timestamp((d.due -> 0 ->> 'at')::bigint / 1000.0), d.timer_at) <= tenant_now(c.tenant_id))
  + (select count(*) from mechanisms m left join schedules s on s.mechanism_id = m.id
      where s.mechanism_id is null or s.next_at <= tenant_now(m.tenant_id))
  + (select count(*) from pgboss.job where state < 'completed' and (state = 'active' or start_after <= now())
      and name <> 'dead-letters') + (select count(*) from pgboss.job where state = 'retry' and start_after > now()) as n`

const RELEASED = `update pgboss.job set state = 'retry', start_after = now(), retry_count = 0 where state = 'active'`

const JOBS = `select name, state, retry_count, start_after - now() as starts, output, data -> 'payload' as payload
  from pgboss.job where state < 'completed' limit 5`

/** What a killed worker held is free at once, as the queue itself does after some seconds without a heartbeat. */
const releaseJobs = (copy: TestDatabase): Promise<unknown> =>
  asSuperuser(copy.superUrl, (client) => client.query(RELEASED))

/** How it came to rest: by the worker's death, or with nothing left to do. */
export const rested = (copy: TestDatabase, worker: WorkerProcess, patienceMs = PATIENCE_MS): Promise<string> =>
  asSuperuser(copy.superUrl, async (client) => {
    let died: string | undefined
    void worker.ended.then((how) => {
      died = how
    })
    for (const began = performance.now(); performance.now() - began < patienceMs; await pause(100)) {
      const busy = died === undefined && Number((await client.query<{ n: string }>(BUSY)).rows[0]?.n) > 0
      if (busy) continue
      await pause(100) // dead just after its last commit
      return died ?? 'rested'
    }
    return `still busy with ${JSON.stringify((await client.query(JOBS)).rows)}`
  })

interface Kills {
  readonly points: readonly string[]
  /** What must hold while a worker is dead. */
  between?(copy: TestDatabase, point: string): Promise<void>
  /** What must hold once the last has brought everything to rest. */
  end(copy: TestDatabase, killedAt: readonly string[]): Promise<void>
}

/**
 * Workers die on one copy, each at the next point, and each takes over what the one before left; one that does not come
 * to its point any more finishes the work. Points that were not come to are tried on a fresh copy, until all were: a
 * point that a fresh copy does not come to either is one that the story cannot reach, and the proof fails.
 */
export async function killedAtEach(stand: Pick<Stand, 'urls'>, { points, between, end }: Kills): Promise<void> {
  const left = [...points]
  const hit: string[] = []
  const lane = async (): Promise<void> => {
    for (let killed = -1; left.length > 0 && killed !== 0; )
      killed = await onCopy(stand, async (copy) => {
        const killedAt = await killedInTurn(copy, left, between)
        await end(copy, killedAt)
        hit.push(...killedAt)
        return killedAt.length
      })
  }
  await Promise.all(Array.from({ length: Math.min(LANES, points.length) }, lane))
  expect(hit.toSorted(), 'each of the points was come to once').toEqual([...points].toSorted())
}

async function killedInTurn(copy: TestDatabase, left: string[], between: Kills['between']): Promise<string[]> {
  const killedAt: string[] = []
  const missed: string[] = []
  for (let point = left.shift(); point !== undefined; point = left.shift()) {
    const worker = startWorker(copy, point)
    const how = await rested(copy, worker)
    await worker.kill()
    if (how === 'rested') {
      missed.push(point)
      break
    }
    expect(how, point).toBe('SIGKILL')
    killedAt.push(point)
    await between?.(copy, point)
    await releaseJobs(copy)
  }
  if (missed.length === 0) {
    const last = startWorker(copy)
    expect(await rested(copy, last), `after ${killedAt.join(', ')}`).toBe('rested')
    await last.stop()
  }
  left.push(...missed)
  return killedAt
}
