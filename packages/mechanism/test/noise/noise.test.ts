import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atLeast,
  bandLuck,
  chanceText,
  inARow,
  pairsOf,
  readDrawing,
  replay,
  shareOf,
  spreadOf,
} from '../../src/index.ts'
import { block, fact, instant, opened, pins } from '../build.ts'
import { all, asked, cellsOf, chain, outcome, score } from '../chain.ts'

describe('noise', () => {
  it('NOISE-4 the last 3 of 24 equal units: at least twice a year in 45.3 % of years, three times in 18.2 %', () => {
    const each = shareOf(3, 24)
    expect(chanceText(atLeast(2, 12, each))).toBe('45.3 %')
    expect(chanceText(atLeast(3, 12, each))).toBe('18.2 %')
  })
  it('NOISE-4 a ladder at 2 and 3 of the last 10 of 90 in a year hits 39.2 % and 14.1 % by chance', () => {
    const each = shareOf(10, 90)
    expect(chanceText(atLeast(2, 12, each))).toBe('39.2 %')
    expect(chanceText(atLeast(3, 12, each))).toBe('14.1 %')
  })
  it('NOISE-4 running and cumulative equal a count of all histories', () => {
    const small = fc.record({
      of: fc.integer({ min: 1, max: 3 }),
      months: fc.integer({ min: 1, max: 7 }),
      times: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(small, ({ of, months, times }) => {
        const each = shareOf(of, 4)
        let [some, row] = [0, 0]
        for (let code = 0; code < 4 ** months; code += 1) {
          const hits = Array.from({ length: months }, (_, at) => Math.floor(code / 4 ** at) % 4 < of)
          const longest = Math.max(
            ...hits
              .map((hit, at) => (hit ? hits.slice(at).findIndex((one) => !one) : 0))
              .map((run, at) => (run < 0 ? months - at : run)),
          )
          if (hits.filter(Boolean).length >= times) some += 1
          if (longest >= times) row += 1
        }
        const whole = 4n ** BigInt(months)
        const [cumulative, running] = [atLeast(times, months, each), inARow(times, months, each)]
        expect(cumulative.of * whole).toBe(BigInt(some) * cumulative.in)
        expect(running.of * whole).toBe(BigInt(row) * running.in)
      }),
      { numRuns: 40 },
    )
  })
  it('NOISE-1 nine pairs say nothing; ten give the error with an interval of its own', () => {
    const pairs = Array.from({ length: 10 }, (_, at): [number, number] => [80, at % 2 === 0 ? 83 : 77])
    expect(spreadOf(pairs.slice(1))).toBeUndefined()
    // s = √(9 ÷ 2) = 2.12; χ² of 10 at 95 % and 5 %: 18.307 and 3.940, so √(45 ÷ 18.307) = 1.57 and √(45 ÷ 3.940) = 3.38.
    expect(spreadOf(pairs)).toEqual({ pairs: 10, error: 212, low: 157, high: 338, difference: 0 })
    expect(spreadOf(pairs.map(([a, b]) => [a + 1, b]))?.difference).toBe(100)
  })
  it('NOISE-2 without error the interval is the place; with error it holds the place; the same seed gives the same', () => {
    const cohort = { scores: [90, 88, 88, 80], direction: 'desc', seed: '2026-10', draws: 400 } as const
    expect(replay({ ...cohort, error: 0 }).places).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
      { best: 2, worst: 2 },
      { best: 4, worst: 4 },
    ])
    const noisy = replay({ ...cohort, error: 3 })
    expect(noisy.places).toEqual(replay({ ...cohort, error: 3 }).places)
    expect(noisy.places[0]!.worst).toBeGreaterThan(1)
    expect(noisy.places[3]!.worst).toBe(4)
  })
  it('NOISE-2 equal units stand in the last 3 of 24 one time in eight', () => {
    const equal = replay({
      scores: Array.from({ length: 24 }, () => 8000),
      direction: 'desc',
      error: 250,
      seed: 's',
      draws: 4000,
    })
    for (let unit = 0; unit < 24; unit += 1)
      expect(Math.abs(equal.among('bottom', 3, unit) / 4000 - 0.125)).toBeLessThan(0.025)
  })
  it('NOISE-3 the deviation of a drawn score is the stated one within 2 %', () => {
    const { among } = replay({ scores: [0, 100], direction: 'desc', error: 100, seed: 'normal', draws: 20000 })
    // The second stands first unless the difference of two errors passes 1 ÷ √2 deviations: 76.02 %.
    expect(Math.abs(among('top', 1, 1) / 20000 - 0.7602)).toBeLessThan(0.015)
  })
})

describe('noise in a drawing', () => {
  const bands = [{ id: 'back', label: '后一', from: 'bottom', size: '1' }]
  const ranking = (more: object) => asked([score('score')], block('rank', { completeness: all, bands, ...more }))
  const given = { a: [9000], b: [8800], c: [8800], d: [8000] }

  it('RANK-6 an error adds two columns and changes no place', () => {
    const plain = outcome(ranking({}), given)
    const noisy = outcome(ranking({ error: '2.5' }), given)
    expect(cellsOf(noisy, 'rank', 'ranked', 'place')).toEqual(cellsOf(plain, 'rank', 'ranked', 'place'))
    expect(cellsOf(noisy, 'rank', 'ranked', 'back')).toEqual(cellsOf(plain, 'rank', 'ranked', 'back'))
    const [best, worst] = ['place_best', 'place_worst'].map((id) => cellsOf(noisy, 'rank', 'ranked', id))
    expect(Object.keys(best!)).toEqual(['a', 'b', 'c', 'd'])
    for (const row of ['a', 'b', 'c', 'd']) expect(Number(best![row])).toBeLessThanOrEqual(Number(worst![row]))
    expect(worst!.d).toBe(4)
  })
  it('NOISE-4 the luck of a band is that of its size among those ranked', () => {
    const mechanism = ranking({})
    const [luck] = bandLuck(readDrawing(mechanism), outcome(mechanism, given))
    expect(luck).toMatchObject({ label: '后一', size: 1, cohort: 4, cyclesAYear: 12, within: undefined })
    expect(luck!.cumulative.map(chanceText)[0]).toBe('96.8 %')
  })
  it('NOISE-1 pairs are what two inspectors alone would have led to', () => {
    const mechanism = chain(
      block('cycle', {}),
      block('roster', {}),
      block('ask', { fields: [score('litter')], assessors: 2 }),
      block('score', {
        base: '100',
        items: [{ id: 'litter', label: '垃圾', method: 'deduct', column: 'litter', each: '2' }],
      }),
      block('rank', { completeness: all }),
    )
    const said = (person: string, row: string, value: number) =>
      fact(
        'answered',
        { sheet: [value] },
        { block: 'ask', row, person },
        { id: `${row}-${person}`, known: instant('2019-06-03') },
      )
    const facts = [
      opened(pins([{ id: 'a' }, { id: 'b' }])),
      said('one', 'a', 100),
      said('two', 'a', 300),
      said('one', 'b', 200),
    ]
    expect(pairsOf(mechanism, facts, 'rank')).toEqual({ pairs: [[9800, 9400]], scale: 2 })
  })
})
