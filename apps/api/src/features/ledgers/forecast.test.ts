import { describe, expect, it } from 'vitest'
import { forecastOf } from './forecast.ts'

describe('年底预计', () => {
  it('is what was spent, and the mean of the recent months for every month left, with its range', () => {
    const made = forecastOf([100n, 200n, 300n], 0n)
    expect(made).toEqual({ expected: 600n + 1800n, least: 600n + 900n, most: 600n + 2700n, basis: [100n, 200n, 300n] })
  })

  it('counts the running month once: what it has spent is part of what is expected of it', () => {
    expect(forecastOf([100n, 200n, 300n], 150n)?.expected).toBe(2400n)
    expect(forecastOf([100n, 100n], 5000n)?.expected).toBe(5200n)
  })

  it('looks at the latest six months only, and rounds up in fen', () => {
    const months = [9000n, 1n, 1n, 1n, 1n, 1n, 2n]
    expect(forecastOf(months, 0n)).toMatchObject({ basis: [1n, 1n, 1n, 1n, 1n, 2n], expected: 9007n + 6n })
  })

  it('says nothing in January', () => {
    expect(forecastOf([], 300n)).toBeUndefined()
  })
})
