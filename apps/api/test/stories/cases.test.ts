import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Issues, openIssues } from '../issues.ts'
import { openStand, type Stand } from '../stand.ts'

describe('NA-26 NA-27 NA-33 NA-39 NA-40 an issue is reported, dispatched by class, claimed, done, verified and closed', () => {
  let stand: Stand
  let issues: Issues
  let id: string

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    issues = await openIssues(stand, { claim: true, claimWithin: 1 })
  })
  afterAll(() => stand.close())

  it('NA-33 NA-39 CASE-1 a report opens one case, whose department the decision table proposes', async () => {
    await issues.at('2026-07-01T09:30:00+08:00')
    id = await issues.report('rubble', undefined, '平台-0701')
    const { case: one, stages, acts } = await issues.read(id)
    expect(one).toMatchObject({ number: 1, status: 'received', className: '建筑垃圾', reports: 1, unitName: null })
    expect(one).toMatchObject({ proposedUnitId: issues.rubble.unit, words: '路口东侧，rubble' })
    expect(stages.map(({ label, state }) => [label, state])).toEqual([
      ['受理', 'now'],
      ['派单', 'ahead'],
      ['领办', 'ahead'],
      ['办理', 'ahead'],
      ['核验', 'ahead'],
      ['销号', 'ahead'],
    ])
    expect(acts).toEqual(['accept', 'dispatch'])
  })

  it('CASE-1 CYC-1 the same number again is the same report; the same class and place again is taken in', async () => {
    expect(await issues.report('rubble', undefined, '平台-0701')).toBe(id)
    expect(await issues.report('rubble')).toBe(id)
    expect((await issues.read(id)).case.reports).toBe(2)
    expect(await issues.report('wreck')).not.toBe(id)
  })

  it('NA-39 only the dispatching post dispatches, to whom the drawing proposes; the limit is that of the class', async () => {
    const refused = await issues.step(issues.rubble.clerk, id, 'dispatch')
    expect([refused.status, refused.fault.code]).toEqual([403, 'case.not-yours'])
    const early = await issues.step(issues.staff['county-admin'], id, 'reopen')
    expect(early.fault.code).toBe('case.refused')
    expect((await issues.step(issues.staff['county-admin'], id, 'dispatch')).answer.status).toBe('dispatched')
    const { case: one, whyDue, limitDays } = await issues.read(id)
    expect(one).toMatchObject({ unitId: issues.rubble.unit, dueAt: '2026-07-11T00:00:00.000+08:00' })
    expect([limitDays, whyDue]).toEqual([
      7,
      '建筑垃圾限 7 个工作日，从 2026年7月1日派单的次日算起：到 2026年7月10日 24 时。',
    ])
  })

  it('CASE-1 领办: unclaimed in time it goes back to the dispatcher, who gives it out again', async () => {
    const { stages } = await issues.read(id)
    expect(stages.find(({ id: stage }) => stage === 'claim')?.until).toBe('2026-07-03T00:00:00.000+08:00')
    await issues.at('2026-07-03T08:30:00+08:00')
    expect((await issues.list({ mine: '1' })).cases.map((one) => one.id)).toContain(id)
    const late = await issues.step(issues.rubble.clerk, id, 'claim')
    expect([late.fault.code, late.fault.message]).toEqual([
      'case.refused',
      '这一步现在不能办：派单后 1 个工作日没有领办，已退回派单人，请重新派单。',
    ])
    await issues.step(issues.staff['county-admin'], id, 'dispatch', { words: '请今天领办。' })
    expect((await issues.step(issues.wreck.clerk, id, 'claim')).fault.code).toBe('case.not-yours')
    expect((await issues.step(issues.rubble.clerk, id, 'claim')).answer.status).toBe('working')
  })

  it('CASE-2 措施: recorded by the doer while it is worked on, in words; it changes no state', async () => {
    const { clerk } = issues.rubble
    expect((await issues.step(clerk, id, 'measure')).fault.message).toContain('请写明采取了什么措施。')
    const wrong = await issues.step(issues.staff.inspector, id, 'measure', { words: '已围挡。' })
    expect(wrong.fault.code).toBe('case.not-yours')
    const taken = await issues.step(clerk, id, 'measure', { words: '先行围挡，设警示牌。' })
    expect(taken.answer, taken.text).toEqual({ status: 'working' })
    const { events, acts } = await issues.read(id, clerk)
    expect(JSON.stringify(events)).toContain('先行围挡，设警示牌。')
    expect(acts).toEqual(['finish', 'measure', 'decline'])
  })

  it('NA-27 CASE-2 the doer cannot verify; a return goes back to the same doer; passed it is closed', async () => {
    await issues.at('2026-07-06T10:00:00+08:00')
    expect((await issues.step(issues.rubble.clerk, id, 'finish', { words: '已清运。' })).answer.status).toBe('finished')
    expect((await issues.step(issues.rubble.clerk, id, 'verify')).fault.message).toContain('核验的人就是办理的人')
    const back = await issues.step(issues.staff.inspector, id, 'return', { words: '东侧还有一堆。' })
    expect(back.answer.status).toBe('working')
    expect((await issues.read(id, issues.rubble.clerk)).acts).toEqual(['finish', 'measure', 'decline'])
    await issues.step(issues.rubble.clerk, id, 'finish')
    await issues.at('2026-07-07T10:00:00+08:00')
    expect((await issues.step(issues.staff.inspector, id, 'verify')).answer.status).toBe('closed')
    const { case: one, stages, events, reopenUntil } = await issues.read(id)
    // Thursday 2, Friday 3, Monday 6 and Tuesday 7 July
    expect(one).toMatchObject({ status: 'closed', usedDays: 4, overdue: false })
    expect(stages.every(({ state }) => state === 'done')).toBe(true)
    expect(reopenUntil).toBe('2026-08-07T00:00:00.000+08:00')
    expect(events.map(({ label }) => label)).toEqual([
      '开案',
      '同一问题再报，并入',
      '派单',
      '派单',
      '领办',
      '采取措施',
      '办结，等核验',
      '核验退回',
      '办结，等核验',
      '核验通过，销号',
    ])
    expect(events.find(({ words }) => words === '东侧还有一堆。')?.by).toBe('inspector（故事）')
  })

  it('NA-27 CASE-2 a relapse within thirty days reopens the same case; a new report of it opens another', async () => {
    const other = await issues.report('rubble')
    expect(other).not.toBe(id)
    await issues.at('2026-07-20T09:00:00+08:00')
    expect((await issues.step(issues.staff['county-admin'], id, 'reopen')).answer.status).toBe('working')
    expect((await issues.read(id)).case).toMatchObject({ reopened: 1, closedAt: null })
    // the register follows: the worker comes by itself
    await issues.at('2026-07-20T09:05:00+08:00')
    const { cases } = await issues.list({ status: 'working' })
    expect(cases.map((one) => [one.id, one.reopened])).toContainEqual([id, 1])
    const merged = await issues.merge(other, id)
    expect(merged.answer.status).toBe('merged')
    expect((await issues.read(other)).duplicateOf).toEqual({ id, number: 1 })
    expect((await issues.read(id)).case.reports).toBe(3)
  })
})

