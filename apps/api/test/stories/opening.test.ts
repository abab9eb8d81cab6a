import { confirmOrder, listLedgerAccounts, proposeOrder } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withLadder } from '../ladder-drawing.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, passWindow, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

describe('HIST-13 what stood on paper before the first own period', () => {
  let stand: Stand
  let month: Month

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand, withLadder)
  })
  afterAll(() => stand.close())

  const at = () => ({ county: month.county.code })
  /** The village with the lowest published score: last in May. */
  const last = () =>
    month.published.filter(({ score }) => score !== '').sort((a, b) => Number(a.score) - Number(b.score))[0]!.village.id
  const opening = (counters: readonly { block: string; figure: string; row: string; value: string }[]) => ({
    cycle: null,
    reason: '移交 2019 年 4 月以前的台账。',
    fileId: null,
    order: {
      kind: 'initial' as const,
      content: {
        ...{ owner: month.town, mechanism: month.mechanism, asOf: '2019-04', document: '纸质台账第 3 册' },
        counters: [...counters],
        balances: [{ owner: last(), account: 'annual-points' as const, name: '', amount: '-1.5' }],
      },
    },
  })

  it('HIST-13 one person alone brings nothing in, nor a figure the mechanism does not count', async () => {
    const wrong = opening([{ block: 'counter', figure: 'nothing', row: last(), value: '2' }])
    const refused = await month.staff['county-admin'].call(proposeOrder, { params: at(), body: wrong })
    expect(refused.fault.code).toBe('order.not-possible')
    expect(refused.fault.message).toContain('没有“nothing”这个历史数')
    const body = opening([{ block: 'counter', figure: 'times', row: last(), value: '2' }])
    const proposed = await month.staff['county-admin'].call(proposeOrder, { params: at(), body })
    expect(proposed.answer, proposed.text).toMatchObject({ state: 'proposed' })
    expect(await stand.look(`select 1 from facts where kind = 'initial'`)).toEqual([])
    const order = { params: { ...at(), order: proposed.answer.id }, body: { words: '与台账核对无误。' } }
    expect((await month.staff['county-admin'].call(confirmOrder, order)).status).not.toBe(200)
    const confirmed = await month.staff.approver.call(confirmOrder, order)
    expect(confirmed.answer, confirmed.text).toMatchObject({ state: 'confirmed' })
    const facts = await stand.look<{ by: string; second: string }>(
      `select by, value ->> 'second' as second from facts where kind = 'initial'`,
    )
    expect(facts).toEqual([{ by: month.people['county-admin'].personId, second: month.people.approver.personId }])
  })

  it('HIST-13 balances stand as entries against an opening account, and sum to zero', async () => {
    const root = await stand.as(month.county, 'finance')
    const { answer } = await root.call(listLedgerAccounts, { params: at(), query: { year: '2019' } })
    expect(answer.accounts).toContainEqual(
      expect.objectContaining({ owner: last(), kind: '年度绩效分', balance: '-1.5', counter: false }),
    )
    expect(answer.accounts).toContainEqual(
      expect.objectContaining({ owner: month.town, name: '期初', balance: '1.5', counter: true }),
    )
    expect(answer.totals).toMatchObject([{ kind: '年度绩效分', balance: '0' }])
  })

  it('HIST-13 who was last twice on paper is on the third rung the next time; another one on the first', async () => {
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
    await settled(month)
    const ladder = (await month.read()).effects.filter(({ block }) => block === 'ladder')
    expect(ladder).toHaveLength(2)
    expect(ladder.find(({ row }) => row === last())?.line).toBe('third_talk')
    expect(ladder.find(({ row }) => row !== last())?.line).toBe('first_talk')
    expect((await month.column('counter', 'rows', 'times')).get(last())).toBe('3')
  })
})
