import {
  confirmOrder,
  judgeRow,
  listBoards,
  listFacts,
  listResults,
  openCycle,
  orderChoices,
  previewOrder,
  readBoard,
  readResult,
  signEffects,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow, settled } from '../month-acts.ts'
import { byTwo, propose, readBack } from '../order-acts.ts'
import { openStand, type Stand } from '../stand.ts'
import { answerWeighted, nextVersion, refielded, weighted } from '../versions.ts'

const repin = (version: number) => ({ kind: 'repin' as const, content: { version } })

describe('PIN-5 a new version in the middle of a month', () => {
  let stand: Stand
  let month: Month
  let june: Month
  let at: { county: string; cycle: string }
  let order: string

  /** Half done: frozen and published by weights 50 to 50, five of seven awards paid. */
  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand, weighted('50', '50'))
    at = { county: month.county.code, cycle: month.cycle }
    await answerWeighted(stand, month)
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
    await judge(5)
    const opened = await admin().call(openCycle, {
      params: { county: at.county, mechanism: month.mechanism },
      body: { period: '2019-06' },
    })
    june = month.also(opened.answer.id)
    await answerWeighted(stand, june)
    expect(await nextVersion(month, weighted('90', '10'))).toBe(2)
  })
  afterAll(() => stand.close())

  const admin = () => month.staff['county-admin']
  const village = (index: number): string => month.published[index]!.village.id
  const places = async () => {
    const all = await month.column('rank', 'ranked', 'place')
    return [0, 1, 2, 3].map((index) => all.get(village(index)))
  }
  const confirm = (seen: string | null, by = month.staff.approver) =>
    by.call(confirmOrder, { params: { county: at.county, order }, body: { words: '更正有据，同意。', seen } })
  const repinned = () =>
    stand.look<{ id: string; cycle: string }>(`select id, cycle_id as cycle from facts where kind = 'repinned'`)
  const balance = async (): Promise<Map<string, number>> => {
    const rows = await stand.look<{ unit: string; amount: string }>(
      `select owner_unit_id as unit, sum(amount) as amount from ledger_entries group by 1 having sum(amount) > 0`,
    )
    return new Map(rows.map((row) => [row.unit, Number(row.amount)]))
  }

  /** Finance passes this many awards, the highest first. */
  async function judge(count: number): Promise<void> {
    const tasks = (await month.read()).tasks.filter((one) => one.kind === 'judge')
    const order = month.published.map(({ village: { id } }) => id)
    tasks.sort((a, b) => order.indexOf(a.row) - order.indexOf(b.row))
    for (const { block, row, items } of tasks.slice(0, count)) {
      const body = { block, row, verdict: 'passed' as const, seen: items[0] ?? '', words: null }
      const reply = await month.staff.finance.call(judgeRow, { params: at, body })
      expect(reply.status, reply.text).toBe(200)
    }
    await settled(month)
  }

  it('runs on by the version it was opened with until somebody asks', async () => {
    expect((await month.read()).cycle).toMatchObject({ version: 1, newer: 2, repinnedAt: null, state: 'settled' })
    expect(await places()).toEqual(['1', '3', '2', '4'])
    expect((await balance()).size).toBe(5)
    const { answer } = await admin().call(orderChoices, { params: at })
    expect(answer.versions).toEqual([{ version: 2, from: '2019-07-01' }])
  })

  it('is tried on the month’s own facts, and nothing of it is stored', async () => {
    const facts = (await month.read()).facts
    const { answer, text } = await admin().call(previewOrder, {
      params: { county: at.county },
      body: { cycle: month.cycle, order: repin(2) },
    })
    expect(answer, text).toMatchObject({
      sentence: '由第 1 版换到第 2 版（2019年7月1日起施行）',
      needsSecond: true,
      touched: 25,
    })
    const { sentences, rows } = answer.change
    expect(sentences).toEqual([
      '得分变动 23 行',
      '名次变动 2 行',
      '已定榜的“村级月度考评结果”转为待修订，另行定榜后才改',
      '待办由 3 项变为 4 项',
    ])
    const [second, third] = [1, 2].map((index) => month.published[index]!.village.name)
    expect(rows).toContainEqual({ name: second, column: '总分', from: '92.1', to: '94.42' })
    expect(rows).toContainEqual({ name: second, column: '名次', from: '3', to: '2' })
    expect(rows).toContainEqual({ name: third, column: '名次', from: '2', to: '3' })
    expect([(await month.read()).facts, await repinned()]).toEqual([facts, []])
  })

  it('refuses what is no version, is the same, or is asked by who may not', async () => {
    const asked = async (version: number, by = admin()) => (await propose(month, by, repin(version))).fault
    expect((await asked(9)).message).toBe('不能这样办理：没有经审批的第 9 版。')
    expect((await asked(1)).message).toBe('不能这样办理：这一期已经按第 1 版运行。')
    expect((await asked(2, month.staff.inspector)).code).toBe('access.denied')
    expect((await asked(2, month.staff.clerk)).code).toBe('access.denied')
  })

  it('the second person is another one, and confirms the very difference he saw', async () => {
    const proposed = await propose(month, admin(), repin(2), '原定权重与文件不符，按文件更正。')
    expect(proposed.answer, proposed.text).toMatchObject({ state: 'proposed' })
    order = proposed.answer.id
    const before = await readBack(month, month.staff.approver, order)
    expect(before).toMatchObject({ mayConfirm: true, blocked: null, moved: false })
    expect((await confirm(before.seen, admin())).fault.code).toBe('access.denied')
    // in between a score is corrected: by the new weights the village falls from one place to another
    const content = { block: 'scores', row: village(20), field: 'composite', value: '70', missing: null }
    await byTwo(month, { kind: 'correct', content }, '复核时发现漏扣。')
    expect((await confirm(before.seen)).fault.code).toBe('order.changed-since-seen')
    expect((await confirm(null)).fault).toMatchObject({
      code: 'order.changed-since-seen',
      message: '您看过之后又有新的情况，影响已经不同。请看过现在的影响再确认。',
    })
    expect([(await repinned()).length, (await month.read()).cycle.version]).toEqual([0, 1])
    const now = await readBack(month, month.staff.approver, order)
    expect([now.moved, now.seen === before.seen, now.mayConfirm]).toEqual([true, false, true])
    expect(now.change?.rows).not.toEqual(before.change?.rows)
  })

  it('ten confirmations at once apply it once', async () => {
    const { seen } = await readBack(month, month.staff.approver, order)
    const replies = await Promise.all(Array.from({ length: 10 }, () => confirm(seen)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
    expect(new Set(replies.flatMap(({ status, fault }) => (status === 409 ? [fault.code] : [])))).toEqual(
      new Set(['order.already-decided']),
    )
    expect(await repinned()).toMatchObject([{ cycle: month.cycle }])
    const rows = await stand.look<{ editions: { version: number }[] }>('select editions from cycles where id = $1', [
      month.cycle,
    ])
    expect(rows[0]?.editions).toMatchObject([{ version: 1 }])
    await settled(month)
    const page = await month.read()
    expect(page.cycle).toMatchObject({ version: 2, newer: null, stage: '待修订' })
    expect(page.cycle.repinnedAt).not.toBeNull()
    expect(await places()).toEqual(['1', '2', '3', '4'])
    const { answer } = await month.staff.clerk.call(listFacts, { params: at, query: {} })
    const line = answer.lines.find(({ kind }) => kind === '换版本')
    expect(line).toMatchObject({ by: 'county-admin（故事）', words: '原定权重与文件不符，按文件更正。' })
    expect(line?.sentence).toBe('改用规则第 2 版，已定的榜不变')
  })

  it('RES-4 what was frozen and published stays as it was, read by the rules it was judged by', async () => {
    const params = { county: at.county }
    const { answer } = await month.staff.clerk.call(listResults, { params, query: {} })
    const [first] = answer.results
    const { answer: result } = await month.staff.clerk.call(readResult, { params: { ...params, result: first!.id } })
    const cellOf = (column: string, index: number) => {
      const place = result.columns.findIndex(({ id }) => id === column)
      return result.rows.find(({ key }) => key === village(index))?.cells[place]
    }
    expect([cellOf('place', 1), cellOf('total', 1)]).toEqual([{ text: '3' }, { text: '92.1' }])
    const boards = (await month.staff.clerk.call(listBoards, { params })).answer.boards
    expect(boards.every(({ stale }) => stale)).toBe(true)
    const public1 = boards.find(({ title }) => title === '村级环境卫生月度考评结果')!
    const board = (await month.staff.clerk.call(readBoard, { params: { ...params, board: public1.id } })).answer
    expect(board.rules.join('')).toContain('50')
    expect(board.rules.join('')).not.toContain('90')
  })

  it('EFF-3 EFF-4 only what is touched is corrected: contra and new, signed; nobody else moves', async () => {
    const before = await balance()
    expect(await freeze(month)).toBe(2)
    await judgeAll(month)
    const page = await month.read()
    const corrections = page.effects.filter((one) => one.standing === 'correction' && one.kind === 'ledger')
    expect(corrections.map(({ row }) => row).sort()).toEqual([village(1), village(2)].sort())
    expect(page.effects.filter((one) => one.standing === 'withdrawal')).toEqual([])
    const digests = page.effects.filter((one) => one.standing === 'correction').map(({ digest }) => digest)
    const signed = await month.staff.signatory.call(signEffects, { params: at, body: { digests, words: '同意。' } })
    expect(signed.status, signed.text).toBe(200)
    await settled(month)
    const after = await balance()
    const changed = [...after].filter(([unit, amount]) => before.get(unit) !== amount)
    const fresh = [village(5), village(6)] // passed only now
    expect(new Map(changed)).toEqual(
      new Map([[village(1), 500_000], [village(2), 200_000], ...fresh.map((id) => [id, 200_000] as const)]),
    )
    const contra = await stand.look<{ sum: string }>(
      'select sum(amount) as sum from ledger_entries group by entry_id having count(contra_of) > 0',
    )
    expect(contra).toEqual([{ sum: '0' }, { sum: '0' }])
  })

  it('PIN-1 another cycle of the mechanism goes on by the version it is pinned to', async () => {
    expect((await june.read()).cycle).toMatchObject({ version: 1, newer: 2, repinnedAt: null })
    const totals = await june.column('total', 'scored', 'total')
    expect(totals.get(village(1))).toBe('92.1')
  })

  it('says which answers have no home: what is laid out anew, what is asked anew, and what cannot be', async () => {
    const cleaning = { id: 'cleaning', label: '保洁', type: 'score', scale: 2, required: true }
    const turned = await nextVersion(
      month,
      refielded((all) => all.toReversed()),
    )
    const asked = await nextVersion(
      month,
      refielded((all) => [...all, cleaning]),
    )
    const finer = await nextVersion(
      month,
      refielded((all) => all.map((one) => (one.id === 'composite' ? { ...one, scale: 3 } : one))),
    )
    const ahead = async (of: Month, version: number) =>
      admin().call(previewOrder, { params: { county: at.county }, body: { cycle: of.cycle, order: repin(version) } })
    expect((await ahead(june, turned)).answer.change.sentences).toContain('“考评成绩”已填的 25 份照原数移到新表单')
    expect((await ahead(june, asked)).answer.change.sentences.join()).toContain(
      '“考评成绩”的表单有变，已填的 25 份要重新填报',
    )
    const refused = await ahead(month, finer)
    expect(refused.fault.message).toBe(
      '不能这样办理：已定的“村级月度考评结果”里的综合得分在那一版里换了类型或小数位；已定的榜要保持原样，请让这一期按原版本办完。',
    )
    const before = await june.column('total', 'scored', 'total')
    const moved = await propose(june, admin(), repin(turned), '表单栏目换了次序。')
    order = moved.answer.id
    const { seen } = await readBack(june, month.staff.approver, order)
    expect((await confirm(seen)).status).toBe(200)
    await settled(june)
    const totals = await june.column('total', 'scored', 'total')
    expect([before.get(village(1)), totals.get(village(1))]).toEqual(['92.1', '94.42'])
    const wanted = await propose(june, admin(), repin(asked), '增加保洁一项。')
    order = wanted.answer.id
    expect((await confirm((await readBack(june, month.staff.approver, order)).seen)).status).toBe(200)
    await settled(june)
    const page = await june.read()
    expect(page.tasks.filter(({ kind }) => kind === 'answer')).toHaveLength(25)
    expect(page.cycle.version).toBe(asked)
  })
})
