import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import { expect, vi } from 'vitest'
import { type MonthState, monthState } from './month-state.ts'
import type { Stand } from './stand.ts'
import { startWorker } from './worker-process.ts'

/** On a copy of the database of a stopped stand, as it stands at that very moment. */
export async function onCopy<T>({ urls }: Pick<Stand, 'urls'>, work: (copy: TestDatabase) => Promise<T>): Promise<T> {
  const copy = await cloneDatabase(process.env.TEST_SUPER_URL ?? '', new URL(urls.superUrl).pathname.slice(1))
  try {
    return await work(copy)
  } finally {
    await copy.drop()
  }
}

/** What `look` sees, with its expectations met, once a worker without a failpoint has been at work. */
export async function worked<T>(
  copy: TestDatabase,
  look: (copy: TestDatabase) => Promise<T>,
  timeout: number,
  interval = 200,
): Promise<T> {
  const worker = startWorker(copy)
  try {
    return await vi.waitFor(() => look(copy), { timeout, interval })
  } finally {
    await worker.stop()
  }
}

/** Nothing is left to derive. */
export async function atRest({ superUrl }: TestDatabase): Promise<MonthState> {
  const state = await monthState(superUrl)
  expect(state.behind).toBe(0)
  return state
}
