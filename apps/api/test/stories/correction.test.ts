import {
  declineRevision,
  listBoards,
  listFacts,
  listPublicBoards,
  listResults,
  proposeOrder,
  readBoard,
  readPublicBoard,
  readResult,
  signEffects,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow, settled } from '../month-acts.ts'
import { byTwo } from '../order-acts.ts'
import { openStand, type Stand } from '../stand.ts'

describe('a correction after the month was paid and published', () => {
  let stand: Stand
  let month: Month
  let at: { county: string; cycle: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    at = { county: month.county.code, cycle: month.cycle }
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
    await judgeAll(month)
  })
  afterAll(() => stand.close())

  const params = () => ({ county: month.county.code })
  const balance = async (): Promise<Map<string, number>> => {
    const rows = await stand.look<{ unit: string; amount: string }>(
      `select owner_unit_id as unit, sum(amount) as amount from ledger_entries group by 1 having sum(amount) > 0`,
    )
    return new Map(rows.map((row) => [row.unit, Number(row.amount)]))
  }
  const issues = async () => (await month.staff.clerk.call(listBoards, { params: params() })).answer.boards

  it('TELL-1 FQ-17 the boards hang: 25 villages publicly, the honour roll with its total', async () => {
    const boards = await issues()
    expect(boards.map(({ title, revision, stale }) => [title, revision, stale]).sort()).toEqual([
      ['光荣榜', 1, false],
      ['村级环境卫生月度考评结果', 1, false],
    ])
    const honour = boards.find((board) => board.title === '光荣榜')!
    const { answer } = await month.staff.clerk.call(readBoard, { params: { ...params(), board: honour.id } })
    expect(answer.total).toEqual({ label: '奖补合计', text: '20,000.00 元' })
    expect(answer.groups[0]!.rows[0]!.name).toBe(month.published[0]!.village.name)
    expect(answer.rules.join('')).toContain('第 1–2 名 5,000 元')
    const nobody = stand.anyone()
    const open = await nobody.call(listPublicBoards, { params: params() })
    expect(open.answer.boards).toHaveLength(2)
    const board = await nobody.call(readPublicBoard, { params: { ...params(), board: honour.id } })
    expect(board.answer.issuer).toBe('甲1镇')
  })

  it('RES-1 the frozen result is history, row by row', async () => {
    const { answer } = await month.staff.clerk.call(listResults, { params: params(), query: {} })
    expect(answer.results).toMatchObject([{ period: '2019-05', revision: 1, rows: 25, origin: 'frozen' }])
    const { answer: result } = await month.staff.clerk.call(readResult, {
      params: { ...params(), result: answer.results[0]!.id },
    })
    const place = result.columns.findIndex((column) => column.id === 'place')
    const first = result.rows.find((row) => row.key === month.published[0]!.village.id)!
    expect(first.cells[place]).toEqual({ text: '1' })
  })

  it('RES-5 a corrected score makes the result stale and the board 待更正; money stands still', async () => {
    const before = await balance()
    // the second village falls behind the third: two awards change, the others stay
    const content = { block: 'scores', row: month.published[1]!.village.id, field: 'composite', value: '94.25' }
    const order = { kind: 'correct' as const, content: { ...content, missing: null } }
    const body = { cycle: month.cycle, order, reason: '复核。', fileId: month.cycle }
    const strange = await month.staff['county-admin'].call(proposeOrder, { params: params(), body })
    expect(strange.fault.code).toBe('file.unknown')
    await byTwo(month, order, '复核时发现一处重复加分。')
    await settled(month)
    const page = await month.read()
    expect(page.results[0]).toMatchObject({ revision: 1, stale: true })
    expect(page.cycle.stage).toBe('待修订')
    expect(await balance()).toEqual(before)
    expect((await issues()).every((board) => board.stale)).toBe(true)
  })

  it('RES-5 the office may decline, with a reason; another change asks again, and the board shows 待更正 until then', async () => {
    const [before] = (await month.read()).results
    const refuse = (digest: string, who = month.staff['county-admin']) =>
      who.call(declineRevision, {
        params: { ...at, block: 'result' },
        body: { digest, words: '差异不影响奖补，不再修订。' },
      })
    expect((await refuse(before!.liveDigest, month.staff.clerk)).fault.code).toBe('access.denied')
    expect((await refuse('0'.repeat(64))).fault.code).toBe('cycle.outdated')
    const done = await refuse(before!.liveDigest)
    expect(done.status, done.text).toBe(200)
    await settled(month)
    const page = await month.read()
    expect(page.results[0]).toMatchObject({ revision: 1, stale: false, declined: true })
    expect(page.cycle.stage).not.toBe('待修订')
    expect((await issues()).some((board) => board.stale)).toBe(false)
    expect((await refuse(before!.liveDigest)).fault.code).toBe('cycle.not-stale')
    const told = (await month.staff.clerk.call(listFacts, { params: at, query: {} })).answer.lines
    expect(told.find(({ kind }) => kind === '不修订')).toMatchObject({ words: '差异不影响奖补，不再修订。' })
    const content = { block: 'scores', row: month.published[1]!.village.id, field: 'composite', value: '94.2' }
    await byTwo(month, { kind: 'correct', content: { ...content, missing: null } }, '重复加分应再扣一次。')
    await settled(month)
    expect((await month.read()).results[0]).toMatchObject({ revision: 1, stale: true, declined: false })
    expect((await issues()).every((board) => board.stale)).toBe(true)
  })

  it('EFF-3 the next revision proposes changes for the touched rows only', async () => {
    expect(await freeze(month)).toBe(2)
    await judgeAll(month)
    const page = await month.read()
    const proposed = page.effects.filter((effect) => effect.standing === 'correction' && effect.kind === 'ledger')
    const touched = [month.published[1]!.village.id, month.published[2]!.village.id].sort()
    expect(proposed.map((effect) => effect.row).sort()).toEqual(touched)
    expect(page.effects.filter((effect) => effect.standing === 'withdrawal')).toEqual([])
    expect(page.effects.filter((effect) => effect.kind === 'ledger' && effect.standing === 'done')).toHaveLength(7)
  })

  it('EFF-4 signed, each correction books contra and new lines in one entry; nobody else moves', async () => {
    const before = await balance()
    const { effects } = await month.read()
    const digests = effects.filter((effect) => effect.standing === 'correction').map((effect) => effect.digest)
    const byAssessor = await month.staff.inspector.call(signEffects, { params: at, body: { digests, words: null } })
    expect(byAssessor.fault.code).toBe('access.denied')
    const signed = await month.staff.signatory.call(signEffects, { params: at, body: { digests, words: '同意更正。' } })
    expect(signed.status, signed.text).toBe(200)
    await settled(month)
    const after = await balance()
    const changed = [...after].filter(([unit, amount]) => before.get(unit) !== amount)
    expect(new Map(changed)).toEqual(
      new Map([
        [month.published[1]!.village.id, 200_000],
        [month.published[2]!.village.id, 500_000],
      ]),
    )
    const entries = await stand.look<{ lines: string; sum: string; contra: string }>(
      `select count(*) as lines, sum(amount) as sum, count(contra_of) as contra from ledger_entries group by entry_id having count(contra_of) > 0`,
    )
    expect(entries).toEqual([
      { lines: '4', sum: '0', contra: '2' },
      { lines: '4', sum: '0', contra: '2' },
    ])
    const boards = await issues()
    expect(boards.filter((board) => !board.stale).map((board) => board.revision)).toEqual([2, 2])
    const again = await month.staff.signatory.call(signEffects, { params: at, body: { digests, words: null } })
    expect(again.fault.code).toBe('cycle.outdated')
  })

  it('FACT-5 the course tells every act in a line: the sheets of one file at once, a correction with both values', async () => {
    const read = (query: { before?: number }) => month.staff.clerk.call(listFacts, { params: at, query })
    const { answer } = await read({})
    expect(answer.lines.reduce((sum, line) => sum + line.count, 0)).toBe(answer.facts)
    const told = answer.lines.map(({ sentence }) => sentence)
    expect(told).toContain('导入 nanan_matou_2019_05.csv，25 行，每行 3 项')
    expect(told).toContain('向 25 行送达告知，异议期从这时算起')
    expect(answer.lines.at(-1)).toMatchObject({ seq: 1, kind: '开周期', file: null })
    const corrected = answer.lines.findLast(({ sentence }) => sentence.startsWith('更正'))
    const village = month.published[1]!.village.name
    expect(corrected).toMatchObject({ rowName: village, words: '复核时发现一处重复加分。', superseded: 1 })
    expect(corrected?.sentence).toMatch(new RegExp(`^更正，${village}，.+由 [0-9.]+ 改为 94\\.25$`))
    expect(answer.lines.find(({ sentence }) => sentence.startsWith('导入'))).toMatchObject({ count: 25, superseded: 1 })
    const older = await read({ before: answer.lines[2]!.seq + 1 })
    expect(older.answer.lines).toEqual(answer.lines.slice(2))
  })
})
