import { closeWorkSlip, listMessages, listWorkSlips, replyWorkSlip, sendWorkSlip, urgeWorkSlip } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../../src/platform/new-id.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { setClock } from '../month.ts'
import { openStand, type Stand } from '../stand.ts'

describe('NA-36 工作联系单: numbered, sent, replied to in working days, closed by the sender', () => {
  let stand: Stand
  let county: County
  let sender: Caller
  let receiver: Caller
  let stranger: Caller
  const params = () => ({ county: county.code })

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    county = await stand.county()
    await setClock(stand, county, Date.parse('2026-07-01T09:00:00+08:00'))
    sender = await stand.as(county, 'county-admin')
    receiver = await stand.as(county, 'clerk', county.townships[0]!.id)
    stranger = await stand.as(county, 'clerk', county.townships[1]!.id)
  })
  afterAll(() => stand.close())

  const send = (id = newId(), more: object = {}, who = sender) =>
    who.call(sendWorkSlip, {
      params: params(),
      body: {
        ...{ id, fromUnit: county.rootId, toUnit: county.townships[0]!.id, title: '清运机具' },
        ...{ content: '请说明机具调配情况。', replyDays: 3, ...more },
      },
    })
  const slips = async (who: Caller) => (await who.call(listWorkSlips, { params: params() })).answer.slips

  it('numbers have no gap and none twice, however many send at once; sending twice is one slip', async () => {
    const id = newId()
    expect((await send(id)).answer).toEqual({ year: 2026, number: 1 })
    expect((await send(id)).answer).toEqual({ year: 2026, number: 1 })
    const made = await Promise.all(Array.from({ length: 6 }, () => send()))
    expect(made.map(({ answer }) => answer.number).toSorted()).toEqual([2, 3, 4, 5, 6, 7])
    expect((await send(newId(), { fromUnit: county.townships[1]!.id })).fault.code).toBe('work-slip.not-yours')
    expect((await send()).answer.number).toBe(8)
  })

  it('it is told to the unit, due at the end of the third working day, and seen by nobody else', async () => {
    const [slip] = await slips(receiver)
    expect(slip).toMatchObject({
      dueAt: '2026-07-07T00:00:00.000+08:00',
      state: 'sent',
      overdue: false,
      mayReply: true,
    })
    expect(await slips(stranger)).toEqual([])
    const { messages } = (await receiver.call(listMessages, { params: params(), query: {} })).answer
    expect(messages[0]).toMatchObject({ kind: 'work-slip', title: '工作联系单', link: '/cases?tab=slips' })
    const denied = await stranger.call(replyWorkSlip, {
      params: { ...params(), slip: slip!.id },
      body: { content: '无' },
    })
    expect(denied.fault.code).toBe('work-slip.unknown')
  })

  const told = async (who: Caller, title: string) => {
    const { messages } = (await who.call(listMessages, { params: params(), query: {} })).answer
    return messages.filter((one) => one.title === title).length
  }
  /** Lets the county's clock come to a moment, and its timers with it, until the unit was told so often. */
  const comeTo = async (moment: string, who: Caller, title: string, times: number) => {
    await setClock(stand, county, Date.parse(moment))
    await vi.waitFor(
      async () => {
        await stand.look(
          `update pgboss.job set start_after = now() where name = 'work-slips.remind' and state = 'created'`,
        )
        expect(await told(who, title)).toBe(times)
      },
      { timeout: 15_000, interval: 200 },
    )
  }

  it('the sender urges once a day while no reply came; nobody else does', async () => {
    const [slip] = await slips(sender)
    const at = { ...params(), slip: slip!.id }
    expect(slip).toMatchObject({ mayUrge: true, urgedAt: null })
    expect((await slips(receiver))[0]).toMatchObject({ mayUrge: false })
    expect((await receiver.call(urgeWorkSlip, { params: at })).fault.code).toBe('work-slip.not-yours')
    expect((await stranger.call(urgeWorkSlip, { params: at })).fault.code).toBe('work-slip.unknown')
    expect((await sender.call(urgeWorkSlip, { params: at })).status).toBe(200)
    expect((await sender.call(urgeWorkSlip, { params: at })).fault.message).toContain('今天已经催办过，明天可以再催。')
    expect(await told(receiver, '请尽快回复工作联系单')).toBe(1)
  })

  it('TIME-3 on the last working day the receiver is reminded, the day after both hear of it; a reply silences both', async () => {
    const all = await slips(sender)
    const answered = all.at(-1)!
    await receiver.call(replyWorkSlip, { params: { ...params(), slip: answered.id }, body: { content: '已办。' } })
    const open = all.length - 1
    await comeTo('2026-07-06T08:00:00+08:00', receiver, '工作联系单今天到期', 0)
    await comeTo('2026-07-06T09:01:00+08:00', receiver, '工作联系单今天到期', open)
    expect(await told(receiver, '工作联系单已逾期')).toBe(0)
    await comeTo('2026-07-07T09:01:00+08:00', receiver, '工作联系单已逾期', open)
    expect(await told(sender, '工作联系单逾期未回复')).toBe(open)
    expect(await told(receiver, '工作联系单今天到期')).toBe(open)
  })

  it('overdue without a reply; replied, then closed by the sender alone', async () => {
    await setClock(stand, county, Date.parse('2026-07-07T10:00:00+08:00'))
    const [slip] = await slips(sender)
    expect(slip).toMatchObject({ overdue: true, mayReply: false, mayClose: true })
    const at = { ...params(), slip: slip!.id }
    const replied = await receiver.call(replyWorkSlip, { params: at, body: { content: '已调配三台。' } })
    expect(replied.answer.state).toBe('replied')
    expect((await receiver.call(closeWorkSlip, { params: at })).fault.code).toBe('work-slip.not-yours')
    expect((await sender.call(closeWorkSlip, { params: at })).answer.state).toBe('closed')
    const again = await receiver.call(replyWorkSlip, { params: at, body: { content: '补充。' } })
    expect(again.fault.code).toBe('work-slip.refused')
    expect((await slips(sender)).find(({ id }) => id === slip!.id)).toMatchObject({
      reply: '已调配三台。',
      overdue: true,
    })
  })
})
