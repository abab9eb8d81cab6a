import {
  createMechanism,
  deliverNotices,
  foundPost,
  openAccount,
  openCycle,
  type Request,
  type Route,
  routes,
  saveDraft,
  uploadFile,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppendFacts, Standings } from '../../src/features/cycles/index.ts'
import { newId } from '../../src/platform/new-id.ts'
import type { Caller, Reply } from '../caller.ts'
import { type Ids, idsOf } from '../canary.ts'
import { type Month, openMonth } from '../month.ts'
import { sampleAddress, sampleBody } from '../sample-request.ts'
import { openStand, type Stand } from '../stand.ts'

type Draft = Request<typeof saveDraft>['body']

const TEN = Array.from({ length: 10 })

describe('R5 an act sent ten times under one key is done once', () => {
  let stand: Stand
  let month: Month
  let admin: Caller
  let ids: Ids
  let params: { county: string }

  beforeAll(async () => {
    stand = await openStand()
    month = await openMonth(stand)
    await month.answer()
    admin = await stand.as(month.county, 'county-admin')
    params = { county: month.county.code }
    ids = { ...(await idsOf(stand, month.county)), mechanism: month.mechanism, cycle: month.cycle }
  })
  afterAll(() => stand.close())

  const count = async (sql: string): Promise<number> =>
    Number((await stand.look<{ n: string }>(`select count(*) as n from ${sql}`))[0]?.n)
  const acts = (): Promise<number> => count('audit where actor is not null')
  const tenTimes = <R>(send: (caller: Caller) => Promise<Reply<R>>, who = admin): Promise<Reply<R>[]> => {
    const same = who.under(newId())
    return Promise.all(TEN.map(() => send(same)))
  }

  /** Acts that succeed: each leaves exactly one. */
  const done = async <R extends Route>(route: R, request: () => Request<R>, who = admin): Promise<Reply<R>> => {
    const before = await acts()
    const sent = request()
    const replies = await tenTimes((caller) => caller.call(route, sent), who)
    expect(
      replies.map((reply) => reply.status),
      replies[0]?.text,
    ).toEqual(TEN.map(() => 200))
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
    expect((await acts()) - before).toBe(1)
    return replies[0]!
  }

  it('R5 a mechanism, a unit, a post, a relation, a person, a draft: one of each', async () => {
    const before = { mechanisms: await count('mechanisms'), posts: await count('posts') }
    const body = { name: '一次', ownerUnitId: month.county.rootId, template: 'village-monthly-award' }
    const { answer } = await done(createMechanism, () => ({ params, body }))
    const role = 'clerk' as const
    await done(foundPost, () => ({
      params,
      body: { unit: month.town, title: '经办', role, on: '2019-06-03' },
    }))
    expect(await count('mechanisms')).toBe(before.mechanisms + 1)
    expect(await count('posts')).toBe(before.posts + 1)
    const drawn = await stand.look<{ document: Draft['document']; layout: Draft['layout'] }>(
      'select document, layout from mechanism_drafts where mechanism_id = $1',
      [answer.id],
    )
    const draft = { ...drawn[0]!, revision: 1 }
    await done(saveDraft, () => ({ params: { ...params, mechanism: answer.id }, body: draft }))
  })

  it('R5 a cycle opened, notices delivered: one of each, in the county’s own worker queue too', async () => {
    const inspector = month.staff.inspector
    await done(
      openCycle,
      () => ({ params: { ...params, mechanism: month.mechanism }, body: { period: '2019-06' } }),
      month.staff['county-admin'],
    )
    await done(
      deliverNotices,
      () => ({ params: { ...params, cycle: month.cycle }, body: { block: 'objection' } }),
      inspector,
    )
    expect(await count(`facts where kind = 'noticed'`)).toBe(25)
  })

  it('R5 a password is issued once and shown to each of the ten, and stands nowhere in clear', async () => {
    const [person] = await stand.look<{ id: string }>(
      'select id from persons p where tenant_id = $1 and not exists (select 1 from login_names l where l.person_id = p.id) limit 1',
      [month.county.id],
    )
    const id = person?.id ?? (await newPerson())
    const reply = await done(openAccount, () => ({ params, body: { person: id, name: 'once' } }))
    const { password } = reply.answer
    expect(password.length).toBeGreaterThan(7)
    const rows = await stand.look<{ text: string }>('select k::text as text from idempotency_keys k')
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.filter(({ text }) => text.includes(password))).toEqual([])
  })
  async function newPerson(): Promise<string> {
    const id = newId()
    await stand.database.write(month.county.id, { by: null, action: 'story.person', subject: `person:${id}` }, (tx) =>
      tx.sql('insert into persons (tenant_id, id, name) values ($1, $2, $3)', [tx.tenantId, id, '演示']),
    )
    return id
  }

  it('R5 a file uploaded ten times is one upload', async () => {
    const bytes = new Uint8Array(Buffer.from('单位,名次\n甲,1'))
    const before = await count('uploads')
    const replies = await tenTimes((caller) => caller.upload(uploadFile, params, { name: 'a.csv', bytes }))
    expect(replies[0]?.status, replies[0]?.text).toBe(200)
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
    expect(await count('uploads')).toBe(before + 1)
  })

  it('R5 the same key with something else is refused and does nothing; another key, person or route is another act', async () => {
    const key = newId()
    const body = { name: '甲', ownerUnitId: month.county.rootId, template: null }
    const first = await admin.under(key).call(createMechanism, { params, body })
    const other = await admin.under(key).call(createMechanism, { params, body: { ...body, name: '乙' } })
    expect([other.status, other.fault.code]).toEqual([422, 'request.key-reused'])
    const again = await admin.under(key).call(createMechanism, { params, body })
    expect(again.text).toBe(first.text)
    const someone = await stand.as(month.county, 'county-admin')
    const theirs = await someone.under(key).call(createMechanism, { params, body })
    expect(theirs.answer.id).not.toBe(first.answer.id)
    const fresh = await admin.under(newId()).call(createMechanism, { params, body })
    expect(fresh.answer.id).not.toBe(first.answer.id)
    expect((await admin.under('short').call(createMechanism, { params, body })).fault.code).toBe('request.invalid')
  })

  it('R5 what was refused leaves nothing, so that the same key succeeds once the reason is gone', async () => {
    const key = newId()
    const at = { params: { ...params, mechanism: month.mechanism }, body: { period: '2019-5' } }
    const office = month.staff['county-admin']
    const refused = await office.under(key).call(openCycle, at)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect((await office.under(key).call(openCycle, { ...at, body: { period: '2019-07' } })).status).toBe(200)
  })

  it('R5 a failure after the writes takes them back with the key', async () => {
    const before = await acts()
    const attempt = stand.database.together(month.county.id, async () => {
      await stand.database.write(month.county.id, { by: null, action: 'story.half', subject: 'x' }, (tx) =>
        tx.sql('update units set ordinal = 77 where tenant_id = $1 and id = $2', [tx.tenantId, month.town]),
      )
      throw new Error('the answer could not be made')
    })
    await expect(attempt).rejects.toThrow('could not be made')
    expect(await count('units where ordinal = 77')).toBe(0)
    expect(await acts()).toBe(before)
  })

  it('R5 facts that were taken back are not remembered by the process that saw them', async () => {
    const facts = async (): Promise<number> =>
      (await stand.database.read(month.county.id, (tx) => stand.app.get(Standings).of(tx, month.cycle))).facts.length
    const before = await facts()
    const attempt = stand.database.together(month.county.id, async () => {
      await stand.database.write(month.county.id, { by: null, action: 'story.tick', subject: 'x' }, (tx) =>
        stand.app.get(AppendFacts).append(tx, month.cycle, [{ kind: 'tick', slot: {}, value: {}, id: newId() }]),
      )
      expect(await facts()).toBe(before + 1)
      throw new Error('taken back')
    })
    await expect(attempt).rejects.toThrow('taken back')
    expect(await facts()).toBe(before)
  })

  it('R5 a write that is refused inside a longer transaction is taken back alone', async () => {
    const county = month.county.id
    const write = (ordinal: number, fail: boolean) =>
      stand.database.write(county, { by: null, action: `story.${ordinal}`, subject: 'x' }, async (tx) => {
        await tx.sql('update units set ordinal = $3 where tenant_id = $1 and id = $2', [
          tx.tenantId,
          month.town,
          ordinal,
        ])
        if (fail) await tx.sql('select 1 / 0')
      })
    await stand.database.together(county, async () => {
      await write(81, false)
      await write(82, true).catch(() => undefined)
    })
    expect(await count('units where ordinal = 81')).toBe(1)
    expect(await count(`audit where action in ('story.81', 'story.82')`)).toBe(1)
  })

  it('R5 answers are kept for a day', async () => {
    await stand.look(`update idempotency_keys set at = at - interval '25 hours'`)
    await admin.under(newId()).call(createMechanism, {
      params,
      body: { name: '清理', ownerUnitId: month.county.rootId, template: null },
    })
    expect(await count(`idempotency_keys where at < now() - interval '24 hours'`)).toBe(0)
  })

  // last, as some of these sign people out
  const mutating = (routes as readonly Route[]).filter(
    (route) =>
      route.path.startsWith('/api/t/') &&
      route.method !== 'GET' &&
      route.access !== 'anonymous' &&
      route.answer !== 'file',
  )
  it.each(mutating.filter((route) => route.name !== 'session.sign-out').map((route) => [route.name, route] as const))(
    'R5 %s ×10: at most one act, ten equal bodies',
    async (_, route) => {
      const before = await acts()
      const [address, body] = [sampleAddress(route, month.county.code, ids), sampleBody(route, ids)]
      const replies = await tenTimes((caller) => caller.send(route.method, address, body, 'application/json'))
      expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size, replies[0]?.text).toBe(1)
      expect(replies[0]?.status, replies[0]?.text).toBeLessThan(500)
      expect((await acts()) - before).toBeLessThanOrEqual(1)
    },
  )
})
