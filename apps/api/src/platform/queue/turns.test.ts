import { describe, expect, it } from 'vitest'
import type { Claimed } from './claims.ts'
import { Turns } from './turns.ts'

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const job = (tenant: string, at: number): Claimed => ({
  id: `${tenant}${at}`,
  retryCount: 0,
  data: { tenant, payload: {} },
})

/** A queue in memory, oldest first; `deaf` is the planted fault: whoever had a turn is not left out. */
function waiting(jobs: readonly Claimed[], deaf = false) {
  const left = [...jobs]
  const order: string[] = []
  const inWork = new Map<string, number>()
  const overlaps: string[] = []
  const turns = new Turns({
    atOnce: 2,
    claim: async (leftOut, most) => {
      await pause(1)
      const tenant = left.find(({ data }) => deaf || !leftOut.includes(data.tenant))?.data.tenant
      const claimed = left.filter(({ data }) => data.tenant === tenant).slice(0, most)
      for (const one of claimed) left.splice(left.indexOf(one), 1)
      return claimed
    },
    soon: async (within) => within,
    run: async (claimed) => {
      const tenant = claimed[0]!.data.tenant
      inWork.set(tenant, (inWork.get(tenant) ?? 0) + 1)
      if (inWork.get(tenant)! > 1) overlaps.push(tenant)
      await pause(claimed.length * 3)
      order.push(...claimed.map(({ id }) => id))
      inWork.set(tenant, inWork.get(tenant)! - 1)
      return claimed.length
    },
    failed: (error) => {
      throw error
    },
  })
  return { turns, order, overlaps, left, add: (one: Claimed) => left.push(one) }
}

const flood = Array.from({ length: 400 }, (_, at) => job('A', at))

describe('turns', () => {
  it('whoever comes late waits for a turn and not for the backlog; nothing is left, nothing done twice', async () => {
    const { turns, order, overlaps, left, add } = waiting([...flood, job('B', 0), job('C', 0), job('B', 1)])
    await pause(60)
    add(job('D', 0))
    while (left.length > 0) await pause(5)
    await turns.stop()
    expect(order.indexOf('B0')).toBeLessThan(20)
    expect(order.indexOf('C0')).toBeLessThan(80)
    expect(order.indexOf('D0')).toBeLessThan(250)
    expect(new Set(order).size).toBe(404)
    expect(order).toHaveLength(404)
    expect(overlaps).toEqual([])
  })

  it('is seen broken: where nobody is left out, the backlog comes first', async () => {
    const { turns, order, left } = waiting([...flood, job('B', 0)], true)
    while (left.length > 0) await pause(5)
    await turns.stop()
    expect(order.indexOf('B0')).toBeGreaterThan(300)
  })

  it('a queue that cannot be asked is asked again', async () => {
    let asked = 0
    const failures: unknown[] = []
    const turns = new Turns({
      atOnce: 1,
      claim: async () => {
        asked += 1
        if (asked === 1) throw new Error('away')
        return []
      },
      soon: async (within) => within,
      run: async () => 0,
      failed: (error) => failures.push(error),
    })
    await pause(20)
    turns.wake()
    await pause(20)
    await turns.stop()
    expect(asked).toBeGreaterThan(1)
    expect(failures).toHaveLength(1)
  })
})
