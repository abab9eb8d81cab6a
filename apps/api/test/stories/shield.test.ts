import {
  decideObjection,
  freezeResult,
  listBoards,
  openCycle,
  pushClock,
  raiseObjection,
  readBoard,
  signEffects,
} from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, passWindow, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

/** The last two go on the exposure board, a punitive list, drawn by the township; every point lost is taken from the year. */
const exposing = (document: Mechanism): Mechanism => ({
  ...document,
  blocks: [
    ...document.blocks,
    {
      id: 'back',
      kind: 'branch',
      config: { mode: 'first', cases: [{ id: 'last', label: '后两名', when: 'from_bottom <= 2' }] },
    },
    {
      id: 'expose',
      kind: 'tell',
      name: '曝光',
      config: {
        channel: 'exposure',
        title: '曝光台',
        columns: ['place'],
        order: 'place',
        signatory: { role: 'signatory' },
      },
    },
    {
      id: 'lost',
      kind: 'compute',
      config: { columns: [{ id: 'lost', label: '失分', type: 'score', formula: '100 - composite' }] },
    },
    {
      id: 'take',
      kind: 'post',
      config: {
        lines: [{ account: 'annual-points', direction: 'debit', column: 'lost', counter: '年度考评' }],
        signatory: { role: 'signatory' },
      },
    },
  ],
  wires: [
    ...document.wires,
    { from: { block: 'result', port: 'frozen' }, to: { block: 'back', port: 'in' } },
    { from: { block: 'back', port: 'last' }, to: { block: 'expose', port: 'in' } },
    { from: { block: 'result', port: 'frozen' }, to: { block: 'lost', port: 'in' } },
    { from: { block: 'lost', port: 'rows' }, to: { block: 'take', port: 'in' } },
  ],
  ends: [
    ...document.ends,
    { block: 'back', port: 'else' },
    { block: 'back', port: 'open' },
    { block: 'take', port: 'refused' },
  ],
})

describe('SHIELD-2 nobody is exposed before notice, window, decision, freeze and signature', () => {
  let stand: Stand
  let month: Month
  let at: { county: string; cycle: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand, exposing)
    at = { county: month.county.code, cycle: month.cycle }
    await month.answer()
    await settled(month)
  })
  afterAll(() => stand.close())

  const exposures = async () => (await month.read()).effects.filter((effect) => effect.block === 'expose')
  const taken = async (row: string) =>
    (await month.read()).effects.find((effect) => effect.block === 'take' && effect.row === row)
  const boards = async () => {
    const { answer } = await month.staff.clerk.call(listBoards, { params: { county: at.county } })
    return answer.boards.filter((board) => board.title === '曝光台')
  }
  /** Published order is by rank; the unsampled village stands last in the file and is not ranked. */
  const last = (n: number) => month.published.filter((row) => row.score !== '').at(-n)!.village

  it('OBJ-3 the consequence is known before it can happen, and it is held', async () => {
    expect((await exposures()).map((effect) => [effect.row, effect.standing]).sort()).toEqual(
      [last(1), last(2)].map(({ id }) => [id, 'held']).sort(),
    )
    const digests = (await exposures()).map((effect) => effect.digest)
    const early = await month.staff.signatory.call(signEffects, { params: at, body: { digests, words: null } })
    expect(early.fault.code).toBe('cycle.not-yet')
  })

  it('OBJ-2, OBJ-4 an upheld objection amends the sheet; whoever now stands there gets a notice of their own', async () => {
    await deliver(month)
    const raised = await month.staff.clerk.call(raiseObjection, {
      params: at,
      body: { block: 'objection', row: last(1).id, columns: ['composite'], words: '一处扣分重复计算。' },
    })
    expect(raised.status, raised.text).toBe(200)
    const decided = await month.staff.adjudicator.call(decideObjection, {
      params: { ...at, objection: raised.answer.id },
      body: {
        outcome: 'upheld',
        words: '确属重复，改为 95 分。',
        amendments: [{ block: 'scores', row: last(1).id, field: 'composite', value: '95', missing: null }],
      },
    })
    expect(decided.status, decided.text).toBe(200)
    const page = await month.read()
    expect(page.objections).toMatchObject([{ decision: { outcome: 'upheld' } }])
    const notices = page.tasks.filter((task) => task.kind === 'notice')
    expect(notices.map((task) => task.row)).toContain(last(3).id)
    expect(notices.map((task) => task.row)).not.toContain(last(1).id)
    expect((await exposures()).map((effect) => effect.row)).not.toContain(last(1).id)
    await deliver(month)
    expect((await month.read()).tasks.filter((task) => task.kind === 'notice')).toEqual([])
  })

  it('SHIELD-3 fewer points taken than announced need no new notice, only a signature of their own', async () => {
    const announced = await stand.look<{ digest: string }>(
      `select jsonb_object_keys(value -> 'terms') as digest from facts
       where tenant_id = $1 and cycle_id = $2 and kind = 'noticed' and "row" = $3`,
      [month.county.id, month.cycle, last(1).id],
    )
    const lighter = await taken(last(1).id)
    expect(announced.map(({ digest }) => digest)).not.toContain(lighter?.digest)
    expect(lighter?.waitsFor).not.toContain('notice')
  })

  it('the demo clock goes to the next moment at which something closes by itself', async () => {
    await settled(month)
    const { answer } = await (await stand.as(month.county, 'county-admin')).call(pushClock, {
      params: { county: at.county },
      body: { to: null },
    })
    expect(answer.reached).toBe('异议期结束')
    await passWindow(stand, month)
    expect(await boards()).toEqual([])
  })

  it('SHIELD-2e frozen and unsigned is not published; signed by the named post it is, once', async () => {
    expect(await freeze(month)).toBe(1)
    expect((await exposures()).map((effect) => effect.standing)).toEqual(['unsigned', 'unsigned'])
    expect(await boards()).toEqual([])
    const digests = (await exposures()).map((effect) => effect.digest)
    const sign = () => month.staff.signatory.call(signEffects, { params: at, body: { digests, words: '同意。' } })
    const signed = await sign()
    expect(signed.status, signed.text).toBe(200)
    await vi.waitFor(async () => expect(await boards()).toHaveLength(1), 15_000)
    expect((await sign()).fault.code).toBe('cycle.outdated')
    const [board] = await boards()
    const { answer } = await month.staff.clerk.call(readBoard, { params: { county: at.county, board: board!.id } })
    expect(answer.groups[0]!.rows.map((row) => row.key).sort()).toEqual([last(2).id, last(3).id].sort())
    expect(board).toMatchObject({ public: false, revision: 1 })
  })

  it('a sample is read, never run: every act is refused in a sentence', async () => {
    await stand.look(`update tenants set clock_offset_ms = 0, kind = 'sample' where id = $1`, [month.county.id])
    const opened = await month.staff['county-admin'].call(openCycle, {
      params: { county: at.county, mechanism: month.mechanism },
      body: { period: '2019-06' },
    })
    expect(opened.fault).toMatchObject({ code: 'cycle.read-only', message: '这是公开资料样例，只能查看，不能修改。' })
    const frozen = await month.staff['county-admin'].call(freezeResult, {
      params: { ...at, block: 'result' },
      body: { digest: '', words: null },
    })
    expect(frozen.fault.code).toBe('cycle.read-only')
  })
})
