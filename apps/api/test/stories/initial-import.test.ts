import {
  commitImport,
  confirmOrder,
  listLedgerAccounts,
  listOrders,
  readInitialChoices,
  readOrder,
  uploadFile,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withLadder } from '../ladder-drawing.ts'
import { type Month, openMonth } from '../month.ts'
import { settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

describe('HIST-13 期初 by table is one order of two persons', () => {
  let stand: Stand
  let month: Month

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand, withLadder)
  })
  afterAll(() => stand.close())

  const at = () => ({ county: month.county.code })
  const village = (n: number) => month.published[n]!.village
  const bring = async (lines: readonly string[], who: keyof Month['staff'] = 'county-admin') => {
    const bytes = new Uint8Array(Buffer.from(`村,后进次数,年度绩效分余额\n${lines.join('\n')}\n`))
    const sent = await month.staff[who].upload(uploadFile, at(), { name: '期初.csv', bytes })
    expect(sent.status, sent.text).toBe(200)
    const target = {
      ...{ kind: 'initial' as const, mechanism: month.mechanism },
      ...{ asOf: '2019-04', document: '纸质台账第 3 册' },
    }
    const body = { upload: sent.answer.upload, sheet: null, target, mapping: null }
    return month.staff[who].call(commitImport, { params: at(), body })
  }
  const orders = async () =>
    (await month.staff.approver.call(listOrders, { params: at(), query: { kind: 'initial' } })).answer.orders
  const confirm = (order: string, who: keyof Month['staff'] = 'approver') =>
    month.staff[who].call(confirmOrder, { params: { ...at(), order }, body: { words: null } })
  const stated = () =>
    stand.look<{ row: string; value: string }>('select row, value from initial_figures order by value desc, row')

  it('offers the counters of the mechanism for the units it counts', async () => {
    const { answer } = await month.staff['county-admin'].call(readInitialChoices, { params: at() })
    const [mechanism] = answer.mechanisms
    expect(mechanism).toMatchObject({ id: month.mechanism, ownerUnitId: month.town })
    expect(mechanism?.counters).toMatchObject([{ block: 'counter', figure: 'times', label: '后进次数' }])
    expect(mechanism?.counters[0]?.rows).toContain(village(0).id)
    expect(mechanism?.counters[0]?.rows).not.toContain(month.town)
  })

  it('a line that names nobody, or a number that is none, brings nothing in', async () => {
    const refused = await bring([`${village(0).name},2,-1.5`, '没有这个村,1,', `${village(1).name},二,`])
    expect(refused.fault.code, refused.text).toBe('import.has-problems')
    expect(await orders()).toEqual([])
    expect((await bring([`${village(0).name},2,`], 'inspector')).fault.code).toBe('access.denied')
  })

  it('all lines are one order, and count only when the second person signs', async () => {
    const lines = [`${village(0).name},2,-1.5`, `${village(1).name},1,`, `${village(2).name},,3.25`]
    const told = await bring(lines)
    expect(told.answer, told.text).toMatchObject({ added: 4, corrected: 0, unchanged: 0 })
    const [order, ...more] = await orders()
    expect(more).toEqual([])
    expect(order?.sentence).toBe('按纸质台账第 3 册登记期初（截至2019年4月）：2 个计数，2 个账户余额')
    expect(await stated()).toEqual([])
    expect((await bring(lines)).answer).toMatchObject({ added: 0, unchanged: 4 })
    expect(await orders()).toHaveLength(1)
    expect((await confirm(order!.id, 'county-admin')).status).not.toBe(200)
    const confirmed = await confirm(order!.id)
    expect(confirmed.status, confirmed.text).toBe(200)
    expect(await stated()).toEqual([
      { row: village(0).id, value: '2' },
      { row: village(1).id, value: '1' },
    ])
    const { answer } = await month.staff.approver.call(readOrder, { params: { ...at(), order: order!.id } })
    expect(answer.change?.rows).toContainEqual({ name: village(0).name, column: '后进次数', from: '—', to: '2' })
    expect(answer.change?.rows).toContainEqual({ name: village(2).name, column: '年度绩效分', from: '—', to: '3.25' })
  })

  it('HIST-13 what stands is changed by another order only, which says from what to what; a balance moves by the difference', async () => {
    expect((await bring([`${village(0).name},2,-1.5`])).answer).toMatchObject({ added: 0, unchanged: 2 })
    const told = await bring([`${village(0).name},1,-0.5`])
    expect(told.answer, told.text).toMatchObject({ added: 0, corrected: 2 })
    const [order] = await orders()
    expect(order?.sentence).toContain('更正期初')
    const before = await stated()
    expect((await bring([`${village(0).name},5,`])).answer).toMatchObject({ corrected: 1 })
    const other = (await orders()).find((one) => one.state === 'proposed' && one.id !== order?.id)
    expect((await confirm(order!.id, 'county-admin')).status).not.toBe(200)
    expect(await stated()).toEqual(before)
    expect((await confirm(order!.id)).status).toBe(200)
    // it was proposed to take the place of 2, and 1 stands now: nobody saw that change
    expect((await confirm(other!.id)).fault.code).toBe('order.outdated')
    const { answer } = await month.staff.approver.call(readOrder, { params: { ...at(), order: order!.id } })
    expect(answer.change?.rows).toEqual([
      { name: village(0).name, column: '后进次数', from: '2', to: '1' },
      { name: village(0).name, column: '年度绩效分', from: '-1.5', to: '-0.5' },
    ])
    expect(new Set((await stated()).map(({ value }) => value))).toEqual(new Set(['1']))
    const root = await stand.as(month.county, 'finance')
    const books = (await root.call(listLedgerAccounts, { params: at(), query: { year: '2019' } })).answer
    expect(books.accounts.find(({ owner }) => owner === village(0).id)?.balance).toBe('-0.5')
    expect(books.totals).toMatchObject([{ kind: '年度绩效分', balance: '0' }])
    await settled(month)
    const facts = await stand.look<{ value: string }>(
      `select value ->> 'value' as value from facts where kind = 'initial' and row = $1 order by seq`,
      [village(0).id],
    )
    expect(facts.map(({ value }) => value)).toEqual(['2', '1'])
  })
})
