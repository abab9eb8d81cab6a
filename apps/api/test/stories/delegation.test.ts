import {
  decideFiling,
  giveGrant,
  listGrants,
  listMessages,
  listTownshipMechanisms,
  readTerms,
  readTownshipValues,
  revokeGrant,
  saveTownshipValues,
} from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { County } from '../county.ts'
import { drawingActs, withTownshipValues } from '../delegation-acts.ts'
import { books } from '../ledger-acts.ts'
import { byHand, MORNING, type Month, monthAt, publishedRows, setClock, staffOf } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const PRIZES = 'money/优秀自然村奖金'
const wire = (from: string, port: string, to: string) => ({
  from: { block: from, port },
  to: { block: to, port: 'in' },
})

/** GM-18: 100,000 元 of the township's own for its excellent villages, in proportion to what they scored. */
function withPrizes(document: Mechanism): Mechanism {
  const at = (id: string) => document.blocks.find((one) => one.id === id)!
  const excellent = {
    ...{ id: 'excellent', kind: 'branch' as const, name: '优秀自然村' },
    config: { mode: 'first', cases: [{ id: 'yes', label: '优秀', when: 'composite >= 95' }] },
  }
  const prize = {
    ...{ id: 'prize', kind: 'allocate' as const, name: '镇设奖金' },
    config: {
      ...{
        pool: 'amount',
        amount: '100000',
        method: 'share',
        weight: 'composite',
        prefix: 'prize_',
        prefixLabel: '镇设',
      },
      completeness: { rule: 'all' },
    },
  }
  const lines = [{ account: 'money', column: 'prize_award', counter: '优秀自然村奖金' }]
  return {
    ...document,
    blocks: [
      ...document.blocks,
      excellent,
      prize,
      { ...at('review'), id: 'prize_review', name: '镇设奖金审核' },
      { ...at('post'), id: 'prize_post', name: '镇设奖金入账', config: { ...at('post').config, lines } },
    ],
    wires: [
      ...document.wires,
      wire('result', 'frozen', 'excellent'),
      wire('excellent', 'yes', 'prize'),
      wire('prize', 'awards', 'prize_review'),
      wire('prize_review', 'passed', 'prize_post'),
    ],
    ends: [
      ...document.ends,
      { block: 'excellent', port: 'else' },
      { block: 'excellent', port: 'open' },
      { block: 'prize_review', port: 'refused' },
      { block: 'prize_post', port: 'refused' },
    ],
  }
}

const locked = (document: Mechanism): Mechanism => ({
  ...document,
  blocks: document.blocks.map((one) =>
    one.id === 'review' ? { ...one, config: { ...one.config, who: { at: 'owner', role: 'clerk' } } } : one,
  ),
})

