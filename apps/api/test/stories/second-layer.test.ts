import {
  askReview,
  decideObjection,
  decideReview,
  listBoards,
  listPayables,
  listReviews,
  raiseObjection,
  readBoard,
  readStatement,
  signEffects,
  whyCell,
} from '@jizhi/contracts'
import { addDays, dayOf, endOf, type Instant } from '@jizhi/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppendFacts } from '../../src/features/cycles/index.ts'
import { books } from '../ledger-acts.ts'
import { type Month, openMonth, setClock } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const words = '上次检查时道路正在施工，扣分点不属本村。'

describe('OBJ-6 both layers of an objection, over HTTP', () => {
  let stand: Stand
  let month: Month
  let at: { county: string; cycle: string }
  /** Third of the month, who asks; the second falls behind when the request is upheld. */
  let asker: string
  let neighbour: string
  let frozenAt: Instant
  let review: string

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    at = { county: month.county.code, cycle: month.cycle }
    asker = month.published[2]!.village.id
    neighbour = month.published[1]!.village.id
    await month.answer()
    await deliver(month)
  })
  afterAll(() => stand.close())

  const ask = (row: string, columns = ['composite'], who = month.staff.clerk) =>
    who.call(askReview, { params: at, body: { block: 'result', row, columns, words } })
  const decide = (outcome: 'upheld' | 'rejected', value: string | null, who = month.staff.signatory) =>
    who.call(decideReview, {
      params: { ...at, review },
      body: {
        outcome,
        words: '复核属实。',
        amendments: value === null ? [] : [{ block: 'scores', row: asker, field: 'composite', value, missing: null }],
      },
    })
  const reviews = async (who = month.staff.clerk) => (await who.call(listReviews, { params: at })).answer
  const rowsOf = (table: string, order: string): Promise<Record<string, unknown>[]> =>
    stand.look(`select * from ${table} order by ${order}`)

  it('OBJ-5 the first layer: asked in its window, decided by the arbiter', async () => {
    const early = await ask(asker)
    expect(early.fault.code).toBe('review.not-frozen')
    const raised = await month.staff.clerk.call(raiseObjection, {
      params: at,
      body: { block: 'objection', row: asker, columns: ['composite'], words },
    })
    const decision = { params: { ...at, objection: raised.answer.id } }
    const empty = await month.staff.adjudicator.call(decideObjection, {
      ...decision,
      body: { outcome: 'partly-upheld', words: '部分属实。', amendments: [] },
    })
    expect(empty.fault.code).toBe('cycle.nothing-amended')
    const decided = await month.staff.adjudicator.call(decideObjection, {
      ...decision,
      body: { outcome: 'rejected', words: '照片属实。', amendments: [] },
    })
    expect(decided.status, decided.text).toBe(200)
    await passWindow(stand, month)
    expect(await freeze(month)).toBe(1)
    await judgeAll(month)
  })

  it('OBJ-6 after the freeze every row may be asked about until the end of the thirtieth day, by its clerk alone', async () => {
    const [frozen] = await stand.look<{ known: string }>(
      `select (extract(epoch from known) * 1000)::bigint as known from facts where kind = 'frozen'`,
    )
    frozenAt = Number(frozen?.known) as Instant
    const { askable, results } = await reviews()
    expect(results).toMatchObject([{ block: 'result', revision: 1 }])
    expect(askable).toHaveLength(25)
    const closesAt = endOf(addDays(dayOf(frozenAt), 30))
    expect(new Set(askable.map((one) => Date.parse(one.closesAt)))).toEqual(new Set([closesAt]))
    expect((await reviews(month.staff.inspector)).askable).toEqual([])
    expect((await ask(asker, ['composite'], month.staff.inspector)).fault.code).toBe('access.denied')
    expect((await ask(asker, ['nothing'])).fault.code).toBe('cycle.not-disputable')
    const asked = await ask(asker)
    expect(asked.status, asked.text).toBe(200)
    review = asked.answer.id
    expect((await ask(asker)).fault.code).toBe('review.asked-before')
  })

  it('OBJ-6 it holds nothing up, and whoever decided the first layer stands aside: the refusal and the duty name the next', async () => {
    await settled(month)
    const page = await month.read()
    expect(page.results[0]).toMatchObject({ revision: 1, stale: false })
    expect(page.objections.map(({ block }) => block)).toEqual(['objection'])
    const [duty] = (await reviews()).reviews
    expect(duty).toMatchObject({ row: asker, late: false, mine: false, decision: null })
    expect(duty?.deciders).toHaveLength(1)
    const byArbiter = await decide('rejected', null, month.staff.adjudicator)
    expect(byArbiter.fault.code).toBe('review.recused')
    expect(byArbiter.fault.message).toContain(duty?.deciders[0])
    expect((await decide('rejected', null, month.staff.clerk)).fault.code).toBe('access.denied')
    expect((await reviews(month.staff.signatory)).reviews[0]?.mine).toBe(true)
  })

  it('OBJ-7 never worse, also where the worse would come only with the next revision; upheld must amend', async () => {
    expect((await decide('upheld', null)).fault.code).toBe('cycle.nothing-amended')
    expect((await decide('upheld', '50')).fault.code).toBe('cycle.never-worse')
    expect((await month.read()).results[0]).toMatchObject({ stale: false })
  })

  it('OBJ-6 upheld: 待修订, money and boards stand until people revise; then only the touched rows are proposed', async () => {
    await acknowledgeAll()
    const before = await rowsOf('effects', 'key')
    const lines = await rowsOf('ledger_entries', 'id')
    const upheld = await decide('upheld', '99')
    expect(upheld.status, upheld.text).toBe(200)
    await settled(month)
    expect((await month.read()).cycle.stage).toBe('待修订')
    expect(await rowsOf('effects', 'key')).toEqual(before)
    expect(await freeze(month)).toBe(2)
    await judgeAll(month)
    expect(await rowsOf('ledger_entries', 'id')).toEqual(lines)
    const after = await rowsOf('effects', 'key')
    expect(after.filter(({ state }) => state === 'done')).toEqual(before)
    const proposed = (await month.read()).effects.filter(
      (one) => one.standing === 'correction' && one.kind === 'ledger',
    )
    const touched = proposed.map(({ row }) => row).sort()
    expect(touched).toContain(neighbour)
    expect(touched).toContain(asker)
    expect(touched.length).toBeLessThan(7)
  })

  it('EFF-4 money paid already that becomes less: the signature must say what becomes of it, and keeps what it said', async () => {
    const { effects } = await month.read()
    const corrections = effects.filter((one) => one.standing === 'correction')
    const digests = corrections.map(({ digest }) => digest)
    expect(corrections.filter(({ overpaid }) => overpaid).map(({ row }) => row)).toContain(neighbour)
    expect(corrections.find(({ row, kind }) => row === asker && kind === 'ledger')?.overpaid).toBe(false)
    const sign = (body: { settlement?: 'next' | 'waive'; words: string | null }) =>
      month.staff.signatory.call(signEffects, { params: at, body: { digests, ...body } })
    expect((await sign({ words: null })).fault).toMatchObject({ code: 'cycle.settlement-needed' })
    expect((await sign({ words: null, settlement: 'waive' })).fault.code).toBe('cycle.settlement-needed')
    const lines = await rowsOf('ledger_entries', 'id')
    const signed = await sign({ words: '同意更正。', settlement: 'next' })
    expect(signed.status, signed.text).toBe(200)
    await settled(month)
    const [fact] = await stand.look<{ value: object }>(`select value from facts where kind = 'signed'`)
    expect(fact?.value).toMatchObject({ settlement: 'next' })
    const booked = (await rowsOf('ledger_entries', 'id')).slice(0)
    expect(booked.filter(({ id }) => lines.some((line) => line.id === id))).toEqual(lines)
    const sums = await stand.look('select entry_id from ledger_entries group by entry_id having sum(amount) <> 0')
    expect(sums).toEqual([])
  })

  it('EFF-4 the rest stands as 待抵扣, the pool keeps what it really paid, and nothing is booked twice', async () => {
    const claims = await rowsOf(`ledger_accounts where counter and account like 'money/待抵扣/%'`, 'owner')
    expect(claims.map(({ owner, balance }) => [owner, Number(balance)])).toEqual([[neighbour, 300_000]])
    const lines = await rowsOf('ledger_entries', 'id')
    await acknowledgeAll()
    expect(await rowsOf('ledger_entries', 'id')).toEqual(lines)
    expect(await books(stand, month)).toMatchObject({ pool: -2_300_000n, wrong: 0 })
    const { payables } = (await month.staff.finance.call(listPayables, { params: { county: at.county } })).answer
    const fens = payables.map(({ fen }) => Number(fen))
    // seven awards paid, the asker's 3,000 yuan on top, and nothing asked back from the neighbour
    expect([fens.length, Math.min(...fens) > 0, fens.reduce((sum, fen) => sum + fen, 0)]).toEqual([8, true, 2_300_000])
  })

  it('EFF-4 the statement says it beside the number of the entry, and the why of the award too', async () => {
    const query = { owner: neighbour, account: 'money' }
    const told = await month.staff.finance.call(readStatement, { params: { county: at.county }, query })
    const line = told.answer.lines.find(({ settled: words }) => words !== '')
    expect(line).toMatchObject({
      settled: '多付的 3,000.00 元下期抵扣',
      number: expect.stringMatching(/^[0-9A-F]{12}$/),
    })
    const why = await month.staff.clerk.call(whyCell, {
      params: at,
      query: { block: 'post', port: 'posted', row: neighbour, column: 'award' },
    })
    expect(why.answer.substituted).toMatch(
      new RegExp(
        `分录 [0-9A-F]{12}（[0-9-]{10}）：\\+5,000.00 元\n分录 ${line?.number}（.*）：−3,000.00 元，多付的 3,000.00 元下期抵扣`,
      ),
    )
  })

  it('EFF-5 the new issue of the board is marked 更正 and names what changed', async () => {
    const { boards } = (await month.staff.clerk.call(listBoards, { params: { county: at.county } })).answer
    const latest = boards.filter((one) => !one.stale && one.revision === 2)
    expect(latest.map(({ title }) => title).sort()).toEqual(['光荣榜', '村级环境卫生月度考评结果'])
    const honour = latest.find(({ title }) => title === '光荣榜')!
    const { answer } = await month.staff.clerk.call(readBoard, { params: { county: at.county, board: honour.id } })
    expect(answer.corrected?.rows).toContainEqual(expect.objectContaining({ row: neighbour }))
    const changed = answer.corrected?.rows.find(({ row }) => row === neighbour)
    expect(changed?.changes.join('')).toMatch(/奖补.*由 .*5,?000.* 改为 .*2,?000/)
  })

  it('OBJ-6 on the thirtieth day it is taken, on the thirty-first refused with the date', async () => {
    const closesAt = endOf(addDays(dayOf(frozenAt), 30))
    await setClock(stand, month.county, closesAt - 60_000)
    const last = await ask(month.published[20]!.village.id)
    expect(last.status, last.text).toBe(200)
    await setClock(stand, month.county, closesAt)
    const late = await ask(month.published[21]!.village.id)
    expect(late.fault.code).toBe('review.closed')
    expect(late.fault.message).toMatch(/24:00 截止/)
  })

  it('OBJ-5 thirty days without a word ask the next level as well, and reject nothing', async () => {
    const asked = (await reviews()).reviews.find(({ decision }) => decision === null)!
    expect(asked.deciders).toHaveLength(1)
    const [clock] = await stand.look<{ now: string }>(
      'select (extract(epoch from tenant_now($1)) * 1000)::bigint as now',
      [month.county.id],
    )
    await stand.pushClock(month.county, Date.parse(asked.dueAt) + 1000 - Number(clock?.now))
    await expect
      .poll(async () => (await reviews()).reviews.find(({ id }) => id === asked.id)?.deciders.length, {
        timeout: 20_000,
      })
      .toBe(2)
    expect((await reviews()).reviews.find(({ id }) => id === asked.id)).toMatchObject({ late: true, decision: null })
  })

  /** The bank answered: everything booked was paid (EFF-6). */
  async function acknowledgeAll(): Promise<void> {
    const paid = await stand.look<{ key: string }>(`select key from effects where kind = 'ledger' and state = 'done'`)
    const deed = { by: null, action: 'story.pay', subject: `cycle:${month.cycle}` }
    await stand.database.write(month.county.id, deed, (tx) =>
      stand.app.get(AppendFacts).append(
        tx,
        month.cycle,
        paid.map(({ key }) => ({
          kind: 'acknowledged' as const,
          slot: { item: key },
          value: { state: 'done' as const },
        })),
      ),
    )
    await settled(month)
  }
})
