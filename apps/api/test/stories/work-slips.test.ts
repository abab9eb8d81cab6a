import { closeWorkSlip, listMessages, listWorkSlips, replyWorkSlip, sendWorkSlip } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
    stand = await openStand()
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

  it('overdue without a reply; replied, then closed by the sender alone', async () => {
    await setClock(stand, county, Date.parse('2026-07-07T08:00:00+08:00'))
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
