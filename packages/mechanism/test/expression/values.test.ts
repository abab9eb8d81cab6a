import { describe, expect, it } from 'vitest'
import { parseExpression, printExpression } from '../../src/index.ts'
import { cell, columns, complaint, flag, run, show } from './sheet.ts'

const missing = (reason: 'unreported' | 'undecided' | 'excluded' | 'unsampled' | 'not-applicable') => ({
  missing: reason,
})

describe('exact arithmetic', () => {
  it('NUM-1 decimals are the digits written: 0.1 + 0.2 is 3/10, (1/3)·3 is 1', () => {
    expect(show(run('0.1 + 0.2', {}))).toBe('3/10')
    expect(show(run('0.7', {}))).toBe('7/10')
    expect(show(run('(1 / 3) * 3', {}))).toBe('1')
    expect(flag('(1 / 3) * 3 >= 1')).toBe(true)
    expect(flag('0.1 + 0.2 == 0.3')).toBe(true)
  })
  it('NUM-3 money is read in yuan and percent as a ratio', () => {
    expect(show(run('award / 2', { award: cell('award', '5000') }))).toBe('2500')
    expect(show(run('rate * 100', { rate: cell('rate', '0.875') }))).toBe('175/2')
  })
  it('COMP-2 min max abs floor ceil round clamp', () => {
    const cells = { score: cell('score', '-2.5') }
    const all = [
      'min(score, 1)',
      'max(score, 1)',
      'abs(score)',
      'floor(score)',
      'ceil(score)',
      'round(score)',
      'clamp(score, 0, 100)',
    ]
    expect(all.map((source) => show(run(source, cells)))).toEqual(['-5/2', '1', '5/2', '-3', '-2', '-3', '0'])
    expect(show(run('round(2.345, 2)', {}))).toBe('47/20')
    expect(show(run('count(members)', { members: { value: ['a', 'b'] } }))).toBe('2')
  })
  it('EVAL-8 division by nothing and figures beyond all bounds are 待定 with a finding', () => {
    expect(show(run('1 / 0', {}))).toBe('?undecided!zero-divisor')
    const squares = '1000000000000000000000000000000'.concat(' * 1000000000000000000000000000000'.repeat(7))
    expect(show(run(squares, {}))).toBe('?undecided!out-of-range')
    expect(show(run('or(1 / 0, 5)', {}))).toBe('5')
  })
})

describe('missing values', () => {
  it('VAL-3 an operator with a missing operand gives the highest reason among them', () => {
    const cells = { score: missing('not-applicable'), bonus: missing('unreported') }
    expect(show(run('score + bonus', cells))).toBe('?unreported')
    expect(show(run('max(score, bonus, 1)', cells))).toBe('?unreported')
    expect(show(run('score + 1', cells))).toBe('?not-applicable')
    expect(show(flag('score > 1', cells))).toBe('?not-applicable')
  })
  it('VAL-3 only has, or and reason look at a missing cell', () => {
    const cells = { score: missing('excluded') }
    expect(flag('has(score)', cells)).toBe(false)
    expect(show(run('or(score, 60)', cells))).toBe('60')
    expect(flag('reason(score) == "excluded"', cells)).toBe(true)
    expect(flag('reason(score) == "present"', { score: cell('score', '1') })).toBe(true)
  })
  it('VAL-4 logic is three-valued and the taken side alone is read', () => {
    const cells = { front: missing('undecided'), score: cell('score', '90') }
    expect(flag('front && score < 60', cells)).toBe(false)
    expect(flag('score < 60 && front', cells)).toBe(false)
    expect(flag('front || score > 60', cells)).toBe(true)
    expect(show(flag('front && score > 60', cells))).toBe('?undecided')
    expect(show(flag('!front', cells))).toBe('?undecided')
    expect(show(run('score > 60 ? score : bonus', cells))).toBe('90')
    expect(show(run('front ? score : bonus', cells))).toBe('?undecided')
  })
})

describe('types', () => {
  it('VAL-6 分 + 元 and % + 次 are refused when saved; grades compare by their declared order', () => {
    expect(complaint('score + award')).toBe('expression.type “得分”（分）和“奖补”（元）不能相加，请先换算成同一种数。')
    expect(complaint('rate + place')).toContain('“达标率”（百分比）和“名次”（次）不能相加')
    expect(complaint('score > award', 'flag')).toContain('不能比较')
    expect(complaint('grade + 1')).toContain('“等级”（等级）和纯数不能相加')
    expect(complaint('category > "A"', 'flag')).toContain('没有大小')
    expect(complaint('award', columns[0])).toContain('写不进“得分”（分）')
    const fair = { grade: { value: 1n } }
    expect([flag('grade >= "fair"', fair), flag('grade > "fair"', fair), flag('grade < "good"', fair)]).toEqual([
      true,
      false,
      true,
    ])
  })
  it('VAL-7 the difference of two rates is in 百分点', () => {
    const cells = { rate: cell('rate', '0.875'), target: cell('target', '0.8') }
    expect(show(run('rate - target', cells))).toBe('15/2')
    expect(show(run('target + (rate - target)', cells))).toBe('7/8')
  })
  it('VAL-2 options are named by their ids; an unknown one is refused with those that exist', () => {
    expect(flag('category in ["B"]', { category: { value: 1n } })).toBe(true)
    expect(flag('"A" == category', { category: { value: 1n } })).toBe(false)
    expect(complaint('category == "C"', 'flag')).toContain('可用：A、B')
    expect(show(run('score > 1 ? "good" : "poor"', { score: cell('score', '0') }, columns[9]!))).toBe('2')
  })
  it('VAL-6 dates compare and differ in days', () => {
    expect(show(run('done - due', { done: { value: 20_005n }, due: { value: 20_000n } }))).toBe('5')
    expect(complaint('done + due')).toContain('“办结”（日期）和“期限”（日期）不能相加')
  })
})

describe('what an expression may say', () => {
  it('EXPR-1 columns, decimals, texts, 是否, arithmetic, comparison, logic, in, ?: and the listed functions', () => {
    const cells = {
      score: cell('score', '90'),
      bonus: cell('bonus', '2'),
      category: { value: 0n },
      front: { value: 1n },
    }
    const said = [
      'has(score) && (score + bonus) / 2 >= 46',
      'category in ["A"] && front',
      'category == "B" ? false : !(score < 60)',
      'min(score, 95) - max(bonus, 1) == 88 || false',
    ]
    expect(said.map((source) => flag(source, cells))).toEqual([true, true, true, true])
    expect(complaint('speed + 1')).toContain('前面没有“speed”这一列')
    expect(complaint('score + 1', 'flag')).toContain('这里要一个判断')
  })
})

describe('printing', () => {
  it('EXPR-4 an expression is shown with the labels of its columns, brackets kept where they matter', () => {
    const print = (source: string) => {
      const parsed = parseExpression(source)
      if (!parsed.ok) throw new Error(parsed.fault.message)
      return printExpression(parsed.value, (id) => columns.find((one) => one.id === id)?.label ?? id)
    }
    expect(print('score>=85&&place<=3||!front')).toBe('得分 ≥ 85 且 名次 ≤ 3 或 非 前列')
    expect(print('0.7*mean-(score-bonus)')).toBe('0.7 × 村均分 − （得分 − 加分）')
    expect(print('(score+bonus)*2')).toBe('（得分 + 加分） × 2')
    expect(print('has(score) ? score : 0')).toBe('若 有值（得分） 则 得分 否则 0')
  })
})
