import { deliverNotices, freezeResult, listBoards, listResults, openCycle } from '@jizhi/contracts'
import { must, parsePeriod } from '@jizhi/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppendFacts, OpenCycle, Standings } from '../../src/features/cycles/index.ts'
import { type Month, openMonth } from '../month.ts'
import { judgeAll, passWindow, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const TEN = Array.from({ length: 10 })

describe('R5 everything said ten times at once happens once', () => {
  let stand: Stand
  let month: Month
  let params: { county: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    params = { county: month.county.code }
  })
  afterAll(() => stand.close())

  const count = async (sql: string): Promise<number> =>
    Number((await stand.look<{ n: string }>(`select count(*) as n from ${sql}`))[0]?.n)

  it('CYC-1 ten openings are one cycle', async () => {
    const replies = await Promise.all(
      TEN.map(() =>
        month.staff['county-admin'].call(openCycle, {
          params: { ...params, mechanism: month.mechanism },
          body: { period: '2019-06' },
        }),
      ),
    )
    expect(new Set(replies.map((reply) => reply.answer.id)).size).toBe(1)
    expect(replies.filter((reply) => !reply.answer.alreadyOpen)).toHaveLength(1)
    expect(await count(`facts where kind = 'opened'`)).toBe(2)
  })

  it('FACT-3 ten imports of one file are 25 facts, in numbers without gaps', async () => {
    const added = await Promise.all(TEN.map(() => month.answer()))
    expect(added.sort((a, b) => b - a)).toEqual([25, ...TEN.slice(1).map(() => 0)])
    const numbers = await stand.look<{ seq: string }>('select seq from facts where cycle_id = $1 order by seq', [
      month.cycle,
    ])
    expect(numbers.map(({ seq }) => Number(seq))).toEqual(numbers.map((_, at) => at + 1))
  })

  it('FACT-3 the same id with another content is refused', async () => {
    const [{ id } = { id: '' }] = await stand.look<{ id: string }>(
      `select id from facts where kind = 'answered' limit 1`,
    )
    const deed = { by: null, action: 'story.again', subject: 'fact' }
    const again = stand.database.write(month.county.id, deed, (tx) =>
      stand.app.get(AppendFacts).append(tx, month.cycle, [{ kind: 'tick', slot: {}, value: {}, id }]),
    )
    await expect(again).rejects.toThrow('came again with another content')
  })

  it('OBJ-3, RES-3 ten deliveries are one notice a row, ten freezes one revision, and money moves once', async () => {
    const at = { ...params, cycle: month.cycle }
    await Promise.all(
      TEN.map(() => month.staff.inspector.call(deliverNotices, { params: at, body: { block: 'objection' } })),
    )
    expect(await count(`facts where kind = 'noticed'`)).toBe(25)
    await passWindow(stand, month)
    const digest = (await month.read()).results[0]?.liveDigest ?? ''
    const freezes = await Promise.all(
      TEN.map(() =>
        month.staff['county-admin'].call(freezeResult, {
          params: { ...at, block: 'result' },
          body: { digest, words: null },
        }),
      ),
    )
    expect(freezes.map((reply) => reply.answer.revision)).toEqual(TEN.map(() => 1))
    expect(await count(`facts where kind = 'frozen'`)).toBe(1)
    await judgeAll(month)
    await settled(month)
    expect(await count(`ledger_entries`)).toBe(14)
    expect(await count(`(select 1 from effects group by block, row, line having count(*) > 1) twice`)).toBe(0)
  })

  it('HIST-1 a past month brought in as an official result rests: nobody is asked, nothing is paid or published', async () => {
    const before = await month.staff.clerk.call(listBoards, { params })
    const deed = { by: null, action: 'imports.commit', subject: 'cycle' }
    const id = await stand.database.write(month.county.id, deed, async (tx) => {
      const { rows } = (await stand.app.get(Standings).of(tx, month.cycle)).derived.results[0]!.live
      const period = must(parsePeriod('2019-04'))
      const by = month.people.inspector.personId
      const opening = { mechanismId: month.mechanism, period, by, source: '四月通报' }
      const past = await stand.app.get(OpenCycle).openHistory(tx, opening)
      await stand.app.get(AppendFacts).append(tx, past, [
        {
          ...{ kind: 'frozen', slot: { block: 'result' }, source: { file: '四月.xlsx' } },
          value: { revision: 1, digest: 'as-published', rows },
        },
      ])
      return past
    })
    await settled({ ...month, read: () => month.read(id) })
    const page = await month.read(id)
    expect(page).toMatchObject({
      tasks: [],
      effects: [],
      results: [{ revision: 1, stale: false }],
      cycle: { state: 'ended' },
    })
    const after = await month.staff.clerk.call(listBoards, { params })
    expect(after.answer.boards).toHaveLength(before.answer.boards.length)
    const history = await month.staff.clerk.call(listResults, { params, query: {} })
    expect(history.answer.results.find((one) => one.period === '2019-04')).toMatchObject({
      source: '四月通报',
      rows: 25,
      origin: 'imported',
    })
  })
})
