import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
})
