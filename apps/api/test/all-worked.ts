import { setTimeout as pause } from 'node:timers/promises'
import { withClient } from '@jizhi/tooling/postgres'
import { expect } from 'vitest'

const LOOK_MS = 250
// a job that failed waits for its next try; a timer that is not due waits for its hour
const WAITING = `state in ('active', 'retry') or (state = 'created' and start_after <= now())`
const COUNTS = `
  select count(*) filter (where ${WAITING})::int as waiting, count(*) filter (where state = 'completed')::int as done
  from pgboss.job`

/** Waits until nothing is left to work; gives up when nothing was done for so many looks of a quarter second. Nothing may have failed for good. */
export async function allWorked(superUrl: string, looks: number): Promise<void> {
  const rows = <Row extends object>(text: string): Promise<Row[]> =>
    withClient(superUrl, async (client) => (await client.query<Row>(text)).rows)
  const counts = async () => (await rows<{ waiting: number; done: number }>(COUNTS))[0]!
  let last = await counts()
  for (let idle = 0; last.waiting > 0 && idle < looks; ) {
    await pause(LOOK_MS)
    const next = await counts()
    idle = next.done > last.done ? 0 : idle + 1
    last = next
  }
  expect(last.waiting).toBe(0)
  expect(await rows(`select name, output from pgboss.job where state = 'failed'`)).toEqual([])
}
