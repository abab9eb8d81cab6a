import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  all,
  compareIds,
  compareKeys,
  fail,
  idOf,
  idsOf,
  isUuid7,
  keyOf,
  must,
  ok,
  storedId,
  type UnitId,
} from '../src/index.ts'

const ids = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,6}$/).map((text) => must(idOf<UnitId>(text)))
const tuples = fc.array(ids, { minLength: 1, maxLength: 3 })
const byTuple = (a: readonly string[], b: readonly string[]): number => {
  for (let n = 0; n < a.length && n < b.length; n += 1) if (a[n] !== b[n]) return compareIds(a[n]!, b[n]!)
  return Math.sign(a.length - b.length)
}

describe('ids and keys', () => {
  test('ROW-1 a key holds its ids, in order, and nothing is lost', () => {
    fc.assert(
      fc.property(tuples, (tuple) => {
        expect(idsOf(keyOf(tuple))).toEqual(tuple)
      }),
    )
  })

  test('ROW-2 keys stand in tuple order of ids by bytes, also where one id begins another', () => {
    const key = (...parts: string[]) => keyOf(parts.map((part) => storedId<UnitId>(part)))
    expect(compareKeys(key('a', 'z'), key('ab', 'c'))).toBe(-1)
    expect(compareKeys(key('a'), key('a', 'b'))).toBe(-1)
    fc.assert(
      fc.property(tuples, tuples, (a, b) => {
        expect(compareKeys(keyOf(a), keyOf(b))).toBe(byTuple(a, b))
      }),
    )
  })

  test('an id is ASCII without the joint of keys', () => {
    for (const text of ['', 'a|b', '村', ' a', 'a b', '-a', 'x'.repeat(65)]) expect(idOf(text).ok, text).toBe(false)
    expect(isUuid7('0199a1b2-c3d4-7e5f-8a6b-0c1d2e3f4a5b')).toBe(true)
    expect(isUuid7('0199a1b2-c3d4-4e5f-8a6b-0c1d2e3f4a5b')).toBe(false)
  })

  test('the first fault of many results is the answer', () => {
    expect(all([ok(1), ok(2)])).toEqual(ok([1, 2]))
    expect(all([ok(1), fail('a'), fail('b')])).toEqual(fail('a'))
    expect(() => must(fail('a'))).toThrow('refused')
  })
})