describe('GM-17 GM-18 a county delegates, two townships design within it', () => {
  let stand: Stand
  let county: County
  let root: Awaited<ReturnType<typeof staffOf>>
  let towns: Awaited<ReturnType<typeof staffOf>>[]
  let acts: ReturnType<typeof drawingActs>
  let source: string
  let grant: string
  let own: string[]
  let months: Month[]

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    county = await stand.county({ townships: 2, villages: publishedRows().length })
    await setClock(stand, county, MORNING)
    root = await staffOf(stand, county, county.rootId)
    towns = [
      await staffOf(stand, county, county.townships[0]!.id),
      await staffOf(stand, county, county.townships[1]!.id),
    ]
    acts = drawingActs(county)
    const { staff } = root
    const body = { name: '村级月度考评', ownerUnitId: county.rootId, template: 'village-monthly-award' }
    source = (await acts.create(staff['county-admin'], body)).answer.id
    await acts.redraw(staff['county-admin'], source, byHand)
    await acts.submit(staff['county-admin'], source)
    await acts.approve(staff.approver, source)
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code })
  const admin = (town: number) => towns[town]!.staff['county-admin']
  const take = (town: number, values: Record<string, string>, copyOf = source) =>
    acts.create(admin(town), {
      ...{ name: `${county.townships[town]!.name}村级考评`, ownerUnitId: county.townships[town]!.id },
      ...{ template: null, copyOf, values },
    })
  const give = (body: Partial<Parameters<typeof acts.create>[1]> & Record<string, unknown> = {}) =>
    root.staff['county-admin'].call(giveGrant, {
      params: params(),
      body: {
        ...{ units: [], source: { kind: 'mechanism', name: source }, reach: 'extend', filing: 'record', note: null },
        ...body,
      },
    })
  const list = async () => (await root.staff.approver.call(listTownshipMechanisms, { params: params() })).answer
  const decide = (mechanism: string, verdict: 'accepted' | 'returned', reason: string | null = null) =>
    root.staff.approver.call(decideFiling, {
      params: { ...params(), mechanism, version: 1 },
      body: { verdict, reason },
    })

  it('the county gives what is in force, a township gives nothing; from then on only what was given may be drawn', async () => {
    const body = { ...params() }
    const asked = { units: [], source: { kind: 'blank' as const, name: '' }, note: null }
    const refused = await admin(0).call(giveGrant, {
      params: body,
      body: { ...asked, reach: 'extend', filing: 'record' },
    })
    expect(refused.fault.code).toBe('access.denied')
    grant = (await give()).answer.ids[0]!
    expect((await give()).fault.message).toContain('全部乡镇已有同一来源的下放')
    const { grants } = (await admin(0).call(listGrants, { params: params() })).answer
    expect(grants).toMatchObject([
      {
        title: '村级月度考评',
        reach: 'extend',
        filing: 'record',
        taken: 0,
        mayTake: [{ unitName: '甲1镇', mechanism: null }],
      },
    ])
    const blank = await acts.create(admin(0), {
      ...{ name: '自己画', ownerUnitId: county.townships[0]!.id, template: null },
    })
    expect(blank.fault.message).toBe('县里没有把“空白画布”下放给甲1镇。请联系县里，或从下放给本镇的机制中选择。')
  })

  it('PARAM-3 ROST-6 two townships take it over with amounts of their own, within the bounds', async () => {
    expect((await take(0, { first: '30000' })).fault.message).toContain('第 1–2 名奖补')
    own = [(await take(0, { first: '8000' })).answer.id, (await take(1, { first: '6000', others: '1500' })).answer.id]
    const { grants } = (await admin(0).call(listGrants, { params: params() })).answer
    expect(grants[0]).toMatchObject({ taken: 2, mayTake: [{ mechanism: own[0] }] })
    const { terms } = (await admin(0).call(readTerms, { params: acts.at(own[0]!) })).answer
    expect(terms).toMatchObject({ reach: 'extend', title: '村级月度考评', origin: { id: source } })
  })

  it('PARAM-5 GM-18 one adds a prize pool of its own; what is locked is refused by name and reason', async () => {
    const refused = await acts.redraw(admin(1), own[1]!, locked)
    expect([refused.fault.code, refused.fault.message]).toEqual([
      'delegation.departs',
      '有 1 处超出县里下放的范围：“资金由谁审核”已锁定，不能改：入账前须由财政审核。',
    ])
    const added = await acts.redraw(admin(1), own[1]!, withPrizes)
    expect(added.status, added.text).toBe(200)
    expect(added.answer.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('备案: a township’s own second person agrees, it is in force, and the county is told and sees both', async () => {
    for (const [town, mechanism] of own.entries()) {
      const sent = await acts.submit(admin(town), mechanism)
      expect(sent.status, sent.text).toBe(200)
      const early = await acts.approve(root.staff.approver, mechanism)
      expect(early.fault.code).toBe('delegation.own-second-person')
      const agreed = await acts.approve(towns[town]!.staff.approver, mechanism)
      expect(agreed.answer.version.state).toBe('approved')
    }
    const { mechanisms } = await list()
    expect(
      mechanisms.map(({ unitName, changed, added, filing }) => ({ unitName, changed, added, state: filing?.state })),
    ).toEqual([
      {
        ...{ unitName: '甲1镇', added: [], state: 'filed' },
        changed: [{ label: '第 1–2 名奖补', was: '5000 元', now: '8000 元' }],
      },
      {
        ...{ unitName: '甲2镇', added: ['优秀自然村', '镇设奖金', '镇设奖金审核', '镇设奖金入账'], state: 'filed' },
        changed: [
          { label: '第 1–2 名奖补', was: '5000 元', now: '6000 元' },
          { label: '第 3–7 名奖补', was: '2000 元', now: '1500 元' },
        ],
      },
    ])
    expect((await list()).overlaps.join('')).toContain('甲1镇：')
    const { messages } = (await root.staff['county-admin'].call(listMessages, { params: params(), query: {} })).answer
    expect(messages.map(({ title }) => title)).toEqual(['乡镇机制备案', '乡镇机制备案'])
  })

  it('the month closes in both, each with its own money', async () => {
    months = []
    for (const [town, mechanism] of own.entries()) {
      const { id, villages } = county.townships[town]!
      const published = publishedRows().map((row, at) => ({ ...row, village: villages[at]! }))
      const opened = await acts.open(admin(town), mechanism)
      expect(opened.status, opened.text).toBe(200)
      const place = { county, town: id, mechanism, published, ...towns[town]! }
      months.push(monthAt(stand, place, opened.answer.id))
    }
    for (const month of months) await month.answer()
    for (const month of months) await settled(month)
    for (const month of months) await deliver(month)
    await passWindow(stand, months[0]!)
    await settled(months[1]!)
    for (const month of months) {
      await freeze(month)
      await judgeAll(month)
    }
    const [first, second] = [await books(stand, months[0]!), await books(stand, months[1]!)]
    expect([first.pool, second.pool, first.wrong]).toEqual([-2_600_000n, -1_950_000n, 0])
    const prizes = [await books(stand, months[0]!, PRIZES), await books(stand, months[1]!, PRIZES)]
    expect(prizes.map(({ pool }) => pool)).toEqual([0n, -10_000_000n])
  })

  it('备案: the county objects with a reason; what opens from then on is not governed by it, what is open runs on', async () => {
    expect((await decide(own[1]!, 'returned')).fault.code).toBe('delegation.reason-needed')
    const objected = await decide(own[1]!, 'returned', '奖金总额超出镇级财力。')
    expect(objected.answer.filing, objected.text).toMatchObject({ state: 'returned', reason: '奖金总额超出镇级财力。' })
    expect((await decide(own[1]!, 'accepted')).fault.code).toBe('delegation.already-decided')
    expect((await acts.open(admin(1), own[1]!, '2019-06')).fault.code).toBe('cycle.no-version')
    expect((await months[1]!.read()).results[0]?.complete).toBe(true)
    expect((await decide(own[0]!, 'accepted')).answer.filing.state).toBe('accepted')
    expect((await acts.open(admin(0), own[0]!, '2019-06')).status).toBe(200)
    const { messages } = (await admin(1).call(listMessages, { params: params(), query: {} })).answer
    expect(messages[0]?.body).toContain('已退回')
  })

  it('收回: drafts rest with the reason, what runs goes on', async () => {
    const body = { reason: '改由县里统一设奖。' }
    const revoked = await root.staff['county-admin'].call(revokeGrant, { params: { ...params(), grant }, body })
    expect(revoked.status, revoked.text).toBe(200)
    const saved = await acts.redraw(admin(0), own[0]!, (document) => document)
    expect(saved.fault.message).toContain('县里已收回“村级月度考评”的下放：改由县里统一设奖。')
    expect((await take(0, {})).fault.code).toBe('delegation.not-granted')
    expect((await months[0]!.read()).results[0]?.complete).toBe(true)
  })

  it('审批: by values only; it waits for the county after the township agreed', async () => {
    const town = county.townships[0]!.id
    await give({ units: [town], reach: 'values', filing: 'approval' })
    expect((await take(1, {})).fault.code).toBe('delegation.not-granted')
    const mine = (await take(0, { first: '7000' })).answer.id
    const extended = await acts.redraw(admin(0), mine, withPrizes)
    expect(extended.fault.message).toContain('只下放了参数，不能加“优秀自然村”这一块。')
    await acts.submit(admin(0), mine)
    const agreed = await acts.approve(towns[0]!.staff.approver, mine)
    expect(agreed.answer.version.state).toBe('submitted')
    expect((await admin(0).call(readTerms, { params: acts.at(mine) })).answer.waiting).toBe(1)
    expect((await acts.approve(towns[0]!.staff.approver, mine)).fault.code).toBe('delegation.with-county')
    expect((await acts.open(admin(0), mine)).fault.code).toBe('cycle.no-version')
    expect((await decide(mine, 'accepted')).answer.filing.state).toBe('accepted')
    expect((await acts.open(admin(0), mine)).status).toBe(200)
  })

  it('PARAM-6 PIN-1 each township sets its own values within the bounds; a cycle keeps what stands when it opens', async () => {
    const staff = root.staff
    const body = { name: '镇级配套', ownerUnitId: county.rootId, template: null }
    const mechanism = (await acts.create(staff['county-admin'], body)).answer.id
    const saved = await acts.redraw(staff['county-admin'], mechanism, withTownshipValues)
    expect(saved.answer.findings, saved.text).toEqual([])
    await acts.submit(staff['county-admin'], mechanism)
    await acts.approve(staff.approver, mechanism)
    const save = (town: number, values: Record<string, string | null>, at = town) =>
      admin(town).call(saveTownshipValues, {
        params: { ...acts.at(mechanism), unit: county.townships[at]!.id },
        body: { values },
      })
    expect((await save(0, { ratio: '80' })).fault.message).toBe(
      '“配套比例”没有保存：须在 30 到 70 %之间：县财政只兜到七成。',
    )
    expect((await save(0, { ratio: '60' }, 1)).fault.code).toBe('access.denied')
    expect((await save(0, { ratio: '60', prize: '2000' })).answer.changed).toBe(2)
    const table = (await staff.approver.call(readTownshipValues, { params: acts.at(mechanism) })).answer
    expect(table.rows.map(({ unitName, values }) => [unitName, ...values])).toEqual([
      ['甲1镇', '60%', '2000'],
      ['甲2镇', null, null],
    ])
    expect(table.columns.map(({ label, fallback, open }) => [label, fallback, open])).toEqual([
      ['配套比例', '50%', true],
      ['奖金', '1000', true],
    ])
    const paidIn = async (period: string) => {
      const opened = await acts.open(staff['county-admin'], mechanism, period)
      expect(opened.status, opened.text).toBe(200)
      return monthAt(stand, { ...months[0]!, ...root, mechanism }, opened.answer.id)
    }
    const first = await paidIn('2019-05')
    await settled(first)
    await save(0, { ratio: null, prize: '3000' })
    const second = await paidIn('2019-06')
    await settled(second)
    const [a, b] = county.townships.map(({ villages }) => villages[0]!.id)
    const paid = await Promise.all([first, second].map((month) => month.column('paid', 'rows', 'paid')))
    expect(paid.map((column) => [column.get(a!), column.get(b!)])).toEqual([
      ['120000', '50000'],
      ['150000', '50000'],
    ])
  })
})
