import type { Day } from '@jizhi/domain'
import { inventMonths, type Mechanism } from '@jizhi/mechanism'
import type { MonthFile } from './messages.ts'

/** Facts are fetched once and kept in the worker: the page never holds them. A number is the status of a refusal. */
const files = new Map<string, Promise<MonthFile | number>>()

export async function readMonth(address: string): Promise<MonthFile | number> {
  const kept = files.get(address) ?? fetched(address)
  files.set(address, kept)
  const file = await kept
  if (typeof file === 'number') files.delete(address)
  return file
}

async function fetched(address: string): Promise<MonthFile | number> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', headers: { accept: 'application/json' } })
    return response.ok ? ((await response.json()) as MonthFile) : response.status // the api parsed it on its way out
  } catch {
    return 0
  }
}

/** Months made for this very drawing, the newest last. */
export function inventedFiles(mechanism: Mechanism, count: number, day: string): readonly MonthFile[] {
  const { past, names } = inventMonths(mechanism, count, day as Day) // a day of the county's clock
  return past.map((month) => ({ past: month, over: true, names, words: {} }))
}
