import { deliverNotices, freezeResult, judgeRow } from '@jizhi/contracts'
import { expect, vi } from 'vitest'
import type { Month } from './month.ts'
import type { Stand } from './stand.ts'

const DAY_MS = 86_400_000

const addressOf = (month: Month) => ({ county: month.county.code, cycle: month.cycle })

/** Waits until the worker has derived everything that was stated. */
export const settled = (month: Month): Promise<void> =>
  vi.waitFor(async () => expect((await month.read()).deriving).toBe(false), 15_000)

export async function deliver(month: Month): Promise<void> {
  const reply = await month.staff.inspector.call(deliverNotices, {
    params: addressOf(month),
    body: { block: 'objection' },
  })
  expect(reply.status, reply.text).toBe(200)
}

/** Lets the windows close on the pushed clock; the worker notices by itself. */
export async function passWindow(stand: Stand, month: Month): Promise<void> {
  await settled(month)
  await stand.pushClock(month.county, 5 * DAY_MS)
  await vi.waitFor(async () => expect((await month.read()).results[0]?.complete).toBe(true), 15_000)
}

/** Freezes what the page shows; answers the revision. `rest`: how the worker's part is waited for, or done. */
export async function freeze(month: Month, rest = settled): Promise<number> {
  const [result] = (await month.read()).results
  const reply = await month.staff['county-admin'].call(freezeResult, {
    params: { ...addressOf(month), block: 'result' },
    body: { digest: result?.liveDigest ?? '', words: null },
  })
  expect(reply.status, reply.text).toBe(200)
  await rest(month)
  return reply.answer.revision
}

/** Finance passes every award that waits; answers how many there were. */
export async function judgeAll(month: Month, rest = settled): Promise<number> {
  const tasks = (await month.read()).tasks.filter((one) => one.kind === 'judge')
  for (const task of tasks) {
    const body = {
      block: task.block,
      row: task.row,
      verdict: 'passed' as const,
      seen: task.items[0] ?? '',
      words: null,
    }
    const reply = await month.staff.finance.call(judgeRow, { params: addressOf(month), body })
    expect(reply.status, reply.text).toBe(200)
  }
  await rest(month)
  return tasks.length
}
