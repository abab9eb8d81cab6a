import { calendarFrom, epochDayOf, must, parseDay } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type Cell, compileExpression, type Outcome } from '../../src/index.ts'
import { cell, columns, complaint, flag, run, show } from './sheet.ts'

const day = (text: string): Cell => ({ value: BigInt(epochDayOf(must(parseDay(text)))) })
const members = (...ids: string[]): { readonly members: Cell } => ({ members: { value: ids } })

describe('lists', () => {
  it('COMP-2 count sum mean any all over columns written as a list', () => {
    const cells = { score: cell('score', '90'), bonus: cell('bonus', '2.5') }
    const said = [
      'sum([score, bonus, 1])',
      'mean([score, bonus])',
      'count([score, bonus], x, x > 60)',
      'count([score])',
    ]
    expect(said.map((source) => show(run(source, cells)))).toEqual(['187/2', '185/4', '1', '1'])
    expect(flag('any([score, bonus], x, x > 60) && !all([score, bonus], x, x > 60)', cells)).toBe(true)
    expect(flag('all([score > 1, bonus > 1])', cells)).toBe(true)
    expect(show(run('sum([score, bonus], x, x > 60 ? x : 0)', cells))).toBe('90')
  })
  it('COMP-2 members of a list column; CEL writes exists and all behind it', () => {
    expect(show(run('count(members)', members('a', 'b')))).toBe('2')
    expect(flag('"b" in members', members('a', 'b'))).toBe(true)
    expect(flag('members.exists(m, m == "c")', members('a', 'b'))).toBe(false)
    expect(flag('members.all(m, m in ["a", "b"])', members('a', 'b'))).toBe(true)
    expect(flag('any(kinds, k, k == "water")', { kinds: { value: ['water'] } })).toBe(true)
    expect(flag('"waste" in kinds', { kinds: { value: ['water'] } })).toBe(false)
  })
  it('VAL-4 VAL-5 a missing member is never skipped silently; any and all are decided as soon as they are certain', () => {
    const cells = { score: cell('score', '90'), bonus: { missing: 'unreported' } as const }
    expect(show(run('sum([score, bonus])', cells))).toBe('?unreported')
    expect(show(run('count([score, bonus], x, x > 1)', cells))).toBe('?unreported')
    expect(show(run('sum([score, bonus], x, or(x, 0))', cells))).toBe('90')
    expect(show(run('count([score, bonus], x, has(x))', cells))).toBe('1')
    expect(flag('any([score, bonus], x, x > 60)', cells)).toBe(true)
    expect(show(flag('all([score, bonus], x, x > 60)', cells))).toBe('?unreported')
    expect(flag('score in [bonus, 90]', cells)).toBe(true)
    expect(show(flag('score in [bonus, 91]', cells))).toBe('?unreported')
    expect(show(run('mean(members, m, 1)', members()))).toBe('?undecided!zero-divisor')
  })
  it('VAL-6 members must be of one type', () => {
    expect(complaint('sum([score, award])')).toContain('“奖补”（元）和分不同')
    expect(complaint('sum(members)')).toContain('sum 只能用于数')
    expect(complaint('score in members', 'flag')).toContain('“得分”（分）和行的列表不能比较')
    expect(complaint('any([score], score, true)', 'flag')).toContain('请换一个')
    expect(complaint('count(score)')).toContain('“得分”（分）不是列表')
  })
  it('EXPR-3 steps are counted: two lists in each other run out at the same member on every machine', () => {
    const many = Array.from({ length: 500 }, (_, at) => `u${at}`)
    const source = 'any(members, a, any(members, b, a == "x" && b == "y"))'
    expect(show(flag(source, members(...many)))).toBe('?undecided!out-of-steps')
    expect(flag(source, members(...many.slice(0, 50)))).toBe(false)
    expect(show(run(`or(count(members, a, any(members, b, a != a)), 7)`, members(...many)))).toBe('7')
  })
})

describe('dates', () => {
  const calendar = must(
    calendarFrom('r1', [
      { date: '2026-10-01', name: '国庆节', dayType: 'off', publishedInYear: '2026' },
      { date: '2026-10-02', name: '国庆节', dayType: 'off', publishedInYear: '2026' },
      { date: '2026-10-10', name: '国庆节', dayType: 'work', publishedInYear: '2026' },
    ]),
  )
  const dated = (
    source: string,
    cells: { readonly [id: string]: Cell },
    wants: 'number' | 'flag' = 'number',
  ): Outcome => {
    const compiled = compileExpression(source, columns, wants)
    if (!compiled.ok) throw new Error(compiled.fault.message)
    expect(compiled.value.countsDays).toBe(source.includes('workdays'))
    return compiled.value.evaluate((at) => cells[compiled.value.reads[at]!]!, calendar)
  }
  const cells = { due: day('2026-09-30'), done: day('2026-10-12') }
  it('COMP-2 parts of a date, days between, days and months added', () => {
    expect(show(run('year(due) * 100 + month(due)', cells))).toBe('202609')
    expect(show(run('done - due', cells))).toBe('12')
    expect(flag('add_days(due, 12) == done && add_months(due, 1) == date("2026-10-30")', cells)).toBe(true)
    expect(flag('date(closed_at) == date("2026-10-31")', { closed_at: { value: 1_793_376_000_000n } })).toBe(true)
    expect(show(run('day(max(due, done))', cells))).toBe('12')
  })
  it('COMP-2 PIN-1 working days by the pinned calendar: holidays skipped, a make-up Saturday counted', () => {
    // 09-30 | 1 2 off, 3 4 weekend, 5-9 work, 10 Saturday make-up, 11 Sunday, 12 work
    expect(show(dated('workdays(due, done)', cells))).toBe('7')
    expect(dated('add_workdays(due, 6) == date("2026-10-10")', cells, 'flag')).toBe(true)
    expect(show(dated('workdays(done, due)', cells))).toBe('0')
    expect(show(run('workdays(due, done)', cells))).toBe('?undecided')
  })
  it('EVAL-8 what leaves the calendar or is no whole day is 待定 with a finding', () => {
    expect(show(run('year(add_days(due, 0.5))', cells))).toBe('?undecided!out-of-range')
    expect(show(run('year(add_months(due, 99999999))', cells))).toBe('?undecided!out-of-range')
    expect(show(run('year(add_months(due, 90000))', cells))).toBe('?undecided!out-of-range')
    expect(show(dated('workdays(date("1900-01-01"), date("2999-12-31"))', cells))).toBe('?undecided!out-of-steps')
    expect(complaint('year(date("2026-02-29"))')).toContain('没有“2026-02-29”这一天')
    expect(complaint('year(score)')).toContain('“得分”（分）不是')
  })
})

describe('grades and points', () => {
  it('VAL-6 grades have min and max by their declared order, best greatest', () => {
    const cells = { grade: { value: 1n } }
    const grade = columns.find(({ id }) => id === 'grade')!
    expect(show(run('max("good", grade)', cells, grade))).toBe('0')
    expect(show(run('min(grade, "poor")', cells, grade))).toBe('2')
    expect(complaint('max(category, "A")', columns.find(({ id }) => id === 'category')!)).toContain('没有大小')
  })
  it('VAL-7 百分点 are added to a rate from either side', () => {
    const cells = { rate: cell('rate', '0.875'), target: cell('target', '0.8') }
    expect(show(run('(rate - target) + target', cells))).toBe('7/8')
    expect(complaint('place + rate')).toContain('“名次”（次）和“达标率”（百分比）不能相加')
  })
})
