import type { Day } from '@jizhi/domain'
import { derive, derived, inventMonths, liveMonth } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { templates } from '../src/index.ts'

const LAST = '2026-10-15' as Day

describe('a drawing without a past is shown over months that nobody lived through', () => {
  const { mechanism } = templates['county-monthly-assessment']

  it('BACK-2 an invented month runs from the form to the money, among units that are plainly invented', () => {
    const { past, names } = inventMonths(mechanism, 2, LAST)
    expect(past.map(({ period }) => period)).toEqual(['2026-09', '2026-10'])
    const { tables } = derived(liveMonth(mechanism, past[1]!, true).state)
    expect(tables.rank?.ranked?.keys).toHaveLength(22)
    expect(tables.result?.frozen?.keys).toHaveLength(22)
    expect(tables.award?.awards?.keys.length).toBeGreaterThan(0)
    expect(tables.rank?.ranked?.keys.every((key) => /^.镇$/.test(names[key] ?? ''))).toBe(true)
  })

  it('NOISE-3 the same seed makes the same month, another one another', () => {
    const facts = (seed: string) => JSON.stringify(inventMonths(mechanism, 1, LAST, seed).past)
    expect(facts('甲')).toBe(facts('甲'))
    expect(facts('甲')).not.toBe(facts('乙'))
  })

  it('BACK-2 a month that still runs stands where it stands; one that is over is let come to its end', () => {
    const [month] = inventMonths(mechanism, 1, LAST).past
    const running = derived(liveMonth(mechanism, month!, false).state)
    expect(running.tables).toEqual(derive(mechanism, month!.facts).tables)
    expect(running.results.every(({ frozen }) => frozen === undefined)).toBe(true)
    const over = derived(liveMonth(mechanism, month!, true).state)
    expect(over.results.every(({ frozen }) => frozen !== undefined)).toBe(true)
  })
})
