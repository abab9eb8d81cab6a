import { decideObjection, deliverNotices, freezeResult, raiseObjection, whatIf, whyCell } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Month, openMonth } from '../month.ts'
import { judgeAll, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const DAY_MS = 86_400_000

describe('a month of a township, from the sheets to the ledger', () => {
  let stand: Stand
  let month: Month
  let at: { county: string; cycle: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    at = { county: month.county.code, cycle: month.cycle }
  })
  afterAll(() => stand.close())

  it('CYC-1 opening a second time answers with the same cycle, and PIN-1 pins what it will read', async () => {
    const [opened] = await stand.look<{ value: { graph: { units: unknown[] }; version: number } }>(
      `select value from facts where cycle_id = $1 and kind = 'opened'`,
      [month.cycle],
    )
    expect(opened?.value.version).toBe(1)
    expect(opened?.value.graph.units).toHaveLength(53)
    expect((await month.read()).cycle).toMatchObject({ period: '2019-05', periodLabel: '2019年5月', stage: '等填报' })
  })

  it('FACT-3 the sheets come in once, however often they are sent', async () => {
    expect(await month.answer()).toBe(25)
    expect(await month.answer()).toBe(0)
    await settled(month)
  })

  it('RANK-2 the provisional ranks are the published ones, and the unsampled village is not last', async () => {
    const places = await month.column('rank', 'ranked', 'place')
    for (const row of month.published)
      expect([row.village.name, places.get(row.village.id)]).toEqual([
        row.village.name,
        row.rank === '' ? '?unsampled' : row.rank,
      ])
  })

  it('every figure opens its why, down to the cell of the file', async () => {
    const query = { block: 'rank', port: 'ranked', row: month.published[0]!.village.id, column: 'place' }
    const { answer } = await month.staff.clerk.call(whyCell, { params: at, query })
    expect(answer.rowName).toBe(month.published[0]!.village.name)
    expect(JSON.stringify(answer)).toContain('nanan_matou_2019_05.csv')
    expect(answer.substituted).not.toMatch(/[0-9a-f]{8}-/)
  })

  it('TRACE-3 a place says what would have made it another, in figures of the sheet', async () => {
    const { village, score } = month.published[1]!
    const query = { block: 'rank', port: 'ranked', row: village.id, column: 'place' }
    const { answer } = await month.staff.clerk.call(whatIf, { params: at, query })
    expect(answer).toMatchObject({ label: '名次', outcome: '2', untried: 0 })
    expect(answer.turns).toMatchObject([{ rowName: null, label: '综合得分', from: score }])
    expect(answer.turns[0]?.outcome).not.toBe('2')
    const nowhere = await month.staff.clerk.call(whatIf, { params: at, query: { ...query, row: 'x' } })
    expect(nowhere.fault.code).toBe('cycle.no-such-cell')
  })

  it('OBJ-3 windows open with the notices; an objection is decided by another person', async () => {
    const { staff, published } = month
    const early = await staff.clerk.call(raiseObjection, {
      params: at,
      body: { block: 'objection', row: published[3]!.village.id, columns: ['composite'], words: '扣分点不属本村。' },
    })
    expect(early.fault.code).toBe('cycle.not-yet')
    const noticed = await staff.inspector.call(deliverNotices, { params: at, body: { block: 'objection' } })
    expect(noticed.status, noticed.text).toBe(200)
    const raised = await staff.clerk.call(raiseObjection, {
      params: at,
      body: { block: 'objection', row: published[3]!.village.id, columns: ['composite'], words: '扣分点不属本村。' },
    })
    expect(raised.status, raised.text).toBe(200)
    const decision = {
      params: { ...at, objection: raised.answer.id },
      body: { outcome: 'rejected' as const, words: '现场照片属实。', amendments: [] },
    }
    expect((await staff.inspector.call(decideObjection, decision)).fault.code).toBe('access.denied')
    const worse = await staff.adjudicator.call(decideObjection, {
      ...decision,
      body: {
        ...decision.body,
        outcome: 'upheld',
        amendments: [{ block: 'scores', row: published[3]!.village.id, field: 'composite', value: '1', missing: null }],
      },
    })
    expect(worse.fault.code).toBe('cycle.never-worse')
    const decided = await staff.adjudicator.call(decideObjection, decision)
    expect(decided.status, decided.text).toBe(200)
    const [objection] = (await month.read()).objections
    expect(objection).toMatchObject({
      words: '扣分点不属本村。',
      decision: { outcome: 'rejected', words: '现场照片属实。' },
    })
  })

  it('a window closes by itself on the pushed clock, and then nobody objects any more', async () => {
    expect((await month.read()).cycle.stage).toBe('异议期')
    await stand.pushClock(month.county, 5 * DAY_MS)
    await vi.waitFor(async () => expect((await month.read()).results[0]?.complete).toBe(true), 15_000)
    const late = await month.staff.clerk.call(raiseObjection, {
      params: at,
      body: { block: 'objection', row: month.published[4]!.village.id, columns: ['composite'], words: '迟了。' },
    })
    expect(late.fault.code).toBe('cycle.window-closed')
    expect(late.fault.message).toMatch(/日 24:00 截止/)
  })

  it('RES-3 freezing takes exactly what the page showed, once', async () => {
    const [result] = (await month.read()).results
    const freeze = (digest: string) =>
      month.staff['county-admin'].call(freezeResult, {
        params: { ...at, block: 'result' },
        body: { digest, words: null },
      })
    expect((await freeze('0'.repeat(64))).fault.code).toBe('cycle.outdated')
    expect((await freeze(result!.liveDigest)).answer.revision).toBe(1)
    const again = await freeze(result!.liveDigest)
    expect(again.answer.revision).toBe(1)
    await settled(month)
  })

  it('ALLOC-3 after review the awards are in the ledger: 20,000.00 yuan, every entry summing to zero', async () => {
    expect(await judgeAll(month)).toBeGreaterThanOrEqual(7)
    const lines = await stand.look<{ unit: string; amount: string }>(
      'select owner_unit_id as unit, amount from ledger_entries where amount > 0',
    )
    expect(lines.reduce((sum, line) => sum + Number(line.amount), 0)).toBe(2_000_000)
    for (const row of month.published.filter(({ reward }) => Number(reward) > 0))
      expect(lines).toContainEqual({ unit: row.village.id, amount: `${Number(row.reward) * 100}` })
    expect(await stand.look('select entry_id from ledger_entries group by entry_id having sum(amount) <> 0')).toEqual(
      [],
    )
  })
})
