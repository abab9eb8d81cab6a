import { describe, expect, it } from 'vitest'
import { item, scoresOf, worth } from './scored.ts'

const of = (id: string, points: string, more = {}) => ({ label: id, column: id, points, ...more })

describe('rule types of score sheets', () => {
  it('SCORE-2 per occurrence with floor (RS1-8 露天粪缸: 9 marks, −3 each, 扣完为止)', () => {
    const pits = item('deduct', { column: 'a', full: '9', each: '3', floor: '0' })
    expect([0, 1, 3, 4].map((a) => worth(pits, { a }))).toEqual([900, 600, 0, 0])
  })

  it('SCORE-2 on-the-spot fix halves (CC1-4d 问题当场解决减半)', () => {
    const found = item('deduct-fixed', { column: 'a', part: 'b', full: '20', each: '2' })
    expect(worth(found, { a: 4, b: 0 })).toBe(1200)
    expect(worth(found, { a: 4, b: 3 })).toBe(1500)
    expect(
      worth(item('deduct-fixed', { column: 'a', part: 'b', full: '20', each: '2', factor: '0' }), { a: 4, b: 3 }),
    ).toBe(1800)
    expect(worth(found, { a: 4 })).toBe('?unreported')
  })

  it('SCORE-2 repeat counts (CC1-7 同一问题被反复指出, each time deducted again)', () => {
    const repeated = item('deduct-repeat', { column: 'a', part: 'b', full: '10', each: '1' })
    expect(worth(repeated, { a: 2, b: 3 })).toBe(500)
    expect(worth({ ...repeated, factor: '2' }, { a: 2, b: 1 })).toBe(600)
  })

  it('SCORE-2 sampled per occurrence (RS4-1 卫生厕所: 10 marks, −2 per household visited): found, averaged, extrapolated', () => {
    const toilets = (sampling: string, more = {}) =>
      item('deduct-sampled', { column: 'a', over: 'b', full: '10', each: '2', floor: '0', sampling, ...more })
    expect(worth(toilets('found'), { a: 2, b: 5 })).toBe(600)
    expect(worth(toilets('average'), { a: 2, b: 5 })).toBe(920)
    expect(worth(toilets('extrapolate', { quota: '10' }), { a: 2, b: 5 })).toBe(200)
    expect(worth(toilets('average'), { a: 0, b: 0 })).toBe('?undecided')
  })

  it('SCORE-2 per occurrence by level (RS8-2.3 媒体发表: county 5, city 8, province 10, cap 10)', () => {
    const media = item('events', { entries: [of('a', '5'), of('b', '8'), of('c', '10')], cap: '10' })
    expect(worth(media, { a: 1, b: 0, c: 0 })).toBe(500)
    expect(worth(media, { a: 1, b: 1, c: 0 })).toBe(1000)
  })

  it('SCORE-2 base ± with cap and floor (RS8-2.2 宣传单: base 3, +0.2 with, −0.2 without, cap 5, floor 0)', () => {
    const leaflet = item('events', { full: '3', cap: '5', floor: '0', entries: [of('a', '0.2'), of('b', '-0.2')] })
    expect(worth(leaflet, { a: 4, b: 1 })).toBe(360)
    expect(worth(leaflet, { a: 30, b: 0 })).toBe(500)
    expect(worth(leaflet, { a: 0, b: 30 })).toBe(0)
  })

  it('SCORE-2 event points by level with a multiplier (CC1-3c 同一次迎检点位均无问题 doubles)', () => {
    const clean = item('events', { entries: [of('a', '2', { part: 'b', factor: '2' }), of('c', '-2')] })
    expect(worth(clean, { a: 5, b: 3, c: 0 })).toBe(1600)
    expect(worth(clean, { a: 1, b: 0, c: 2 })).toBe(-200)
    expect(worth(item('events', { entries: [of('a', '-3', { cap: '5' })] }), { a: 4 })).toBe(-500)
  })

  it('SCORE-2 missing count, mixed with what has its own points (RS6-1.2 无队伍 −2, each missing person −0.3)', () => {
    const team = item('missing', { full: '3', floor: '0', entries: [of('yes', '2'), of('a', '0.3')] })
    expect(worth(team, { yes: 1, a: 0 })).toBe(300)
    expect(worth(team, { yes: 1, a: 2 })).toBe(240)
    expect(worth(team, { yes: 0, a: 1 })).toBe(70)
    expect(worth({ ...team, deductCap: '1' }, { yes: 0, a: 1 })).toBe(200)
    expect(worth(team, { a: 1 })).toBe('?unreported')
  })

  it('SCORE-2 quota shortfall (CC3-1 每车至少 2 条, −4 each; RS6 保洁员每 300 人 1 名, rounded up)', () => {
    const adverts = item('shortfall', { column: 'a', quota: '10', each: '4', full: '20', floor: '0' })
    expect([10, 12, 8, 1].map((a) => worth(adverts, { a }))).toEqual([2000, 2000, 1200, 0])
    const cleaners = item('shortfall', { column: 'a', over: 'b', per: '300', each: '0.3', full: '3' })
    expect(worth(cleaners, { a: 2, b: 901 })).toBe(240)
    expect(worth(cleaners, { a: 3, b: 900 })).toBe(300)
  })

  it('SCORE-2 all or nothing (RS3-5) and a checklist with own points (RS2-1: 1+1+2)', () => {
    const done = item('all-or-nothing', { column: 'yes', full: '5' })
    expect([worth(done, { yes: 1 }), worth(done, { yes: 0 }), worth(done, {})]).toEqual([500, 0, '?unreported'])
    const list = item('checklist', { entries: [of('yes', '1'), of('also', '2')] })
    expect(worth(list, { yes: 1, also: 1 })).toBe(300)
    expect(worth(list, { yes: 0, also: 1 })).toBe(200)
  })

  it('SCORE-2 tiered (RS4-2: not run −5, late −4); a case nobody wrote down is 待定', () => {
    const points = (option: string, value: string) => ({ option, points: value })
    const tiers = [points('good', '0'), points('late', '-4'), points('none', '-5')]
    const run = item('tiered', { column: 'state', full: '5', entries: tiers })
    expect([0, 1, 2].map((state) => worth(run, { state }))).toEqual([500, 100, 0])
    expect(worth({ ...run, entries: tiers.slice(1) }, { state: 0 })).toBe('?undecided')
  })

  it('SCORE-2 a ratio by a column or by a number (CC3-5 播出数之和/8)', () => {
    expect(worth(item('rate', { column: 'a', quota: '8', full: '1' }), { a: 6 })).toBe(75)
    expect(worth(item('rate', { column: 'a', over: 'b', full: '10' }), { a: 3, b: 4 })).toBe(750)
  })

  it('SCORE-5 ratio to the best of the class (CA1 重要项目: own ÷ best × 600)', () => {
    const items = [item('best', { column: 'a', full: '600' })]
    expect(scoresOf({ items }, { x: { a: 40 }, y: { a: 30 }, z: {} })).toEqual({
      x: 60_000,
      y: 45_000,
      z: '?unreported',
    })
    expect(scoresOf({ items }, { x: { a: 0 }, y: { a: 0 } })).toEqual({ x: '?undecided', y: '?undecided' })
  })

  it('SCORE-2 rank decrement, mean over the raters (CA1 领导评价: 200, each place −2 %)', () => {
    const one = item('place', { column: 'a', full: '200', each: '2' })
    expect([1, 2, 11].map((a) => worth(one, { a }))).toEqual([20_000, 19_600, 16_000])
    const raters = item('place', { full: '200', each: '2', entries: [of('a', '0'), of('b', '0')] })
    expect(worth(raters, { a: 1, b: 4 })).toBe(19_400)
  })

  it('SCORE-4 banded vote: the lowest band is split at one third by a second share (CA1 民主测评)', () => {
    const vote = item('vote', {
      column: 'a',
      also: 'b',
      over: 'c',
      bands: [
        { from: '0.9', points: '200' },
        { from: '0.6', to: '0.9', points: '170' },
        { to: '0.6', alsoTo: '1/3', points: '160' },
        { to: '0.6', alsoFrom: '1/3', points: '130' },
      ],
    })
    expect(worth(vote, { a: 27, b: 3, c: 30 })).toBe(20_000)
    expect(worth(vote, { a: 18, b: 12, c: 30 })).toBe(17_000)
    expect(worth(vote, { a: 10, b: 9, c: 30 })).toBe(16_000)
    expect(worth(vote, { a: 10, b: 10, c: 30 })).toBe(13_000)
    expect(worth(vote, { a: 27, c: 30 })).toBe(20_000)
    expect(worth(vote, { a: 10, c: 30 })).toBe('?unreported')
  })

  it('SCORE-2 a survey scale leaves 说不清 out (F6: 100 %, 75 %, 55 %)', () => {
    const survey = item('survey', { full: '100', entries: [of('a', '100'), of('b', '75'), of('c', '55')] })
    expect(worth(survey, { a: 10, b: 8, c: 2 })).toBe(8550)
    expect(worth(survey, { a: 0, b: 0, c: 0 })).toBe('?undecided')
  })

  it('SCORE-2 难度分: what was done, times what its difficulty is worth', () => {
    const entries = [
      { option: 'good', points: '1.2' },
      { option: 'late', points: '1' },
      { option: 'none', points: '0.8' },
    ]
    const goal = item('difficulty', { column: 'a', by: 'state', entries })
    expect([0, 1, 2].map((state) => worth(goal, { a: 10, state }))).toEqual([1200, 1000, 800])
  })
})
