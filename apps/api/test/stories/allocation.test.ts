import { listPools, openCycle } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { books, handDown } from '../ledger-acts.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

/** The shipped month, its awards limited by what the pool still has. */
const onPool = (document: Mechanism): Mechanism => ({
  ...document,
  blocks: document.blocks.map((one) =>
    one.kind === 'allocate' ? { ...one, config: { ...one.config, pool: 'balance', exhausted: 'proportional' } } : one,
  ),
})

describe('ALLOC-1 two months that share out one pool', () => {
  let stand: Stand
  let may: Month
  let june: Month

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    may = await openMonth(stand, onPool)
    const params = { county: may.county.code, mechanism: may.mechanism }
    const opened = await may.staff['county-admin'].call(openCycle, { params, body: { period: '2019-06' } })
    june = may.also(opened.answer.id)
    expect(await handDown(stand, may, 3_000_000n)).toBe('booked')
    for (const month of [may, june]) {
      await month.answer()
      await deliver(month)
    }
    await passWindow(stand, may)
    await settled(june)
  })
  afterAll(() => stand.close())

  const awarded = async (month: Month): Promise<bigint> => {
    const texts = [...(await month.column('award', 'awards', 'award')).values()].filter((text) => !text.startsWith('?'))
    return texts.reduce((sum, text) => sum + BigInt(text.replace(/[^0-9-]/g, '')), 0n)
  }

  it('ALLOC-1 GM-16 frozen at once, they never promise more than the pool holds', async () => {
    await Promise.all([freeze(may), freeze(june)])
    await settled(may)
    await settled(june)
    const sums = [await awarded(may), await awarded(june)]
    expect(sums.toSorted()).toEqual([1_000_000n, 2_000_000n])
    expect(await books(stand, may)).toEqual({ pool: 3_000_000n, reserved: 3_000_000n, wrong: 0 })
    const { pools } = (await may.staff.finance.call(listPools, { params: { county: may.county.code } })).answer
    const pool = pools.find(({ bounded }) => bounded)
    expect(pool).toMatchObject({ available: '0', reserved: '3000000' })
    expect(pool?.reservations.map(({ periodLabel }) => periodLabel).toSorted()).toEqual(['2019年5月', '2019年6月'])
  })

  it('ALLOC-1 what was set aside is booked to the fen, and no other money is promised meanwhile', async () => {
    expect(await handDown(stand, may, -100n)).toBe('overdrawn')
    await judgeAll(may)
    await judgeAll(june)
    await settled(may)
    await settled(june)
    expect(await books(stand, may)).toEqual({ pool: 0n, reserved: 0n, wrong: 0 })
  })
})