describe('NA-26 NA-37 LAD-5 CASE-3 CASE-4 limits pass, the ladder proposes, and the month scores the list', () => {
  let stand: Stand
  let issues: Issues
  let late: string
  let done: string
  let month: string

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    issues = await openIssues(stand)
  })
  afterAll(() => stand.close())

  it('LAD-5 overdue is urged at once and followed up after five working days, each once', async () => {
    await issues.at('2026-07-01T09:00:00+08:00')
    late = await issues.report('rubble')
    done = await issues.report('wreck')
    const many = await issues.dispatchMany([late, done])
    expect(many.answer).toEqual({ dispatched: [late, done], refused: [] })
    await issues.at('2026-07-02T09:00:00+08:00')
    await issues.step(issues.wreck.clerk, done, 'finish')
    await issues.step(issues.staff.inspector, done, 'verify')
    // due on the 10th; the 11th is a Saturday, so the first overdue working day is Monday the 13th
    await issues.at('2026-07-10T23:59:00+08:00')
    expect((await issues.read(late)).measures).toEqual([])
    await issues.at('2026-07-11T00:00:30+08:00')
    const { case: one, measures } = await issues.read(late)
    expect([one.overdue, measures.map(({ line, standing }) => [line, standing])]).toEqual([true, [['urge', 'done']]])
    await issues.at('2026-07-16T09:00:00+08:00')
    expect((await issues.read(late)).measures).toHaveLength(1)
    await issues.at('2026-07-17T09:00:00+08:00')
    const [row] = await stand.look<{ lines: string[] }>(
      `select array_agg(line order by line) as lines from effects where cycle_id = $1 and state = 'done'`,
      [late],
    )
    expect(row?.lines).toEqual(['urge'])
    // nobody holds 分管领导 in this county: the dispatcher is asked to settle whom it is about (LAD-4)
    expect((await issues.read(late)).case.overdue).toBe(true)
    expect((await issues.list({ overdue: '1' })).counts).toMatchObject({ open: 1, overdue: 1, closedThisMonth: 1 })
  })

  it('CASE-4 办结率 counts what was due this month and was closed', async () => {
    // the rubble was due on the 10th and is open; the wreck is closed, and due on the 22nd: not counted before
    expect((await issues.list()).counts).toMatchObject({ dueThisMonth: 1, dueAndClosed: 0, rate: '0.0' })
    await issues.at('2026-07-23T09:00:00+08:00')
    expect((await issues.list()).counts).toMatchObject({ dueThisMonth: 2, dueAndClosed: 1, rate: '50.0' })
  })

  it('CASE-3 the month takes the list as it stood at its end, whatever happens later', async () => {
    month = await issues.month('2026-07')
    await issues.at('2026-08-03T09:00:00+08:00')
    await issues.step(issues.rubble.clerk, late, 'finish')
    await issues.step(issues.staff.inspector, late, 'verify')
    await issues.at('2026-08-03T10:00:00+08:00')
    expect(await issues.cell(month, 'rate', 'rows', 'rate')).toEqual({
      [issues.rubble.unit]: '0',
      [issues.wreck.unit]: '1',
    })
    const [row] = await stand.look<{ n: number }>(
      `select count(*)::int as n from facts where cycle_id = $1 and kind = 'snapshot'`,
      [month],
    )
    expect(row?.n).toBe(1)
  })

  it('CASE-3 RES-5 a dispatch corrected after the freeze makes the month ask for a revision', async () => {
    await issues.freeze(month)
    const corrected = await issues.correct(late, issues.wreck.unit)
    expect(corrected.status, corrected.text).toBe(200)
    await issues.at('2026-09-01T09:00:00+08:00')
    await vi.waitFor(async () => {
      expect((await issues.results(month))[0]).toMatchObject({ revision: 1, stale: true })
    }, 30_000)
    expect(await issues.cell(month, 'departments', 'rows', 'cases')).toEqual({ [issues.wreck.unit]: '2' })
  })
})
