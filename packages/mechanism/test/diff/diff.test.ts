import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, type Change, diff, type Mechanism } from '../../src/index.ts'
import { checked } from '../laws/checked.ts'
import { anyPair } from './pairs.ts'

const after = (from: Mechanism, changes: readonly Change[]): Mechanism | undefined => {
  const edited = apply(from, { do: 'all', edits: changes.map((change) => change.edit) })
  return edited.ok ? edited.value.mechanism : undefined
}

/** Text with keys in one order, so that documents that say the same are the same text. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

const words = (differ: typeof diff): string =>
  checked(anyPair, ([from, to]) => {
    const target = { ...to, id: from.id }
    return textOf(after(from, differ(from, target))) === textOf(target)
  })

describe('differences', () => {
  it('law words: the sentences of a diff, applied in order, lead from one drawing to the other exactly', () => {
    expect(words(diff)).toBe('holds')
  }, 120_000)

  it('law words catches a diff that leaves one difference out', () => {
    expect(words((from, to) => diff(from, to).slice(0, -1))).toContain('failed')
  }, 120_000)

  it('DIFF-1 every sentence names what changed, without ids where there are words, and none falls back to the whole', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        for (const { zh } of diff(from, to)) {
          expect(zh).not.toMatch(/undefined|null|\[object|整体|读不懂|。$/)
        }
      }),
      { numRuns: 100 },
    )
  }, 120_000)

  it('DIFF-4 a drawing does not differ from itself', () => {
    fc.assert(
      fc.property(anyPair, ([one]) => {
        expect(diff(one, structuredClone(one))).toEqual([])
      }),
      { numRuns: 50 },
    )
  }, 60_000)
})
