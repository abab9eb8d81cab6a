import { createMechanism, holdPen } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

describe('the pen of a draft', () => {
  let stand: Stand
  let county: County
  let first: Caller
  let second: Caller
  let mechanism: string
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    first = await stand.as(county, 'county-admin')
    second = await stand.as(county, 'county-admin')
    const body = { name: '月考评', ownerUnitId: county.rootId, template: null }
    mechanism = (await first.call(createMechanism, { params: { county: county.code }, body })).answer.id
  })
  afterAll(() => stand.close())

  const ask = async (who: Caller, page: string, want: 'hold' | 'take' | 'leave') =>
    (await who.call(holdPen, { params: { county: county.code, mechanism }, body: { page, want } })).answer

  it('LOCK-1 who opens it first writes, whoever comes then reads and sees who writes', async () => {
    expect((await ask(first, one, 'hold')).isMine).toBe(true)
    const seen = await ask(second, other, 'hold')
    expect(seen.isMine).toBe(false)
    expect(seen.holder?.name).not.toBe('')
    expect((await ask(first, one, 'hold')).isMine).toBe(true)
  })

  it('LOCK-2 who takes over writes, and the first one is told at the next breath', async () => {
    expect((await ask(second, other, 'take')).isMine).toBe(true)
    const told = await ask(first, one, 'hold')
    expect(told.isMine).toBe(false)
    expect(told.holder?.since).toBeDefined()
  })

  it('LOCK-3 a pen laid down is taken by the next who asks', async () => {
    expect((await ask(second, other, 'leave')).isMine).toBe(false)
    expect((await ask(first, one, 'hold')).isMine).toBe(true)
  })

  it('LOCK-4 a page that is silent for two minutes holds nothing any more', async () => {
    expect((await ask(second, other, 'hold')).isMine).toBe(false)
    await stand.pushClock(county, 180_000)
    expect((await ask(second, other, 'hold')).isMine).toBe(true)
  })

  it('LOCK-5 another window of the same person is another page', async () => {
    const window = crypto.randomUUID()
    expect((await ask(second, window, 'hold')).holder?.isYou).toBe(true)
  })
})
