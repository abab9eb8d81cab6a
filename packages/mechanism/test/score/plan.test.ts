import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.ts'
import { type Answer, item, scoresOf } from './scored.ts'

const points = fc.constantFrom('0', '0.5', '-2', '3', '-0.25')
const limit = fc.constantFrom('', '4', '7.5')
const entry = (columns: readonly string[]) =>
  fc.record({ column: fc.constantFrom(...columns), points, cap: limit, counts: fc.constantFrom('yes', 'no') })
const shape = fc.record({
  full: fc.constantFrom('0', '5', '10.5'),
  floor: fc.constantFrom('', '0'),
  cap: limit,
  deductCap: limit,
})
const entries = fc.array(entry(['a', 'b', 'yes', 'also']), { minLength: 1, maxLength: 4 })
const options = ['good', 'late', 'none'].map((option) => fc.record({ option: fc.constant(option), points }))

const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .tuple(fc.constantFrom('events', 'missing', 'checklist'), shape, entries)
    .map(([method, more, lines]) => item(method, { ...more, entries: lines })),
  fc.tuple(shape, ...options).map(([more, ...lines]) => item('tiered', { ...more, column: 'state', entries: lines })),
  shape.map((more) => item('all-or-nothing', { ...more, column: 'yes' })),
)
const maybe = (most: number) => fc.option(fc.nat(most), { nil: undefined, freq: 8 })
const answer: fc.Arbitrary<Answer> = fc
  .record({ a: maybe(40), b: maybe(9), yes: maybe(1), also: maybe(1), state: maybe(2) })
  // What was not answered is left out of the sheet.
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))

describe('whole numbers and exact fractions', () => {
  it('NUM-1 every method that is worked out in whole numbers gives what exact fractions give', () => {
    fc.assert(
      fc.property(
        leaf,
        fc.constantFrom('', 'also'),
        fc.array(answer, { minLength: 1, maxLength: 5 }),
        (one, zeroOn, answers) => {
          const rows = Object.fromEntries(answers.map((given, at) => ['vwxyz'[at]!, given]))
          const items = [{ ...one, zeroOn }]
          // A veto that never strikes forces the exact way.
          expect(scoresOf({ items }, rows)).toEqual(scoresOf({ items, veto: [{ when: '1 > 2' }] }, rows))
        },
      ),
      { numRuns: 400, seed: 11 },
    )
  })
})
