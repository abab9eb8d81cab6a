import { must } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { derivedTexts, differencesAt, playFacts, readFactsFile } from '../../src/index.ts'
import { monthly, october } from './two-months.ts'

const played = (file: unknown) => must(playFacts(monthly, must(readFactsFile(file))))
const faultsOf = (file: unknown) => {
  const read = readFactsFile(file)
  if (!read.ok) return read.fault
  const facts = playFacts(monthly, read.value)
  return facts.ok ? [] : facts.fault
}
const withStep = (step: object) => ({ ...october, steps: [step, ...october.steps] })

describe('a facts file written by hand', () => {
  it('FILE-1 rows are lists or by field; texts are decimals, options, 是/否; what is left out is 未报', () => {
    const { tables } = derivedTexts(played(october).cycles[0]!.derived)
    expect(tables.sheet).toMatchObject({
      v1: { points: '91.5', clean: '1', tier: 'good' },
      v2: { points: '88', clean: '?unreported', tier: 'poor' },
    })
    expect(tables.result).toMatchObject({ v1: { place: '1' }, v2: { place: '2' } })
  })

  it('FILE-1 a missing value is written by its Chinese word or its id', () => {
    for (const gap of ['?未抽到', '?unsampled']) {
      const file = { ...october, steps: [{ ...october.steps[0], rows: { v1: [gap], v2: ['88'] } }], expect: {} }
      const { tables } = derivedTexts(played(file).cycles[0]!.derived)
      expect(tables.rank?.v1).toMatchObject({ points: '?unsampled', place: '?unsampled' })
    }
  })

  it('FILE-2 every complaint names its place and its reason, all at once', () => {
    const answer = { day: '2026-11-01', answer: 'sheet', by: 'inspector-1' }
    expect(faultsOf(withStep({ ...answer, rows: { v1: ['9.99', '也许'], v2: { score: '1' } } }))).toEqual([
      { path: 'steps[0].rows.v1.points', message: '“9.99”：小数太长，这里最多 1 位。' },
      { path: 'steps[0].rows.v1.clean', message: '“也许”：要写 是 或 否。' },
      { path: 'steps[0].rows.v2.score', message: '没有“score”，这里有 points、clean、tier。' },
    ])
    expect(faultsOf(withStep({ day: '2026-11-31', tick: true }))).toEqual([
      { path: 'steps[0].day', message: '没有这一天。' },
    ])
    expect(faultsOf(withStep({ day: '2026-11-01', tock: true }))).toMatchObject([{ path: 'steps[0]' }])
    expect(faultsOf(withStep({ ...answer, answer: 'nothing', rows: {} }))).toMatchObject([{ path: 'steps[0].answer' }])
    expect(faultsOf({ ...october, owner: undefined })).toEqual([{ path: 'owner', message: '还没有填。' }])
    expect(faultsOf({ ...october, period: '二月' })).toMatchObject([{ path: 'period' }])
  })

  it('FILE-2 a step that answers what nobody asked is a complaint', () => {
    expect(faultsOf(withStep({ day: '2026-11-01', freeze: 'result', by: 'inspector-1' }))).toEqual([
      { path: 'steps[0]', message: expect.stringMatching(/^“result”到这时还没有到齐，不能定榜。这时还在等：/) },
    ])
    expect(faultsOf(withStep({ day: '2026-11-01', answer: 'sheet', by: 'inspector-1', rows: { v9: ['80'] } }))).toEqual(
      [{ path: 'steps[0].rows.v9', message: '名单里没有“v9”，有 v1、v2。' }],
    )
    expect(faultsOf(withStep({ day: '2026-11-01', sign: 'result', by: 'inspector-1' }))).toMatchObject([
      { path: 'steps[0]' },
    ])
  })

  it('FILE-3 what one cycle froze is an outcome of the next', () => {
    const { period: _period, steps, expect: _expect, ...world } = october
    const next = steps.map((step) => ({ ...step, day: step.day.replace('2026-11', '2026-12') }))
    const { cycles } = played({
      ...world,
      cycles: [
        { period: '2026-10', steps },
        { period: '2026-11', steps: next },
      ],
    })
    expect(cycles.map((one) => one.period)).toEqual(['2026-10', '2026-11'])
    const heard = cycles[1]!.facts.filter((fact) => fact.kind === 'outcome').map((fact) => fact.value)
    expect(heard).toMatchObject([{ scheme: '', result: 'result', period: '2026-10', revision: 1 }])
  })

  it('SHIP-1 what came out otherwise than expected is named with both values', () => {
    expect(played(october).moments.flatMap(differencesAt)).toEqual([])
    const wrong = { cells: { 'result.frozen': { place: { v1: '2', v3: '1' } } }, rows: { 'rank.ranked': 3 } }
    expect(played({ ...october, expect: wrong }).moments.flatMap(differencesAt)).toEqual([
      { path: 'expect result.frozen place v1', expected: '2', found: '1' },
      { path: 'expect result.frozen place v3', expected: '1', found: '没有这一行' },
      { path: 'expect result.frozen place v2', expected: '没有这一行', found: '2' },
      { path: 'expect rank.ranked', expected: '3', found: '2' },
    ])
  })
})
