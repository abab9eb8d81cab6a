import { calendarFrom, must } from '@jizhi/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_STEPS } from '../../src/expression/scene.ts'
import { type Cell, compileExpression } from '../../src/index.ts'
import { columns, show } from './sheet.ts'

const calendar = must(calendarFrom('none', []))
const many = (count: number): Cell => ({ value: Array.from({ length: count }, (_, at) => `u${at}`) })
const long = (digit: string) => digit.repeat(39)

/** What each ends as: 拒 where it is refused when saved, else its value; pinned, so it is the same on every machine. */
const ATTACKS: readonly (readonly [what: string, source: string, ends: string])[] = [
  ['eight loops in each other', 'any(members,a,any(members,b,any(members,c,any(members,d,true))))', '拒'],
  ['two loops over ten thousand', 'count(members, a, any(members, b, false)) > 0', '?undecided!out-of-steps'],
  ['a loop that is told to forget', 'or(any(members, a, any(members, b, false)), true)', 'true'],
  ['a regular expression', '"aaaaaaaaaaaaaaaa".matches("^(a+)+$")', '拒'],
  ['deep brackets', `${'('.repeat(299)}true${')'.repeat(297)}`, '拒'],
  ['deep negation', `${'!'.repeat(590)}front`, '拒'],
  ['prototype', '__proto__ == __proto__', '拒'],
  ['constructor of a text', '"".constructor == "x"', '拒'],
  ['a member called constructor', 'any(members, constructor, constructor == "u1")', 'true'],
  ['hasOwnProperty as a function', 'hasOwnProperty("x")', '拒'],
  ['an index', 'members[0] == "u1"', '拒'],
  ['a huge list written out', `count([${'1,'.repeat(298)}1]) > 1`, '拒'],
  ['a range', 'count(range(100000000)) > 1', '拒'],
  ['a doubled text', '["s"].map(s, s + s).map(s, s + s) == []', '拒'],
  ['a power tower', `${Array(8).fill('1000000000000000000000000000000').join(' * ')} > 1`, '?undecided!out-of-range'],
  ['great fractions in a loop', `sum(members, m, ${long('7')} / ${long('9')}1) > 1`, '?undecided!out-of-steps'],
  [
    'a sum that outgrows its bound',
    `sum(members, m, m == "u0" ? ${long('9')} / 7 : ${long('3')} / 11) > 1`,
    '?undecided!out-of-steps',
  ],
  ['all days of a millennium', 'workdays(date("1900-01-01"), date("2999-12-31")) > 1', '?undecided!out-of-steps'],
  ['working days in a loop', 'all(members, m, add_workdays(due, 9999) > due)', '?undecided!out-of-steps'],
  ['a day beyond the calendar', 'add_days(date("2999-12-31"), 1) > due', '?undecided!out-of-range'],
  ['a division by nothing, hidden', 'any([1, 0], x, 1 / x > 2)', '?undecided!zero-divisor'],
]

/** The value or 拒. Steps are counted, so what would hang ends as 待定; a test that hangs is ended by its time-out. */
function attacked(source: string, members = 10_000): string {
  const compiled = compileExpression(source, columns, 'flag')
  const cells: { readonly [id: string]: Cell } = { members: many(members), due: { value: 20_000n } }
  return compiled.ok
    ? show(compiled.value.evaluate((at) => cells[compiled.value.reads[at]!] ?? { value: 7n }, calendar))
    : '拒'
}

describe('attacks on expressions', () => {
  it('EXPR-3 there are twenty-one of them', () => {
    expect(ATTACKS).toHaveLength(21)
    expect(MOST_STEPS).toBe(20_000)
  })

  it.each(ATTACKS)('EXPR-3 %s ends with the same value everywhere', (_, source, ends) => {
    expect(attacked(source)).toBe(ends)
    expect(attacked(source)).toBe(ends)
  })

  it('EXPR-3 ten thousand random texts end at once, and twice with the same value', () => {
    const part = fc.constantFrom(
      'members',
      'score',
      'any(members, m, ',
      'count(members, n, ',
      'sum([',
      '])',
      '(',
      ')',
      'm',
      'n',
      'm == n',
      ' && ',
      ' || ',
      ' > ',
      ' * ',
      '9'.repeat(40),
      'workdays(due, done)',
      ' in ',
      ',',
      '?',
      ':',
      '"u1"',
      '1 / 3',
      'constructor',
      '.all(x, x == x)',
    )
    const text = fc.array(part, { maxLength: 14 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (source) => {
        const outcome = attacked(source, 30)
        if (outcome !== '拒') expect(attacked(source, 30)).toBe(outcome)
      }),
      { numRuns: 10_000, seed: 20_190_531 },
    )
  })
})
