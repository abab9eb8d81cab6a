import { listMessages, readMessages, unreadMessages } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Outbox, type OutboxItem } from '../../src/features/deliveries/index.ts'
import type { Caller } from '../caller.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

describe('messages', () => {
  let stand: Stand
  let month: Month
  let params: { county: string }

  beforeAll(async () => {
    stand = await openStand()
    month = await openMonth(stand)
    params = { county: month.county.code }
  })
  afterAll(() => stand.close())

  const put = (items: readonly OutboxItem[]): Promise<number> =>
    stand.database.write(month.county.id, { by: null, action: 'story.put', subject: 'county' }, (tx) =>
      stand.app.get(Outbox).put(tx, items),
    )
  const inbox = async (caller: Caller, query: { unread?: 'true'; before?: string } = {}) =>
    (await caller.call(listMessages, { params, query })).answer
  const item = (n: number, to: OutboxItem['to']): OutboxItem => ({
    what: ['story', n],
    kind: 'reminder',
    to,
    title: [`第 ${n} 条`],
    body: [{ unit: month.town }, '请查收。'],
    about: {},
    link: '',
  })

  it('OBJ-3 a notice is delivered when it lies in the inbox of the unit’s clerks; a village without people is read above it', async () => {
    await month.answer()
    await deliver(month)
    const { messages, unread } = await inbox(month.staff.clerk)
    expect([messages.length, unread]).toEqual([25, 25])
    expect(messages[0]).toMatchObject({ kind: 'notice', read: false, link: `/cycles/${month.cycle}` })
    const names = await stand.look<{ name: string }>('select name from unit_names')
    expect(names.map(({ name }) => `2019年5月成绩告知：${name}`)).toContain(messages[0]?.title)
    expect((await inbox(month.staff.finance)).messages).toEqual([])
  })

  it('EFF-1 the same what to the same addressee leaves once; to another addressee it is another message', async () => {
    const person = month.people.finance.personId
    const items = [item(1, { person }), item(1, { person }), item(1, { unit: month.town })]
    expect(await put(items)).toBe(2)
    expect(await put(items)).toBe(0)
  })

  it('FACT-7 names stand in no row: they are put in when somebody looks', async () => {
    const { messages } = await inbox(month.staff.finance)
    const [{ name } = { name: '' }] = await stand.look<{ name: string }>(
      'select name from unit_names where unit_id = $1',
      [month.town],
    )
    expect(messages).toEqual([expect.objectContaining({ title: '第 1 条', body: `${name}请查收。` })])
    expect(await stand.look('select 1 from deliveries where body::text like $1', [`%${name}%`])).toEqual([])
  })

  it('a message to a post goes with the post, one to a person stays with the person', async () => {
    await put([item(2, { post: month.people.approver.postId }), item(3, { person: month.people.signatory.personId })])
    expect((await inbox(month.staff.approver)).messages.map(({ title }) => title)).toEqual(['第 2 条'])
    expect((await inbox(month.staff.signatory)).messages.map(({ title }) => title)).toEqual(['第 3 条'])
  })

  it('read is per person; nobody marks what is not theirs', async () => {
    const clerk = month.staff.clerk
    const { messages } = await inbox(clerk)
    const ids = messages.slice(0, 2).map(({ id }) => id)
    await month.staff.finance.call(readMessages, { params, body: { messages: ids } })
    expect((await inbox(clerk)).unread).toBe(26)
    expect((await clerk.call(readMessages, { params, body: { messages: ids } })).answer.unread).toBe(24)
    expect((await inbox(clerk, { unread: 'true' })).messages).toHaveLength(24)
    expect((await clerk.call(readMessages, { params, body: { messages: null } })).answer.unread).toBe(0)
    expect((await clerk.call(unreadMessages, { params })).answer.unread).toBe(0)
  })

  it('a long inbox comes in pages, none twice', async () => {
    const person = month.people.inspector.personId
    await put(Array.from({ length: 60 }, (_, at) => item(100 + at, { person })))
    const first = await inbox(month.staff.inspector)
    const second = await inbox(month.staff.inspector, { before: first.messages.at(-1)?.id ?? '' })
    expect([first.messages.length, first.more, second.messages.length, second.more]).toEqual([50, true, 10, false])
    expect(new Set([...first.messages, ...second.messages].map(({ id }) => id)).size).toBe(60)
  })
})
