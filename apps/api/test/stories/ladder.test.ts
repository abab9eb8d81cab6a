import { listFacts, openCycle, recordMeasure, signEffects } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { withLadder } from '../ladder-drawing.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, passWindow, settled } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

describe('LAD-2 what a ladder calls for is carried out by a named post and written down', () => {
  let stand: Stand
  let may: Month
  let at: { county: string; cycle: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    may = await openMonth(stand, withLadder)
    at = { county: may.county.code, cycle: may.cycle }
    await may.answer()
    await deliver(may)
    await passWindow(stand, may)
  })
  afterAll(() => stand.close())

  const waiting = async (month = may) => (await month.read()).records.filter(({ done }) => done === null)
  const entries = (change: Readonly<Record<string, string | null>> = {}) =>
    Object.entries({
      ...{ points: '已说明两处扣分，约定月底复查。', day: '2019-06-20', whom: may.people.clerk.personId },
      ...change,
    }).map(([field, value]) => ({ field, value }))
  const record = (row: string, said = entries(), by: keyof Month['staff'] = 'county-admin') =>
    may.staff[by].call(recordMeasure, { params: at, body: { block: 'ladder', row, item: 'first_talk', entries: said } })

  it('SHIELD-2 nothing is to be written down before it may happen', async () => {
    const [held] = (await may.read()).effects.filter(({ block }) => block === 'ladder')
    expect(held).toMatchObject({ standing: 'held', line: 'first_talk' })
    expect(await waiting()).toEqual([])
    expect((await record(held!.row)).fault.code).toBe('cycle.not-yet')
  })

  it('frozen and signed, it is due in ten working days, for the named post alone', async () => {
    await freeze(may)
    const digests = (await may.read()).effects.flatMap(({ block, digest }) => (block === 'ladder' ? [digest] : []))
    const signed = await may.staff.signatory.call(signEffects, { params: at, body: { digests, words: null } })
    expect(signed.status, signed.text).toBe(200)
    await settled(may)
    const open = await waiting()
    expect(open).toHaveLength(2)
    expect(open[0]).toMatchObject({ label: '约谈经办人', rung: '约谈经办人', mine: true, item: 'first_talk' })
    expect(open[0]?.form.map(({ label, required }) => [label, required])).toContainEqual(['照片', false])
    expect(open[0]?.persons.map(({ id }) => id)).toContain(may.people.clerk.personId)
    // Signed on Saturday 8 June: the tenth working day after it is Friday the 21st.
    expect(open[0]?.dueAt).toBe('2019-06-22T00:00:00.000+08:00')
    const page = await may.read()
    expect(page.tasks.filter(({ kind }) => kind === 'record')).toHaveLength(2)
    expect(page.tasks.filter(({ kind }) => kind === 'answer')).toEqual([])
    for (const by of ['clerk', 'inspector', 'signatory'] as const)
      expect((await record(open[0]!.row, entries(), by)).fault.code).toBe('access.denied')
  })

  it('what must be said is said, of somebody it concerns, on a day', async () => {
    const [first] = await waiting()
    for (const [wrong, why] of [
      [{ points: null }, '必填'],
      [{ day: '六月' }, '请填写日期'],
      [{ whom: may.people.finance.personId }, '有关的人'],
    ] as const) {
      const refused = await record(first!.row, entries(wrong))
      expect(refused.fault.code).toBe('cycle.value-refused')
      expect(refused.fault.message).toContain(why)
    }
    expect(await waiting()).toHaveLength(2)
  })

  it('NA-14 written down it is done, once, and both make the ladder official', async () => {
    const [first, second] = await waiting()
    const kept = await record(first!.row)
    expect(kept.status, kept.text).toBe(200)
    expect((await record(first!.row)).fault.code).toBe('cycle.not-yet')
    await settled(may)
    const page = await may.read()
    expect(page.cycle.stage).not.toBe('已办结')
    const done = page.records.find(({ row }) => row === first!.row)?.done
    expect(done?.entries).toEqual([
      { label: '谈话要点', text: '已说明两处扣分，约定月底复查。' },
      { label: '谈话日期', text: '2019-06-20' },
      { label: '谈话对象', text: 'clerk（故事）' },
      { label: '照片', text: '—' },
    ])
    const { answer } = await may.staff.clerk.call(listFacts, { params: at, query: {} })
    expect(answer.lines.map(({ sentence }) => sentence).join('\n')).toContain('登记“约谈经办人”已办')
    expect((await record(second!.row)).status).toBe(200)
    await vi.waitFor(async () => {
      const ladder = (await may.read()).results.find(({ block }) => block === 'ladder')
      expect(ladder).toMatchObject({ complete: true, revision: 1 })
    }, 15_000)
  })

  it('HIST-9, PIN-2 the next month reads that it was handled, and counts anew', async () => {
    const { answer } = await may.staff['county-admin'].call(openCycle, {
      params: { county: at.county, mechanism: may.mechanism },
      body: { period: '2019-06' },
    })
    const june = may.also(answer.id)
    await june.answer()
    await settled(june)
    const times = [...(await june.column('counter', 'rows', 'times')).values()]
    // The last two of May stand there again; what was handled in May is counted no more.
    expect(times.toSorted()).toEqual([...Array(22).fill('0'), '1', '1', '?unsampled'])
  })
})
