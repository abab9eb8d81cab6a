import { answerDuty, listFacts, readAnswerForm } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import { type DutyMonth, openDutyMonth } from '../duty-month.ts'
import { openStand, type Stand } from '../stand.ts'

/** A cadre states goals, each with its words, a weight and the unit it is for. */
const goals = {
  label: '目标',
  least: 2,
  most: 3,
  fields: [
    { id: 'goal', label: '目标内容', type: 'text' },
    { id: 'points', label: '分值', type: 'score', scale: 1, least: '0', most: '60' },
    { id: 'place', label: '落实村', type: 'unit', required: false },
  ],
}

describe('填报 with a list', () => {
  let stand: Stand
  let month: DutyMonth
  let cadre: Caller
  let row: string

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    const ask = { who: { at: 'owner', role: 'cadre' }, items: goals }
    const opened = await openDutyMonth(stand, { ask, review: {} }, ['cadre', 'finance', 'signatory'])
    month = opened
    cadre = opened.staff[0]!.caller
    row = month.villages[0]!.id
  })
  afterAll(() => stand.close())

  const params = () => ({ county: month.county.code, cycle: month.cycle })
  const form = (caller = cadre) => caller.call(readAnswerForm, { params: params(), query: { block: 'form', row } })
  const entry = (field: string, value: string | null) => ({ field, value, missing: null })
  const goal = (id: string | null, words: string | null, points: string, place: string | null = null) => ({
    id,
    entries: [entry('goal', words), entry('points', points), entry('place', place)],
  })
  const state = (items: readonly ReturnType<typeof goal>[]) =>
    cadre.call(answerDuty, {
      params: params(),
      body: { block: 'form', row, entries: [entry('mark', '88')], items: [...items] },
    })

  it('ASK-4 the form says what each item asks for, and how many there may be', async () => {
    const { answer, status, text } = await form()
    expect(status, text).toBe(200)
    expect(answer).toMatchObject({ blockName: '月报', said: null, items: { label: '目标', least: 2, most: 3 } })
    expect(answer.items?.fields.map(({ label, required }) => [label, required])).toEqual([
      ['目标内容', true],
      ['分值', true],
      ['落实村', false],
    ])
    expect(answer.units.map(({ id }) => id)).toContain(row)
    const finance = await month.hired('finance')
    expect((await form(finance.caller)).fault.code).toBe('duty.not-yours')
  })

  it('ASK-4 too few, too many, a missing cell, a bad figure and a stranger are refused in one sentence each', async () => {
    const whole = goal(null, '硬化村道', '20')
    expect((await state([whole])).fault.message).toBe('目标填了 1 条，应为 2–3 条。请补齐或删减后再报。')
    expect((await state([whole, whole, whole, whole])).fault.message).toContain('目标填了 4 条')
    expect((await state([whole, goal(null, null, '20')])).fault.message).toBe(
      '“第 2 条目标 · 目标内容”不能填 空：这一项必填。',
    )
    expect((await state([goal(null, '清沟', '61'), whole])).fault.message).toBe(
      '“第 1 条目标 · 分值”不能填 61：最大为 60。',
    )
    expect((await state([whole, goal(null, '清沟', '20', month.cycle)])).fault.message).toContain('请从本县的单位里选')
    expect((await state([whole, goal(month.cycle, '清沟', '20')])).fault.code).toBe('cycle.no-such-cell')
  })

  it('ASK-4 an item keeps its id when the list is stated again; a removed one is gone, a new one is another', async () => {
    const first = await state([goal(null, '硬化村道', '20.5', row), goal(null, '清沟', '10')])
    expect(first.status, first.text).toBe(200)
    const before = (await form()).answer.said
    expect(before?.items.map(({ entries }) => entries.map(({ value }) => value))).toEqual([
      ['硬化村道', '20.5', row],
      ['清沟', '10', null],
    ])
    const [kept] = before?.items ?? []
    const second = await state([goal(null, '植树', '5'), goal(kept?.id ?? '', '硬化村道 2 公里', '30', row)])
    expect(second.status, second.text).toBe(200)
    const after = (await form()).answer.said
    expect(after?.items.map(({ entries }) => entries[0]?.value)).toEqual(['植树', '硬化村道 2 公里'])
    expect(after?.items[1]?.id).toBe(kept?.id)
    expect(before?.items.map(({ id }) => id)).not.toContain(after?.items[0]?.id)
    await month.rest()
    const [unit] = await stand.look<{ items: number }>(
      `select count(*)::int as items from facts where tenant_id = $1 and cycle_id = $2 and kind = 'answered'`,
      [month.county.id, month.cycle],
    )
    expect(unit?.items).toBe(2)
    expect((await month.admin.call(listFacts, { params: params(), query: {} })).status).toBe(200)
  })
})
