import { listMessages, readMessages } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, passWindow, settled } from '../month-acts.ts'
import { letOut, setChannel, WEBHOOK_SECRET } from '../outside.ts'
import { httpReceiver, type Receiver } from '../receivers.ts'
import { openStand, type Stand } from '../stand.ts'

const LONG = 30_000

/** Every village is told its place once it is official, with a receipt, and the owner's administrator gets a copy. */
function withMessage(document: Mechanism): Mechanism {
  const message = {
    id: 'told',
    kind: 'tell',
    name: '成绩通知',
    config: {
      ...{ channel: 'message', title: '成绩通知', audience: 'line', columns: ['place'], order: 'place', names: 'none' },
      ...{ cc: ['county-admin'], receipt: true, signatory: { at: 'owner', role: 'signatory' } },
    },
  } as const
  return {
    ...document,
    blocks: [...document.blocks, message],
    wires: [...document.wires, { from: { block: 'result', port: 'frozen' }, to: { block: 'told', port: 'in' } }],
  }
}

describe('what a mechanism tells', () => {
  let stand: Stand
  let month: Month
  let receiver: Receiver
  let params: { county: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    receiver = await httpReceiver('')
    month = await openMonth(stand, withMessage)
    params = { county: month.county.code }
    await letOut(stand, month.county)
    const admin = await stand.as(month.county, 'county-admin')
    const address = `http://127.0.0.1:${receiver.port}/hook`
    await setChannel(admin, month.county, 'webhook', { address, secret: WEBHOOK_SECRET, takes: ['duty'] })
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
  })
  afterAll(async () => {
    await receiver.close()
    await stand.close()
  })

  const inbox = async (who: 'clerk' | 'county-admin') =>
    (await month.staff[who].call(listMessages, { params, query: {} })).answer.messages

  it('EFF-1 TELL-2 each village is told its own figures, and the named post gets the copies', async () => {
    await settled(month)
    const told = (await inbox('clerk')).filter(({ kind }) => kind === 'message')
    const places = await month.column('rank', 'ranked', 'place')
    const said = told.map(({ body }) => /名次 (\d+)/.exec(body)?.[1]).filter((place) => place !== undefined)
    expect(said.sort()).toEqual([...places.values()].filter((place) => /^\d+$/.test(place)).sort())
    const copies = (await inbox('county-admin')).filter(({ kind }) => kind === 'message')
    expect(copies).toHaveLength(told.length)
    expect(copies[0]?.title).toBe('抄送：2019年5月成绩通知')
  })

  it('EFF-6 the first reading of a message with a receipt comes back as a fact of its effect, once', async () => {
    const [first] = (await inbox('clerk')).filter(({ kind }) => kind === 'message')
    const body = { messages: [first?.id ?? ''] }
    await Promise.all([1, 2, 3].map(() => month.staff.clerk.call(readMessages, { params, body })))
    const acknowledged = () =>
      stand.look<{ item: string }>(`select item from facts where kind = 'acknowledged' and value ->> 'state' = 'done'`)
    await vi.waitFor(async () => expect(await acknowledged()).toHaveLength(1), LONG)
    const effects = await stand.look<{ key: string }>(`select key from effects where kind = 'message'`)
    expect(effects.map(({ key }) => key)).toContain((await acknowledged())[0]?.item)
  })

  it('duties are pushed when they open and closed when they are done, each once', async () => {
    const events = () =>
      receiver.got.map(({ body, headers }) => {
        const said = new Webhook(WEBHOOK_SECRET).verify(body, headers as Record<string, string>)
        return said as { type: string; data: { duty: string; task: string } }
      })
    const keys = (type: string): string[] =>
      events()
        .filter((event) => event.type === type)
        .map(({ data }) => data.duty)
    const open = async (): Promise<number> => (await month.read()).tasks.length
    await vi.waitFor(
      async () => {
        const waiting = await stand.look(
          `select 1 from deliveries where kind = 'duty' and state not in ('delivered', 'unneeded')`,
        )
        expect(waiting).toEqual([])
        expect(keys('duty.opened').length - keys('duty.closed').length).toBe(await open())
      },
      { timeout: 90_000, interval: 1_000 },
    )
    expect(new Set(keys('duty.opened')).size).toBe(keys('duty.opened').length)
    expect(keys('duty.closed').every((key) => keys('duty.opened').includes(key))).toBe(true)
    expect(keys('duty.closed').length).toBeGreaterThan(0)
  }, 120_000)
})
