import {
  backtestDraft,
  createMechanism,
  listPastMonths,
  readBurden,
  readMechanism,
  readMonthFacts,
  readNoise,
  saveDraft,
} from '@jizhi/contracts'
import { derive, type Mechanism, type PastCycle } from '@jizhi/mechanism'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppendFacts } from '../../src/features/cycles/index.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

/** The drawing with another amount for the first two places. */
const paying = (document: Mechanism, amount: string): Mechanism => ({
  ...document,
  blocks: document.blocks.map((block) =>
    block.kind === 'allocate'
      ? {
          ...block,
          config: {
            ...block.config,
            places: [
              { from: 1, to: 2, amount },
              { from: 3, to: 7, amount: '2000' },
            ],
          },
        }
      : block,
  ),
})

describe('a draft is run over the months that are over before anybody approves it', () => {
  let stand: Stand
  let month: Month
  let params: { county: string; mechanism: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    params = { county: month.county.code, mechanism: month.mechanism }
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
  })
  afterAll(() => stand.close())

  const run = async () => (await month.staff['county-admin'].call(backtestDraft, { params })).answer

  it('BACK-1 a month that still runs is not among them', async () => {
    expect(await run()).toMatchObject({ published: 1, periods: [], units: [] })
    await freeze(month)
    await judgeAll(month)
  })

  it('BACK-6 what is the same is said to be the same', async () => {
    const answer = await run()
    expect(answer).toMatchObject({ published: 1, periods: ['2019年5月'], units: [], more: 0, notRun: [] })
    expect(answer.sentences).toEqual(['2019年5月：草案与现行版本的后果完全相同。'])
  })

  it('BACK-3 the saved draft says what changes, in all and for whom', async () => {
    const { draft } = (await month.staff['county-admin'].call(readMechanism, { params })).answer
    const document = paying(draft.document as unknown as Mechanism, '3000') // a drawing's inside is open in the contract
    const saved = await month.staff['county-admin'].call(saveDraft, {
      params,
      body: { ...draft, document: { ...document } },
    })
    expect(saved.status, saved.text).toBe(200)
    const answer = await run()
    // Two villages with 2,000 yuan less each: 20,000.00 becomes 16,000.00.
    expect(answer.sentences[1]).toContain('由 20000.00 元变为 16000.00 元，少 4000.00 元。')
    expect(answer.units).toHaveLength(2)
    const rewarded = month.published.filter(({ reward }) => reward === '5000').map(({ village }) => village.name)
    expect(answer.units.map(({ name }) => name).sort()).toEqual(rewarded.sort())
    expect(answer.units[0]?.changes[0]).toMatchObject({ period: '2019年5月', punitive: false })
    expect(answer.units[0]?.changes[0]?.sentence).toContain('由 5000.00 元变为 3000.00 元')
  })

  it('BACK-1 without an approved version there is nothing to compare with', async () => {
    const { answer } = await month.staff['county-admin'].call(createMechanism, {
      params: { county: params.county },
      body: { name: '另一个机制', ownerUnitId: month.town, template: 'village-monthly-award' },
    })
    const reply = await month.staff['county-admin'].call(backtestDraft, { params: { ...params, mechanism: answer.id } })
    expect(reply.answer).toMatchObject({ published: null, periods: [], sentences: [] })
  })

  it('BACK-1 whoever draws may have the months in the browser, and derives there what the server derives', async () => {
    const admin = month.staff['county-admin']
    const { months, published } = (await admin.call(listPastMonths, { params })).answer
    expect(months).toEqual([
      { cycle: month.cycle, period: '2019-05', periodLabel: '2019年5月', known: 'facts', over: true },
    ])
    expect(published?.version).toBe(1)
    const { past, over, names } = (await admin.call(readMonthFacts, { params: { ...params, cycle: month.cycle } }))
      .answer
    const { facts } = past as unknown as Extract<PastCycle, { facts: unknown }> // the heart's own inside
    expect(over).toBe(true)
    // a drawing's inside is open in the contract
    const derived = derive(published?.document as unknown as Mechanism, facts)
    const ranked = derived.tables.rank?.ranked
    expect(ranked?.keys.map((key) => names[key])).toEqual(expect.arrayContaining([month.published[0]?.village.name]))
    const places = await month.column('rank', 'ranked', 'place')
    const at = ranked?.columns.findIndex(({ id }) => id === 'place') ?? -1
    const own = ranked?.keys.map((key, row) => {
      const cell = ranked.cells[at]?.[row]
      return [key, cell && 'value' in cell ? String(cell.value) : '?']
    })
    expect(Object.fromEntries(own ?? [])).toEqual(
      Object.fromEntries([...places].map(([key, text]) => [key, text.startsWith('?') ? '?' : text])),
    )
  })

  it('BACK-1 nobody else may have them, and never those of another mechanism', async () => {
    const cycle = month.cycle
    for (const role of ['clerk', 'approver'] as const) {
      const caller = month.staff[role]
      expect((await caller.call(listPastMonths, { params })).status).toBe(403)
      expect((await caller.call(readMonthFacts, { params: { ...params, cycle } })).status).toBe(403)
    }
    const { answer } = await month.staff['county-admin'].call(createMechanism, {
      params: { county: params.county },
      body: { name: '没有往月的机制', ownerUnitId: month.town, template: 'village-monthly-award' },
    })
    const other = { ...params, mechanism: answer.id }
    expect((await month.staff['county-admin'].call(listPastMonths, { params: other })).answer).toEqual({
      months: [],
      published: null,
    })
    const foreign = await month.staff['county-admin'].call(readMonthFacts, { params: { ...other, cycle } })
    expect(foreign.fault.code).toBe('cycle.unknown')
  })

  it('BURDEN-1 the county sees what its mechanisms in force ask; a draft asks nothing yet', async () => {
    const { answer } = await month.staff.clerk.call(readBurden, { params: { county: params.county } })
    expect(answer.mechanisms).toBe(1)
    expect(answer.sentences).toEqual([
      expect.stringMatching(/^每个主办单位平均每月填 \d+ 份、\d+ 项，约 [\d.]+ 小时。$/),
    ])
  })

  it('NOISE-1, NOISE-4 months say how many were ranked, and with ten pairs how far two inspectors are apart', async () => {
    const noise = async () => (await month.staff.clerk.call(readNoise, { params: { ...params, block: 'rank' } })).answer
    expect(await noise()).toEqual({
      ...{ period: '2019年5月', cohorts: [{ within: null, count: 24 }] },
      ...{ pairs: 0, fewest: 10, spread: null },
    })
    const sheets = await month.column('scores', 'answered', 'composite')
    const second = async (from: number, to: number) => {
      const deed = { by: month.people.inspector.personId, action: 'imports.commit', subject: `cycle:${month.cycle}` }
      await stand.database.write(month.county.id, deed, (tx) =>
        stand.app.get(AppendFacts).append(
          tx,
          month.cycle,
          [...sheets]
            .filter(([, text]) => !text.startsWith('?'))
            .slice(from, to)
            .map(([row, text]) => ({
              kind: 'answered' as const,
              slot: { block: 'scores', row, person: month.people.inspector.personId },
              value: { sheet: [Math.trunc(Number(text) * 100) - 200, 0, 0] },
            })),
        ),
      )
    }
    await second(0, 9)
    expect(await noise()).toMatchObject({ pairs: 9, spread: null })
    await second(9, 12)
    // Every second inspector gave two points less: s² = 2² ÷ 2.
    expect(await noise()).toMatchObject({ pairs: 12, spread: { error: '1.4142', difference: '2' } })
  })
})
