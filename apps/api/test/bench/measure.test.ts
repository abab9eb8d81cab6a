import { describe, expect, it } from 'vitest'
import { judge, judgeFlat, judgeRate } from './measure.ts'
import { digestOfOutcome, firstDifference, type Outcome } from './outcome.ts'

const MONTH: Outcome = {
  results: ['v0 9123 1 3', 'v1 9000 2 2'],
  awards: ['v0 2500000'],
  points: ['v0 20'],
  boards: ['v0 cat 1', 'v1 cat 2'],
}

describe('what a figure of speed is worth', () => {
  it('G2 a ratio within what is asked fails where the work was not equal', () => {
    const promised = { name: 'close', anchor: 'floor', product: [10], floor: [10], target: 1.5 }
    expect(judge(promised).ok).toBe(true)
    expect(judge({ ...promised, fault: 'month 3: awards differ' })).toMatchObject({
      ok: false,
      line: expect.stringContaining('(month 3: awards differ) FAIL'),
    })
    expect(judge({ ...promised, product: [16] }).ok).toBe(false)
  })

  it('G3 a fleet fails below its rate, and however fast with one county that differs', () => {
    const rated = { name: 'fleet', perSecond: 70, anchorPerSecond: 100, target: 0.65, beside: '', fault: undefined }
    expect(judgeRate(rated).ok).toBe(true)
    expect(judgeRate({ ...rated, perSecond: 64 }).ok).toBe(false)
    expect(judgeRate({ ...rated, perSecond: 99, fault: 'county 7: results' }).ok).toBe(false)
  })

  it('G4 a cost that grew fails, by the median of its rounds', () => {
    const flat = { name: 'flat', target: 1.15, beside: '' }
    expect(judgeFlat({ ...flat, ratios: [0.9, 1.1, 4] }).ok).toBe(true)
    expect(judgeFlat({ ...flat, ratios: [1.1, 1.2, 1.3] }).ok).toBe(false)
  })

  it('G2 one fen, one place and one missing row make another checksum, and are named', () => {
    const planted: readonly Partial<Outcome>[] = [
      { awards: ['v0 2500001'] },
      { results: ['v0 9123 1 3', 'v1 9000 3 2'] },
      { boards: ['v0 cat 1'] },
    ]
    for (const fault of planted) {
      const other = { ...MONTH, ...fault }
      expect(digestOfOutcome(other)).not.toBe(digestOfOutcome(MONTH))
      expect(firstDifference(other, MONTH)).toContain(Object.keys(fault)[0])
    }
    expect(digestOfOutcome({ ...MONTH, results: [...MONTH.results].reverse() })).toBe(digestOfOutcome(MONTH))
  })
})
