import { createHmac } from 'node:crypto'
import { dismissDelivery, listChannels, listDeliveries, listMessages, saveContact, sendAgain } from '@jizhi/contracts'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OutboxItem, sendDeliveries } from '../../src/features/deliveries/index.ts'
import { Sending } from '../../src/features/deliveries/sending.ts'
import { newId } from '../../src/platform/new-id.ts'
import { Queue } from '../../src/platform/queue/queue.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { type Hired, hire } from '../hire.ts'
import { setClock } from '../month.ts'
import { letOut, put, setChannel, WEBHOOK_SECRET } from '../outside.ts'
import { httpReceiver, mailReceiver, type Receiver } from '../receivers.ts'
import { openStand, type Stand } from '../stand.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Monday 2 November 2026, ten in the morning in Shanghai: a working day. */
const MONDAY = Date.UTC(2026, 10, 2, 2)
const TEN = Array.from({ length: 10 })
const LONG = 20_000

describe('what leaves the house', () => {
  let stand: Stand
  let county: County
  let admin: Caller
  let clerk: Hired
  let receiver: Receiver

  beforeAll(async () => {
    stand = await openStand({ worker: true })
  })
  afterAll(() => stand.close())

  /** Every story has a county and a receiver of its own. */
  beforeEach(async () => {
    county = await stand.county()
    await setClock(stand, county, MONDAY)
    await letOut(stand, county)
    admin = await stand.as(county, 'county-admin')
    clerk = await hire(stand.app, county, { role: 'clerk', unitId: county.townships[0]!.id })
    receiver = await httpReceiver()
    return () => receiver.close()
  })

  const address = (path: string): string => `http://127.0.0.1:${receiver.port}${path}`
  const item = (n: number, more: Partial<OutboxItem> = {}): OutboxItem => ({
    ...{ what: ['story', n], kind: 'reminder', to: { person: clerk.personId }, title: [`第 ${n} 条`] },
    ...{ body: [{ person: clerk.personId }, '请办理。'], about: { row: `row-${n}` }, link: '/cycles/1', ...more },
  })
  const states = async (channel: string): Promise<string[]> =>
    (
      await stand.look<{ state: string }>(
        'select state from deliveries where tenant_id = $1 and channel = $2 order by put_at, id',
        [county.id, channel],
      )
    ).map(({ state }) => state)
  const comes = (channel: string, state: string): Promise<void> =>
    vi.waitFor(async () => expect(new Set(await states(channel))).toEqual(new Set([state])), { timeout: LONG })
  const arrived = (n: number): Promise<void> =>
    vi.waitFor(() => expect(receiver.got).toHaveLength(n), { timeout: LONG })

  const push = (byMs: number): Promise<void> => stand.pushClock(county, byMs)

  it('webhook: ids only, signed by Standard Webhooks under the delivery’s own id', async () => {
    await setChannel(admin, county, 'webhook', { address: address('/hook'), secret: WEBHOOK_SECRET })
    await put(stand, county, [item(1)])
    await comes('webhook', 'delivered')
    const { headers, body } = receiver.got[0]!
    const said = new Webhook(WEBHOOK_SECRET).verify(body, headers as Record<string, string>)
    expect(said).toMatchObject({ type: 'message.reminder', data: { row: 'row-1', kind: 'reminder' } })
    expect(() => new Webhook(WEBHOOK_SECRET).verify(`${body} `, headers as Record<string, string>)).toThrow()
    const [row] = await stand.look<{ id: string }>(
      `select id from deliveries where tenant_id = $1 and channel = 'webhook'`,
      [county.id],
    )
    expect(headers['webhook-id']).toBe(row?.id)
    expect(body).not.toContain('（故事）')
  })

  it('a robot gets one digest of what a minute brought, signed, without names', async () => {
    await setChannel(admin, county, 'dingtalk', { address: address('/robot?access_token=t'), secret: 'SECfor-a-story' })
    await put(stand, county, [item(1), item(2), item(3, { kind: 'notice' })])
    expect(await states('dingtalk')).toEqual(['waiting', 'waiting', 'waiting'])
    await push(MINUTE)
    await comes('dingtalk', 'delivered')
    expect(receiver.got).toHaveLength(1)
    const { path, body } = receiver.got[0]!
    const url = new URL(path, 'http://robot')
    const timestamp = url.searchParams.get('timestamp')
    const sign = createHmac('sha256', 'SECfor-a-story').update(`${timestamp}\nSECfor-a-story`).digest('base64')
    expect(url.searchParams.get('sign')).toBe(sign)
    const { text } = JSON.parse(body) as { text: { content: string } }
    expect(text.content).toContain('告知 1 条、提醒 2 条')
    expect(text.content).not.toContain('（故事）')
  })

  it('WeCom and SMS carry the same sentence; SMS goes to the number of whoever is addressed', async () => {
    await stand.look(`update persons set phone = '13800000000' where tenant_id = $1 and id = $2`, [
      county.id,
      clerk.personId,
    ])
    await setChannel(admin, county, 'wecom', { address: address('/wecom?key=k') })
    await setChannel(admin, county, 'sms', {
      address: address('/sms?to={phone}'),
      options: { bodyTemplate: '{"text":"{text}","id":"{id}"}', successText: 'errcode' },
    })
    await put(stand, county, [item(1, { urgent: true })])
    await comes('wecom', 'delivered')
    await comes('sms', 'sent')
    expect(receiver.got.map(({ path }) => path).sort()).toEqual(['/sms?to=13800000000', '/wecom?key=k'])
    for (const { body } of receiver.got) expect(body).toContain('提醒 1 条')
  })

  it('mail goes to the address a person gave, with the words of the message', async () => {
    const post = await mailReceiver()
    const caller = await clerk.signIn(stand.origin)
    await caller.call(saveContact, { params: { county: county.code }, body: { email: 'clerk@example.org' } })
    const options = { port: String(post.port), security: 'none', from: 'jizhi@example.org' }
    await setChannel(admin, county, 'mail', { address: '127.0.0.1', options })
    await put(stand, county, [item(1)])
    await comes('mail', 'sent')
    expect(post.got.map(({ path }) => path)).toEqual(['clerk@example.org'])
    expect(post.got[0]?.body).toMatch(/Message-ID: <[0-9a-f-]{36}@jizhi>/i)
    await post.close()
  })

  it('nobody is disturbed at night or on a day off; what is urgent goes out', async () => {
    await setClock(stand, county, MONDAY + 4 * 24 * HOUR + 12 * HOUR) // Friday, ten at night
    await setChannel(admin, county, 'wecom', { address: address('/wecom') })
    await put(stand, county, [item(1), item(2, { kind: 'supervise' })])
    await arrived(1)
    expect(receiver.got[0]?.body).toContain('督办 1 条')
    await push(24 * HOUR) // Saturday night
    await new Promise((done) => setTimeout(done, 3_000))
    expect(receiver.got).toHaveLength(1)
    await push(34 * HOUR + MINUTE) // Monday, just after eight
    await arrived(2)
    expect(receiver.got[1]?.body).toContain('提醒 1 条')
  })

  it('a robot is called 20 times a minute at most; the rest comes as one digest when the minute is over', async () => {
    await setChannel(admin, county, 'wecom', { address: address('/wecom') })
    for (let n = 0; n < 20; n += 1) {
      await put(stand, county, [item(n, { urgent: true })])
      await arrived(n + 1)
    }
    await put(
      stand,
      county,
      Array.from({ length: 5 }, (_, n) => item(100 + n, { urgent: true })),
    )
    await new Promise((done) => setTimeout(done, 2_500))
    expect(receiver.got).toHaveLength(20)
    await push(MINUTE)
    await arrived(21)
    expect(receiver.got[20]?.body).toContain('提醒 5 条')
  }, 90_000)

  it('a robot that says “too often” is left alone for ten minutes', async () => {
    receiver.answer = { status: 200, body: '{"errcode":45009}' }
    await setChannel(admin, county, 'wecom', { address: address('/wecom') })
    await put(stand, county, [item(1, { urgent: true })])
    await comes('wecom', 'failed')
    receiver.answer = { status: 200, body: '{"errcode":0}' }
    await push(9 * MINUTE)
    await new Promise((done) => setTimeout(done, 2_500))
    expect(receiver.got).toHaveLength(1)
    await push(MINUTE)
    await comes('wecom', 'delivered')
  })

  it('after six attempts it is given up, an alarm lies in the administrators’ inbox, and 再发 begins anew', async () => {
    receiver.answer = { status: 500, body: 'broken' }
    await setChannel(admin, county, 'webhook', { address: address('/hook'), secret: WEBHOOK_SECRET })
    await put(stand, county, [item(1)])
    for (const [at, pause] of [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR].entries()) {
      await arrived(at + 1)
      await comes('webhook', 'failed')
      await push(pause + 1_000)
    }
    await vi.waitFor(() => expect(receiver.got.length).toBeGreaterThanOrEqual(6), LONG)
    await vi.waitFor(async () => expect(await states('webhook')).toContain('dead'), LONG)
    // the six attempts are one message; the alarm about the channel tries it as well
    expect(new Set(receiver.got.slice(0, 6).map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const params = { county: county.code }
    const { messages } = (await admin.call(listMessages, { params, query: {} })).answer
    expect(messages).toMatchObject([{ kind: 'alarm', urgent: true, link: '/settings' }])
    const listed = (await admin.call(listDeliveries, { params, query: { state: 'dead' } })).answer
    expect(listed).toMatchObject({ dead: 1, deliveries: [{ answer: '500 broken', attempts: 6, mayAgain: true }] })
    receiver.answer = { status: 200, body: '' }
    const delivery = listed.deliveries[0]?.id ?? ''
    expect((await admin.call(sendAgain, { params: { ...params, delivery } })).status).toBe(200)
    await vi.waitFor(async () => expect(await states('webhook')).toContain('delivered'), LONG)
    expect((await admin.call(sendAgain, { params: { ...params, delivery } })).fault.code).toBe('delivery.not-again')
    const body = { reason: '对方平台已停用' }
    const dismiss = () => admin.call(dismissDelivery, { params: { ...params, delivery }, body })
    expect((await dismiss()).fault.code).toBe('delivery.not-dead')
    await stand.look(`update deliveries set state = 'dead' where id = $1`, [delivery])
    expect((await dismiss()).answer).toEqual({ state: 'unneeded' })
    const ignored = (await admin.call(listDeliveries, { params, query: { state: 'unneeded' } })).answer
    expect(ignored).toMatchObject({ dead: 0, deliveries: [{ id: delivery, answer: '已忽略：对方平台已停用' }] })
  }, 120_000)

  it('R5 an item put ten times and its job sent ten times is one message at the receiver', async () => {
    await setChannel(admin, county, 'webhook', { address: address('/hook'), secret: WEBHOOK_SECRET })
    await Promise.all(TEN.map(() => put(stand, county, [item(1)])))
    const deed = { by: null, action: 'story.job', subject: 'county' }
    await Promise.all(
      TEN.map(() =>
        stand.database.write(county.id, deed, (tx) =>
          stand.app.get(Queue).send(tx, sendDeliveries, { channel: 'webhook' }),
        ),
      ),
    )
    await comes('webhook', 'delivered')
    await vi.waitFor(async () => {
      const open = await stand.look(
        `select 1 from pgboss.job where name = 'deliveries.send' and data ->> 'tenant' = $1 and state not in ('completed')`,
        [county.id],
      )
      expect(open).toEqual([])
    }, LONG)
    expect(receiver.got).toHaveLength(1)
  }, 40_000)

  it('R1 an attempt whose worker fell silent is made again after its lease, under the same id', async () => {
    receiver.answer = { status: 500, body: '' }
    await setChannel(admin, county, 'webhook', { address: address('/hook'), secret: WEBHOOK_SECRET })
    await put(stand, county, [item(1)])
    await comes('webhook', 'failed')
    // as a worker killed with SIGKILL after the call leaves it: taken, called, and no answer recorded
    await stand.look(
      `update deliveries set state = 'sending', taken_by = null, next_at = null, lease_until = tenant_now($1) + interval '2 minutes' where tenant_id = $1 and channel = 'webhook'`,
      [county.id],
    )
    receiver.answer = { status: 200, body: '' }
    await push(MINUTE + 1_000) // the wake-up of the retry finds the lease still running
    await new Promise((done) => setTimeout(done, 2_500))
    expect(receiver.got).toHaveLength(1)
    await push(MINUTE + 1_000)
    await comes('webhook', 'delivered')
    // the six attempts are one message; the alarm about the channel tries it as well
    expect(new Set(receiver.got.slice(0, 6).map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('R1 an attempt of a worker that died is made again at once by whoever gets its job', async () => {
    await setChannel(admin, county, 'webhook', { address: address('/hook'), secret: WEBHOOK_SECRET })
    await put(stand, county, [item(1)])
    await comes('webhook', 'delivered')
    const job = newId()
    // as a worker killed with SIGKILL in the call leaves it: its lease has two minutes to go, its job is fetched again
    await stand.look(
      `update deliveries set state = 'sending', taken_by = $2, lease_until = tenant_now($1) + interval '2 minutes'
       where tenant_id = $1 and channel = 'webhook'`,
      [county.id, job],
    )
    const sending = stand.app.get(Sending)
    expect(await sending.sendNext(county.id, 'webhook', [newId()]), 'another job leaves it alone').toBe(false)
    expect(await sending.sendNext(county.id, 'webhook', [newId(), job])).toBe(true)
    await comes('webhook', 'delivered')
    expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(receiver.got).toHaveLength(2)
  })

  it('S4 an address inside the network is refused after DNS, unless the county allowed the host by name', async () => {
    await letOut(stand, county, ['localhost'])
    await setChannel(admin, county, 'webhook', { address: address('/hook'), secret: WEBHOOK_SECRET })
    await setChannel(admin, county, 'wecom', { address: `http://localhost:${receiver.port}/wecom` })
    await put(stand, county, [item(1, { urgent: true })])
    await comes('webhook', 'failed')
    await comes('wecom', 'delivered')
    expect(receiver.got.map(({ path }) => path)).toEqual(['/wecom'])
    const { deliveries } = (
      await admin.call(listDeliveries, { params: { county: county.code }, query: { channel: 'webhook' } })
    ).answer
    expect(deliveries[0]?.answer).toContain('在内部网络')
  })

  it('what was read in the inbox is not sent after it; what nobody read goes to the robot after working hours', async () => {
    await setChannel(admin, county, 'wecom', { address: address('/wecom'), afterHours: 4 })
    await put(stand, county, [item(1)])
    await stand.look(`update deliveries set read_at = now() where tenant_id = $1 and channel = 'inbox'`, [county.id])
    await put(stand, county, [item(2)])
    await push(5 * HOUR) // from ten to three: noon does not count
    await new Promise((done) => setTimeout(done, 2_500))
    expect(receiver.got).toHaveLength(0)
    await push(HOUR + 2 * MINUTE)
    await arrived(1)
    expect(receiver.got[0]?.body).toContain('提醒 1 条')
    await vi.waitFor(async () => expect((await states('wecom')).sort()).toEqual(['delivered', 'unneeded']), LONG)
  })

  it('a secret goes in sealed and never comes out; a county that rehearses sends nothing', async () => {
    await setChannel(admin, county, 'webhook', { address: address('/hook?token=hidden'), secret: WEBHOOK_SECRET })
    const shown = await admin.call(listChannels, { params: { county: county.code } })
    expect(shown.text).not.toMatch(/whsec_|hidden/)
    expect(shown.answer.channels.find(({ channel }) => channel === 'webhook')).toMatchObject({
      host: '127.0.0.1',
      hasSecret: true,
    })
    const rows = await stand.look<{ sealed: string }>('select sealed from channels where tenant_id = $1', [county.id])
    expect(Buffer.from(rows[0]?.sealed ?? '', 'base64').toString()).not.toMatch(/whsec_|hidden/)
    await stand.look('delete from delivery_rules where tenant_id = $1', [county.id]) // as a demo county begins
    await put(stand, county, [item(1)])
    expect([await states('inbox'), await states('webhook')]).toEqual([['delivered'], []])
  })
})
