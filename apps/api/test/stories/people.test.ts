import {
  amendPerson,
  appoint,
  endHolding,
  endPost,
  erasePerson,
  findWho,
  foundPost,
  listAccounts,
  listPersons,
  listPosts,
  openAccount,
  readSession,
  resetPassword,
  switchAccount,
} from '@jizhi/contracts'
import { graphAsOf, must, parseDay } from '@jizhi/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orgOf } from '../../src/features/people/index.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

const START = '2026-01-01'
const ON = '2026-07-01'

describe('posts, persons and accounts', () => {
  let stand: Stand
  let county: County
  let admin: Caller

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    admin = await stand.as(county, 'county-admin')
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code })
  const town = (at: number) => county.townships[at]?.id ?? ''
  const post = async (unit: string, title: string, caller = admin) =>
    caller.call(foundPost, { params: params(), body: { unit, title, role: 'clerk', on: START } })
  const take = (
    id: string,
    name: string,
    more: { replaces?: string; on?: string; deputy?: boolean } = {},
    caller = admin,
  ) =>
    caller.call(appoint, {
      params: { ...params(), post: id },
      body: {
        who: { name, phone: '13800000000' },
        deputy: more.deputy ?? false,
        replaces: more.replaces ?? null,
        on: more.on ?? START,
      },
    })

  it('PIN-4 a setting of a drawing says whom it finds today, and for which rows nobody', async () => {
    const query = { owner: county.rootId, at: 'row', role: 'lane-chief', deputy: 'yes', rows: 'township' } as const
    const ask = (caller: Caller, owner = county.rootId) =>
      caller.call(findWho, { params: params(), query: { ...query, owner } })
    const rows = county.townships.length
    const body = { unit: town(0), title: '巷长', role: 'lane-chief', on: START } as const
    const { post: made } = (await admin.call(foundPost, { params: params(), body })).answer
    const empty = (await ask(admin)).answer
    expect(empty).toMatchObject({ rows, found: 0, samples: [] })
    expect(empty.missing.map(({ why }) => why).toSorted()).toEqual([
      ...Array.from({ length: Math.min(rows, 6) - 1 }, () => 'no-post'),
      'vacant',
    ])
    expect((await take(made, '巷长（故事）')).status).toBe(200)
    const holders = [{ name: '巷长（故事）', deputy: false, standsIn: false }]
    const { answer } = await ask(admin)
    expect(answer).toMatchObject({ rows, found: 1, samples: [{ posts: [{ title: '巷长', holders }] }] })
    expect(answer.samples[0]?.unitName).toBe(answer.samples[0]?.posts[0]?.unitName)
    // whoever may not see persons is told how many they are
    const viewer = await stand.as(county, 'viewer')
    expect((await ask(viewer)).answer.samples[0]?.posts[0]?.holders).toEqual([{ ...holders[0], name: null }])
    expect((await ask(admin, (await stand.county()).rootId)).fault.code).toBe('unit.unknown')
  })

  it('LAD-2 a measure of a drawing says whom it would meet today: the holder of the post, or the unit itself', async () => {
    const target = { side: 'target', at: 'row', owner: county.rootId, rows: 'township' } as const
    const met = async (more: object) =>
      (await admin.call(findWho, { params: params(), query: { ...target, ...more } })).answer
    const rows = county.townships.length
    const chief = await met({ role: 'lane-chief' })
    expect(chief).toMatchObject({ rows, found: 1, samples: [{ posts: [{ title: '巷长' }], units: [] }] })
    expect(chief.missing.map(({ why }) => why)).toEqual(Array.from({ length: rows - 1 }, () => 'no-post'))
    const units = await met({})
    expect(units).toMatchObject({ rows, found: rows, missing: [] })
    expect(units.samples.every(({ unitName, posts, ...one }) => posts.length === 0 && one.units[0] === unitName)).toBe(
      true,
    )
    expect(new Set((await met({ at: 'parent' })).samples.flatMap((one) => one.units)).size).toBe(1)
    const nowhere = await met({ at: 'relation', relation: 'area-duty' })
    expect(nowhere).toMatchObject({ found: 0 })
    expect(nowhere.missing[0]?.why).toBe('no-place')
  })

  it('PIN-6 a head and the deputies of a township are put in office, may read, and open nothing', async () => {
    const body = { unit: town(1), title: '镇长', role: 'head', on: START } as const
    const made = await admin.call(foundPost, { params: params(), body })
    expect(made.status, made.text).toBe(200)
    const head = await take(made.answer.post, '主要领导甲')
    await take(made.answer.post, '副职乙', { deputy: true })
    const { posts } = (await admin.call(listPosts, { params: params(), query: { day: ON } })).answer
    const standing = posts.find(({ id }) => id === made.answer.post)
    expect([standing?.role, standing?.holders.map(({ deputy }) => deputy)]).toEqual(['head', [false, true]])
    const graph = await stand.database.read(county.id, async (tx) =>
      must(graphAsOf(await orgOf(tx), must(parseDay(ON)))),
    )
    const seen = graph.posts.find(({ id }) => id === (made.answer.post as string)) // compared only
    expect([seen?.role, seen?.holders.length]).toEqual(['head', 2])

    const opened = await admin.call(openAccount, {
      params: params(),
      body: { person: head.answer.person, name: '镇长甲' },
    })
    const own = stand.anyone()
    await own.signIn(county.code, '镇长甲', opened.answer.password)
    expect((await own.call(listPosts, { params: params(), query: {} })).status).toBe(200)
    const founding = await own.call(foundPost, { params: params(), body: { ...body, title: '副镇长' } })
    expect(founding.status).toBe(403)
  })

  it('a post is handed over on a day: both stand in the history, and each day answers with its own holder', async () => {
    const made = (await post(town(0), '环卫经办')).answer.post
    const first = await take(made, '经办甲')
    const second = await take(made, '经办乙', { replaces: first.answer.holder, on: ON })
    expect(second.status).toBe(200)
    const holders = async (day: string) =>
      (await admin.call(listPosts, { params: params(), query: { day } })).answer.posts
        .find(({ id }) => id === made)
        ?.holders.filter(({ from }) => from <= day)
        .map(({ name }) => name)
    expect([await holders('2026-06-30'), await holders(ON)]).toEqual([['经办甲'], ['经办乙']])
    const pinned = await stand.database.read(county.id, async (tx) =>
      must(graphAsOf(await orgOf(tx), must(parseDay(ON)))),
    )
    expect(pinned.posts.find(({ id }) => id === made)?.holders).toEqual([second.answer.person])
  })

  it('an account opens with a password shown once, and what the person may do follows the post', async () => {
    const made = (await post(town(0), '填报岗')).answer.post
    const { person } = (await take(made, '填报甲')).answer
    const opened = await admin.call(openAccount, { params: params(), body: { person, name: 'tianbao1' } })
    expect(opened.answer.password).toMatch(/^(\w{3}-){3}\w{3}$/)
    const signedIn = stand.anyone()
    expect((await signedIn.signIn(county.code, 'tianbao1', opened.answer.password)).answer.actor.grants).toEqual([
      expect.objectContaining({ role: 'clerk', unitId: town(0) }),
    ])
    const twice = await admin.call(openAccount, { params: params(), body: { person, name: 'other' } })
    expect(twice.fault.message).toBe('这位同志已有用户名 tianbao1，一人只开一个账号。')
    const another = (await take(made, '填报乙', { deputy: true })).answer.person
    const taken = await admin.call(openAccount, { params: params(), body: { person: another, name: 'tianbao1' } })
    expect(taken.fault.message).toBe('用户名 tianbao1 已有人使用，请换一个。')

    const reset = await admin.call(resetPassword, { params: { ...params(), person } })
    expect((await signedIn.call(readSession, { params: params() })).status).toBe(401)
    expect((await stand.anyone().signIn(county.code, 'tianbao1', reset.answer.password)).status).toBe(200)
    await admin.call(switchAccount, { params: { ...params(), person }, body: { disabled: true } })
    expect((await stand.anyone().signIn(county.code, 'tianbao1', reset.answer.password)).status).toBe(401)
    const [row] = (await admin.call(listAccounts, { params: params() })).answer.accounts.filter(
      ({ name }) => name === 'tianbao1',
    )
    expect(row).toMatchObject({ disabled: true, personName: '填报甲', posts: ['甲1镇填报岗'] })
  })

  it("a password of someone who also serves another county is not one county's to reset", async () => {
    const there = await stand.county()
    const [mine] = await stand.look<{ user_id: string; person_id: string }>(
      `select user_id, person_id from login_names where tenant_id = $1 and name = 'tianbao1'`,
      [county.id],
    )
    await stand.as(there, 'viewer')
    await stand.look('update login_names set user_id = $1 where tenant_id = $2', [mine?.user_id, there.id])
    const reset = await admin.call(resetPassword, { params: { ...params(), person: mine?.person_id ?? '' } })
    expect(reset.fault.code).toBe('account.serves-others')
  })

  it('a person out of office is erased: name and phone go, the holdings and the audit stay', async () => {
    const made = (await post(town(0), '临时岗')).answer.post
    const { holder, person } = (await take(made, '临时甲')).answer
    await admin.call(openAccount, { params: params(), body: { person, name: '临时甲' } })
    const erase = () => admin.call(erasePerson, { params: { ...params(), person } })
    expect((await erase()).fault.message).toContain('还在任（临时岗）')
    await admin.call(endHolding, { params: { ...params(), holder }, body: { on: ON } })
    expect((await erase()).status).toBe(200)
    const [kept] = await stand.look(
      `select p.name, p.phone, (select count(*)::int from holders h where h.person_id = p.id) as held,
              (select name like '已抹去%' and disabled from login_names l where l.person_id = p.id) as closed
       from persons p where p.id = $1`,
      [person],
    )
    expect(kept).toEqual({ name: null, phone: null, held: 1, closed: true })
    const written = await stand.look<{ text: string }>(
      'select to_jsonb(a)::text as text from audit a where tenant_id = $1',
      [county.id],
    )
    expect(written.filter(({ text }) => text.includes('临时甲') || text.includes('13800000000'))).toEqual([])
    expect(written.some(({ text }) => text.includes('persons.erase'))).toBe(true)
  })

  it("a township's people manager keeps its own posts and reaches nobody of another township", async () => {
    const manager = await stand.as(county, 'county-admin', town(0))
    const own = await post(town(0), '本镇岗', manager)
    expect(own.status).toBe(200)
    const theirs = (await post(town(1), '邻镇岗')).answer.post
    const { holder, person } = (await take(theirs, '邻镇甲')).answer
    const body = { disabled: true }
    const refusals = await Promise.all([
      post(town(1), '越权岗', manager),
      take(theirs, '越权', {}, manager),
      manager.call(endPost, { params: { ...params(), post: theirs }, body: { on: ON } }),
      manager.call(endHolding, { params: { ...params(), holder }, body: { on: ON } }),
      manager.call(amendPerson, { params: { ...params(), person }, body: { name: '改名', phone: null } }),
      manager.call(openAccount, { params: params(), body: { person, name: 'linzhen' } }),
      manager.call(switchAccount, { params: { ...params(), person }, body }),
    ])
    expect(refusals.map(({ fault }) => fault.code)).toEqual(refusals.map(() => 'access.denied'))
    const seen = (await manager.call(listPersons, { params: params() })).answer.persons.find(({ id }) => id === person)
    expect(seen).toMatchObject({ name: '邻镇甲', phone: null, mayChange: false })
  })

  it('whoever may not read persons sees posts without names', async () => {
    const viewer = await stand.as(county, 'viewer')
    const { posts } = (await viewer.call(listPosts, { params: params(), query: {} })).answer
    expect(posts.length).toBeGreaterThan(3)
    expect(posts.flatMap(({ holders }) => holders).every(({ name }) => name === null)).toBe(true)
    expect((await viewer.call(listPersons, { params: params() })).fault.code).toBe('access.denied')
  })

  it('the last administrator cannot leave before another one is there', async () => {
    const alone = await stand.county()
    const only = await stand.as(alone, 'county-admin')
    const [holder] = await stand.look<{ id: string }>('select id from holders where tenant_id = $1', [alone.id])
    const left = await only.call(endHolding, {
      params: { county: alone.code, holder: holder?.id ?? '' },
      body: { on: ON },
    })
    expect(left.fault.message).toBe('县里至少要留一名管理员，请先安排接任的人。')
  })
})
