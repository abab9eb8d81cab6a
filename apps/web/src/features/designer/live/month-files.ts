import type { Day } from '@jizhi/domain'
import { inventMonths, type Mechanism } from '@jizhi/mechanism'
import { fetchedOnce } from './fetched-once.ts'
import type { MonthFile } from './messages.ts'

/** The facts of a past month, by their address. */
export const readMonth = fetchedOnce<MonthFile>()

/** Months made for this very drawing, the newest last. */
export function inventedFiles(mechanism: Mechanism, count: number, day: string): readonly MonthFile[] {
  const { past, names } = inventMonths(mechanism, count, day as Day) // a day of the county's clock
  return past.map((month) => ({ past: month, over: true, names, words: {} }))
}
