import { setTimeout as pause } from 'node:timers/promises'
import { withClient } from '@jizhi/tooling/postgres'
import { expect } from 'vitest'

const LOOK_MS = 250
// a job that failed waits for its next try; a timer that is not due waits for its hour
const WAITING = `select 1 from pgboss.job where state in ('active', 'retry') or (state = 'created' and start_after <= now())`

/** Waits until nothing is left to work, at most so many looks of a quarter second; nothing may have failed for good. */
export async function allWorked(superUrl: string, looks: number): Promise<void> {
  const rows = (text: string): Promise<unknown[]> =>
    withClient(superUrl, async (client) => (await client.query(text)).rows)
  for (let looked = 0; looked < looks && (await rows(WAITING)).length > 0; looked += 1) await pause(LOOK_MS)
  expect(await rows(WAITING)).toEqual([])
  expect(await rows(`select name, output from pgboss.job where state = 'failed'`)).toEqual([])
}
