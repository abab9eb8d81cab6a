import { issueCalendarNotice, listPools, retryEntry } from '@jizhi/contracts'
import { expect } from 'vitest'
import { order } from './disturb.ts'
import { POOL } from './drawings.ts'
import { type Course, morning, type Year } from './months.ts'
import { calm } from './office.ts'

const DAY_MS = 86_400_000
const dayAt = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

/** A notice makes the day before the assessment ends a day off; whoever assesses has a working day more (TIME-3). */
export async function holidayNotice(year: Year, { assess, month }: Course): Promise<void> {
  const { office, place } = year
  const before = await office.deadline(assess, 'assess_by')
  // TIME-1: a deadline is the end of its day; weekends are no working days already
  const last = [2, 3, 4, 5]
    .map((back) => before - back * DAY_MS)
    .find((at) => ![0, 6].includes(new Date(at).getUTCDay()))!
  const reply = await (await place.as('admin')).call(issueCalendarNotice, {
    params: { county: place.county.code },
    body: {
      ...{ number: '国办发明电〔2026〕99号', link: null, publishes: null, issuedOn: dayAt(morning(month, 1)) },
      days: [{ day: dayAt(last + DAY_MS / 2), kind: 'off', name: '调休' }],
    },
  })
  expect(reply.status, reply.text).toBe(200)
  await calm(office.stand)
  expect(await office.deadline(assess, 'assess_by')).toBeGreaterThan(before)
}

const poolOf = async ({ place }: Year) => {
  const { answer, text } = await (await place.as('finance')).call(listPools, { params: { county: place.county.code } })
  const pool = answer.pools.find(({ account }) => account === POOL || account === `money/${POOL}`)
  if (pool === undefined) throw new Error(text)
  return { pool, refused: answer.refused }
}

async function handDown(year: Year, fen: number, month: number): Promise<void> {
  const content = {
    ...{ owner: year.place.county.rootId, pool: POOL, fen: String(fen) },
    ...{ document: `财农〔2026〕${month + 1}号`, day: dayAt(morning(month, 1)) },
  }
  await order(year, null, { kind: 'deposit', content }, '按预算下达。', 'finance')
}

/** What was paid in advance is made good, and three awards more: from now on the pool gives no more than it holds. */
export async function shortPool(year: Year, { month }: Course): Promise<void> {
  const { pool } = await poolOf(year)
  expect(pool.bounded).toBe(false)
  await handDown(year, 3 * 300_000 - Number(pool.balance), month)
  const after = (await poolOf(year)).pool
  expect([after.bounded, after.available]).toEqual([true, String(3 * 300_000)])
}

/** POST-2: what the pool could not give was refused, entry by entry; once money is there each is tried again. */
export async function poolFilled(year: Year, { month }: Course): Promise<number> {
  const finance = await year.place.as('finance')
  const short = await poolOf(year)
  expect(short.refused.length).toBeGreaterThan(0)
  expect(short.refused.map(({ why }) => why)).toEqual(short.refused.map(() => 'overdrawn'))
  expect(Number(short.pool.available)).toBeGreaterThanOrEqual(0)
  await handDown(year, 900_000_000, month)
  for (const { effect } of short.refused) {
    const reply = await finance.call(retryEntry, { params: { county: year.place.county.code, effect } })
    expect(reply.status, reply.text).toBe(200)
  }
  await calm(year.office.stand)
  expect((await poolOf(year)).refused).toEqual([])
  return short.refused.length
}
