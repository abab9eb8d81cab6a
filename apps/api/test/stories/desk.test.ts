import {
  correctAnswer,
  declineOrder,
  listDesk,
  listFacts,
  listOrders,
  openCycle,
  orderChoices,
  previewOrder,
  proposeOrder,
  readDesk,
  withdrawOrder,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Month, openMonth, setClock } from '../month.ts'
import { deliver, freeze, passWindow, settled } from '../month-acts.ts'
import { byTwo, confirm, propose, readBack } from '../order-acts.ts'
import { openStand, type Stand } from '../stand.ts'

/** June 2019 at nine in the morning. */
const june = (day: number): number => Date.UTC(2019, 5, day, 1)

describe('CYC-5 FACT-5 ROST-3 a month with a flood, run by several people', () => {
  let stand: Stand
  let month: Month
  let at: { county: string; cycle: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    at = { county: month.county.code, cycle: month.cycle }
  })
  afterAll(() => stand.close())

  const admin = () => month.staff['county-admin']
  const deadline = async (id: string) => (await month.read()).deadlines.find((one) => one.id === id)!
  const day = async (id: string) =>
    new Date(Date.parse((await deadline(id)).at) + 8 * 3_600_000 - 1).toISOString().slice(0, 10)
  const course = async () => (await month.staff.clerk.call(listFacts, { params: at, query: {} })).answer.lines

  describe('CYC-5 a wrong opening', () => {
    let wrong: Month

    it('is voided by two people, never by one, and says why', async () => {
      const opened = await admin().call(openCycle, {
        params: { county: at.county, mechanism: month.mechanism },
        body: { period: '2019-06' },
      })
      wrong = month.also(opened.answer.id)
      const order = { kind: 'void' as const, content: {} }
      const silent = await admin().call(proposeOrder, {
        params: { county: at.county },
        body: { cycle: wrong.cycle, order, reason: ' ', fileId: null },
      })
      expect([silent.status, silent.fault.code]).toEqual([400, 'request.invalid'])
      expect((await propose(wrong, month.staff.inspector, order)).fault.code).toBe('access.denied')
      expect((await propose(wrong, month.staff.clerk, order)).fault.code).toBe('access.denied')
      const proposed = await propose(wrong, admin(), order, '六月还没有结束，误开。')
      expect(proposed.answer.state, proposed.text).toBe('proposed')
      expect((await wrong.read()).cycle.state).toBe('running')
      expect((await confirm(wrong, admin(), proposed.answer.id)).fault.code).toBe('access.denied')
      const again = await admin().call(openCycle, {
        params: { county: at.county, mechanism: month.mechanism },
        body: { period: '2019-06' },
      })
      expect(again.answer).toEqual({ id: wrong.cycle, alreadyOpen: true })
      expect((await confirm(wrong, month.staff.approver, proposed.answer.id)).answer.state).toBe('confirmed')
      await settled(wrong)
      const page = await wrong.read()
      expect(page.cycle).toMatchObject({ state: 'voided', stage: '已作废' })
      expect([page.tasks, page.effects]).toEqual([[], []])
      expect(await readBack(wrong, month.staff.clerk, proposed.answer.id)).toMatchObject({
        kind: 'void',
        reason: '六月还没有结束，误开。',
        proposedBy: 'county-admin（故事）',
        decidedBy: 'approver（故事）',
        decision: '情况属实，同意。',
        touched: 25,
        touchesMe: true,
      })
    })

    it('is decided once, and nothing more is done to a void cycle', async () => {
      const { answer } = await admin().call(listOrders, {
        params: { county: at.county },
        query: { cycle: wrong.cycle },
      })
      const [order] = answer.orders
      const late = await confirm(wrong, month.staff.approver, order!.id)
      expect(late.fault).toMatchObject({ code: 'order.already-decided', message: '这张办理单已经生效，不能再办。' })
      const twice = await propose(wrong, admin(), { kind: 'void', content: {} })
      expect(twice.fault.message).toBe('不能这样办理：这一期已经作废。')
    })

    it('CYC-1 its period is opened again as another cycle, once', async () => {
      const open = () =>
        admin().call(openCycle, {
          params: { county: at.county, mechanism: month.mechanism },
          body: { period: '2019-06' },
        })
      const { answer } = await open()
      expect(answer.alreadyOpen).toBe(false)
      expect(answer.id).not.toBe(wrong.cycle)
      expect((await open()).answer).toEqual({ id: answer.id, alreadyOpen: true })
      expect((await month.also(answer.id).read()).cycle).toMatchObject({ state: 'running', period: '2019-06' })
    })
  })

  it('CYC-5 an extension moves its date at once, everybody sees it with its reason, and an earlier date is refused', async () => {
    const before = await day('report_by')
    const clerk = await month.staff.clerk.call(orderChoices, { params: at })
    expect(clerk.answer.deadlines.map(({ id }) => id)).toEqual(['report_by', 'final_by'])
    const extend = (deadline: string, to: string) =>
      propose(month, admin(), { kind: 'extend', content: { deadline, to } })
    const back = await extend('report_by', '2019-06-10')
    expect(back.fault.code).toBe('order.not-possible')
    expect(back.fault.message).toMatch(/^不能这样办理：“成绩导入截止”原定 .+，新的日期要比它晚。$/)
    expect((await extend('someday', '2019-06-30')).fault.message).toContain('没有这个时点')
    const done = await extend('report_by', '2019-06-21')
    expect(done.answer, done.text).toMatchObject({ state: 'confirmed' })
    expect([before < '2019-06-21', await day('report_by')]).toEqual([true, '2019-06-21'])
    const { answer } = await month.staff.clerk.call(listOrders, {
      params: { county: at.county },
      query: { mine: 'yes' },
    })
    expect(answer.orders[0]).toMatchObject({
      kind: 'extend',
      reason: '县防汛指挥部发布暴雨红色预警。',
      sentence: expect.stringMatching(/^“成绩导入截止”由 .+ 延到 2019年6月21日$/),
      decidedBy: null,
      touchesMe: true,
    })
    const [line] = await course()
    expect(line).toMatchObject({ kind: '延期', by: 'county-admin（故事）', words: '县防汛指挥部发布暴雨红色预警。' })
    expect(line?.sentence).toBe('“成绩导入截止”延到 2019年6月21日')
  })

  it('CYC-5 a pause stops the working days once a second person agrees; resuming counts on from today', async () => {
    await setClock(stand, month.county, june(4))
    const before = await day('final_by')
    const pause = { kind: 'pause' as const, content: { from: '2019-06-04', to: null } }
    const proposed = await propose(month, admin(), pause)
    expect(proposed.answer.state).toBe('proposed')
    expect(await day('final_by')).toBe(before)
    expect((await propose(month, admin(), { kind: 'resume', content: {} })).fault.message).toContain('没有暂停')
    expect((await confirm(month, month.staff.approver, proposed.answer.id)).status).toBe(200)
    expect((await propose(month, admin(), pause)).fault.message).toContain('已经暂停')
    await setClock(stand, month.county, june(11))
    const resumed = await propose(month, admin(), { kind: 'resume', content: {} }, '雨停水退，恢复工作。')
    expect(resumed.answer.state, resumed.text).toBe('confirmed')
    const after = await day('final_by')
    // 4, 5, 6 and 10 June were working days; 7 June was a holiday
    expect([before, after]).toEqual(['2019-07-01', '2019-07-05'])
    expect(await day('report_by')).toBe('2019-06-21')
  })

  it('says who has not answered and until when, who moved a date and why, and how much each mechanism waits for', async () => {
    const desk = () =>
      month.staff.clerk.call(readDesk, {
        params: { county: at.county, mechanism: month.mechanism },
        query: { cycle: at.cycle },
      })
    const { answer } = await desk()
    expect([answer.expected, answer.missing.length, answer.paused]).toEqual([25, 25, false])
    expect(answer.missing.filter(({ open }) => !open)).toEqual([])
    expect(answer.missing[0]).toMatchObject({
      rowName: month.published[0]!.village.name,
      role: '考核组',
      persons: [{ name: 'inspector（故事）' }],
      daysLeft: 8,
      overdue: false,
      open: true,
    })
    const words = '县防汛指挥部发布暴雨红色预警。'
    expect(answer.dates.find(({ id }) => id === 'report_by')?.moves).toMatchObject([
      { by: 'county-admin（故事）', words },
    ])
    expect(answer.pauses).toMatchObject([
      { from: '2019-06-04', to: null, words },
      { from: '2019-06-04', to: '2019-06-10', words: '雨停水退，恢复工作。' },
    ])
    const { lines } = (await month.staff.clerk.call(listDesk, { params: { county: at.county } })).answer
    expect(lines.map(({ cycle }) => cycle?.period).sort()).toEqual(['2019-05', '2019-06'])
    await settled(month)
    const again = (await month.staff.clerk.call(listDesk, { params: { county: at.county } })).answer.lines
    expect(again.find(({ cycle }) => cycle?.id === at.cycle)).toMatchObject({ unanswered: 25, overdue: 0, orders: 0 })
    await month.answer()
    expect((await desk()).answer.missing).toEqual([])
    expect((await desk()).answer.duties).toMatchObject([{ kind: 'notice', rows: { length: 25 } }])
  })

  it('ROST-3 a village leaves the roster by two people; the proposal shows what follows and may be declined or withdrawn', async () => {
    await month.answer()
    await settled(month)
    const [first, second] = [month.published[0]!, month.published[1]!]
    const order = {
      kind: 'roster' as const,
      content: { block: 'villages', change: 'remove' as const, rows: [first.village.id] },
    }
    const ahead = await admin().call(previewOrder, {
      params: { county: at.county },
      body: { cycle: month.cycle, order },
    })
    expect(ahead.answer, ahead.text).toMatchObject({
      sentence: `全镇村（社区）减去${first.village.name}`,
      needsSecond: true,
      touched: 1,
    })
    expect(ahead.answer.change.sentences[0]).toBe('全镇村（社区）由 25 个变为 24 个')
    expect(ahead.answer.change.sentences.join()).toMatch(/名次变动 \d+ 行,奖补金额变动 \d+ 笔/)
    const refused = await propose(month, admin(), order, '该村整村拆迁，不再考评。')
    const declined = await month.staff.approver.call(declineOrder, {
      params: { county: at.county, order: refused.answer.id },
      body: { words: '拆迁协议未附。' },
    })
    expect(declined.answer.state).toBe('declined')
    const other = await propose(month, admin(), order, '该村整村拆迁，不再考评。')
    const withdraw = (by: 'county-admin' | 'inspector') =>
      month.staff[by].call(withdrawOrder, { params: { county: at.county, order: other.answer.id }, body: {} })
    expect((await withdraw('inspector')).fault.code).toBe('access.denied')
    expect((await withdraw('county-admin')).answer.state).toBe('withdrawn')
    expect((await month.column('rank', 'ranked', 'place')).size).toBe(25)
    const done = await byTwo(month, order, '该村整村拆迁，不再考评。')
    const places = await month.column('rank', 'ranked', 'place')
    expect([places.has(first.village.id), places.get(second.village.id)]).toEqual([false, '1'])
    const read = await readBack(month, month.staff.clerk, done)
    expect(read.units.map(({ name }) => name)).toEqual([first.village.name])
    expect(read.change?.rows).toContainEqual({ name: second.village.name, column: '名次', from: '2', to: '1' })
    const gone = await propose(month, admin(), order)
    expect(gone.fault.message).toBe(`不能这样办理：${first.village.name}不在全镇村（社区）里。`)
    const back = { ...order, content: { ...order.content, change: 'add' as const } }
    expect((await propose(month, admin(), back, '拆迁推迟。')).answer.state).toBe('confirmed')
    expect((await month.column('rank', 'ranked', 'place')).get(first.village.id)).toBe('1')
  })

  describe('FACT-5 a correction', () => {
    const correction = (score: string, at = 5) => ({
      kind: 'correct' as const,
      content: {
        block: 'scores',
        row: month.published[at]!.village.id,
        field: 'composite',
        value: score,
        missing: null,
      },
    })

    it('before anybody was told is one person’s act with a reason', async () => {
      const row = month.published[5]!
      const direct = await month.staff.inspector.call(correctAnswer, {
        params: at,
        body: { ...correction('90.5').content, words: '录入时看错一行。' },
      })
      expect(direct.status, direct.text).toBe(200)
      const order = await propose(month, month.staff.inspector, correction(row.score), '原来的数是对的。')
      expect(order.answer.state, order.text).toBe('confirmed')
      const same = await propose(month, month.staff.inspector, correction(row.score))
      expect(same.fault.message).toContain(`${row.village.name}的综合得分本来就是 `)
      expect((await propose(month, admin(), correction('100.1'))).fault.code).toBe('cycle.value-refused')
    })

    it('after the notices takes a second person, who sees what it changes', async () => {
      await deliver(month)
      const direct = await month.staff.inspector.call(correctAnswer, {
        params: at,
        body: { ...correction('70').content, words: '复查发现漏扣。' },
      })
      expect(direct.fault).toMatchObject({ code: 'cycle.needs-order' })
      const proposed = await propose(month, month.staff.inspector, correction('70'), '复查发现漏扣。')
      expect(proposed.answer.state).toBe('proposed')
      const seen = await readBack(month, month.staff.approver, proposed.answer.id)
      expect([seen.mayConfirm, seen.mayWithdraw, seen.blocked]).toEqual([true, false, null])
      expect(seen.change?.rows.map(({ name }) => name)).toContain(month.published[5]!.village.name)
      // somebody else corrects the same sheet in between: the second person would confirm what he did not see
      await byTwo(month, correction('71'), '另一处漏扣。')
      const late = await confirm(month, month.staff.approver, proposed.answer.id)
      expect(late.fault.code).toBe('order.outdated')
      expect((await readBack(month, month.staff.approver, proposed.answer.id)).blocked).toContain('情况已经变了')
    })

    it('CYC-5 an extension lengthens the window of objection while it is open', async () => {
      await settled(month)
      const { answer } = await admin().call(orderChoices, { params: at })
      const window = answer.deadlines.find(({ id }) => id === 'window/objection')!
      const to = new Date(Date.parse(window.at) + 3 * 86_400_000).toISOString().slice(0, 10)
      const done = await propose(month, admin(), { kind: 'extend', content: { deadline: window.id, to } })
      expect(done.answer.state, done.text).toBe('confirmed')
      const later = (await admin().call(orderChoices, { params: at })).answer.deadlines.find(
        ({ id }) => id === window.id,
      )!
      expect(Date.parse(later.at)).toBeGreaterThan(Date.parse(window.at))
    })

    it('RES-5 after the freeze leaves the table as frozen and makes it 待修订; dates no longer move', async () => {
      await stand.pushClock(month.county, 4 * 86_400_000)
      await passWindow(stand, month)
      await freeze(month)
      const order = await byTwo(month, correction('99.99', 9), '复查发现多扣。')
      await settled(month)
      expect((await month.read()).cycle.stage).toBe('待修订')
      const read = await readBack(month, month.staff.clerk, order)
      expect(read.change?.sentences.join()).toContain('转为待修订，另行定榜后才改')
      await stand.pushClock(month.county, 40 * 86_400_000)
      const late = await propose(month, admin(), {
        kind: 'extend',
        content: { deadline: 'report_by', to: '2019-12-31' },
      })
      expect(late.fault.message).toMatch(/“成绩导入截止”已于 2019年6月21日 24 时截止，过了的时点不能再延/)
      const idle = await propose(month, admin(), { kind: 'pause', content: { from: '2019-08-20', to: null } })
      expect(idle.fault.message).toContain('没有还在走的期限')
    })
  })

  it('CYC-5 a void cycle that has paid proposes its effects for withdrawal, signed by a person', async () => {
    await byTwo(month, { kind: 'void', content: {} }, '考评对象整体调整，本期作废。')
    await settled(month)
    const { cycle, effects } = await month.read()
    expect(cycle.state).toBe('voided')
    expect(new Set(effects.filter(({ kind }) => kind === 'board').map(({ standing }) => standing))).toContain(
      'withdrawal',
    )
  })
})
