import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Column,
  celText,
  chineseText,
  compileExpression,
  parseChinese,
  parseExpression,
  readEither,
} from '../../src/index.ts'
import { conditions, figures } from './random.ts'
import { columns } from './sheet.ts'

const print = (source: string, on: readonly Column[] = columns): string => {
  const parsed = parseExpression(source)
  if (!parsed.ok) throw new Error(`${source}: ${parsed.fault.message}`)
  return chineseText(parsed.value, on)
}
const cel = (text: string, on: readonly Column[] = columns): string => {
  const parsed = parseChinese(text, on)
  return parsed.ok ? celText(parsed.value) : parsed.fault.message
}

/** Labels that read as something else: operators, spaces, words of the language, twins, numbers, ids of other columns. */
const LABELS = [
  '得分',
  '得 分',
  'a-b',
  '且',
  '否则',
  '较大',
  '85',
  '3月得分',
  'x',
  'm',
  '占比（%）',
  '在',
  'score',
  '是',
  'Ａ类',
  '得分',
]
const relabelled = fc
  .array(fc.oneof(fc.constantFrom(...LABELS), fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' })), {
    minLength: columns.length,
    maxLength: columns.length,
  })
  .map((labels) => columns.map((column, at): Column => ({ ...column, label: labels[at]! })))

describe('Chinese text', () => {
  it('EXPR-5 an expression printed in Chinese and read again is the same expression, whatever the columns are called', () => {
    fc.assert(
      fc.property(fc.oneof(figures, conditions), relabelled, fc.boolean(), (source, renamed, plain) => {
        const on = plain ? columns : renamed
        const parsed = parseExpression(source)
        if (!parsed.ok) throw new Error(`${source}: ${parsed.fault.message}`)
        const text = chineseText(parsed.value, on)
        const again = parseChinese(text, on)
        if (!again.ok) throw new Error(`${text}: ${again.fault.message}`)
        expect(again.value, text).toEqual(parsed.value)
        expect(chineseText(again.value, on)).toBe(text)
      }),
      { numRuns: 2000, seed: 20_190_531 },
    )
  })

  it('EXPR-5 CEL is written in one way and read as the same expression', () => {
    fc.assert(
      fc.property(fc.oneof(figures, conditions), (source) => {
        const parsed = parseExpression(source)
        if (!parsed.ok) throw new Error(source)
        const text = celText(parsed.value)
        expect(parseExpression(text)).toEqual(parsed)
        expect(text.length).toBeLessThanOrEqual(source.length + 40)
      }),
      { numRuns: 2000, seed: 20_190_531 },
    )
  })

  it('EXPR-5 the random expressions are well typed', () => {
    const right = { number: figures, flag: conditions } as const
    for (const wants of ['number', 'flag'] as const)
      fc.assert(
        fc.property(right[wants], (source) => {
          const compiled = compileExpression(source, columns, wants)
          if (!compiled.ok) throw new Error(`${source}: ${compiled.fault.message}`)
        }),
        { numRuns: 500, seed: 7 },
      )
  })

  it('EXPR-4 reads as people write', () => {
    expect(print('score>=85&&place<=3||!front')).toBe('得分 ≥ 85 且 名次 ≤ 3 或 非 前列')
    expect(print('category in ["A", "B"] && grade >= "fair"')).toBe('类别 在 “A 类”、“B 类” 中 且 等级 ≥ “一般”')
    expect(print('has(score) ? max(score, 60) : 0')).toBe('若 有值（得分） 则 较大（得分，60） 否则 0')
    expect(print('any(kinds, k, k == "waste")')).toBe('任一（「问题 类型」，k，k = “垃圾”）')
    expect(print('workdays(due, done) > 3 && -score < 0')).toBe('工作日数（期限，办结） > 3 且 −得分 < 0')
  })

  it('EXPR-5 is read however people write it: full-width signs, no spaces, percent, other words', () => {
    const same = ['得分>=85且名次<=3', '得分 ≥85 且名次≤ 3', '得分＞=85 && place <= 3', '「得分」≥85 且 名次≤3']
    expect(same.map((text) => cel(text))).toEqual(same.map(() => 'score >= 85 && place <= 3'))
    expect(cel('达标率 ≥ 80% 或 达标率 < 7.5%')).toBe('rate >= 0.8 || rate < 0.075')
    expect(cel('若有数（得分）则 得分 否则 缺则取（加分，0）')).toBe('has(score) ? score : or(bonus, 0)')
    expect(cel('类别在“A 类”、“B 类”中且等级=“好”')).toBe('category in ["A", "B"] && grade == "good"')
    expect(cel('合计（[得分、加分]，x，若 x > 1 则 x 否则 0）')).toBe('sum([score, bonus], x, x > 1 ? x : 0)')
  })

  it('EXPR-5 two columns of one name are refused with both named, and told apart by their ids', () => {
    const twins: readonly Column[] = [...columns, { id: 'old', label: '得分', type: 'score' }]
    expect(cel('得分 > 1', twins)).toBe(
      '有 2 列都叫“得分”（第 1 个字符），请写明是哪一列：得分〔score〕、得分〔old〕。',
    )
    expect(cel('得分〔old〕 > 1', twins)).toBe('old > 1')
    expect(print('old > score', twins)).toBe('得分〔old〕 > 得分〔score〕')
  })

  it('EXPR-5 a complaint names the place', () => {
    expect(cel('得分 ≥ ≥ 85')).toContain('第 6 个字符附近')
    expect(cel('得分 ≥ 85 且')).toContain('没有写完')
    expect(cel('绩效 ≥ 85')).toContain('第 1 个字符起的“绩效 ≥ 85”认不出来')
    expect(cel('（得分 ≥ 85')).toContain('括号没有收尾')
    expect(cel('若 得分 ≥ 85 则 1')).toContain('“则”后面要有“否则”')
    expect(cel('类别 在 “A 类”')).toContain('“在”后面要有“中”')
    expect(cel(`${'（'.repeat(900)}1`)).toContain('括号嵌套太深')
    expect(cel(`${'非'.repeat(900)}前列`)).toContain('太多')
  })

  it('EXPR-5 Chinese or CEL may be typed; the other is shown', () => {
    const both = { cel: 'score >= 85', chinese: '得分 ≥ 85' }
    expect(readEither('得分≥85', columns, 'flag')).toEqual({ ok: true, value: { ...both, typed: 'chinese' } })
    expect(readEither('score>=85', columns, 'flag')).toEqual({ ok: true, value: { ...both, typed: 'cel' } })
    const faults = ['得分 ≥ 奖补', 'score >= award', 'score >= ', '得分 ≥ ']
    const said = faults.map((text) => readEither(text, columns, 'flag')).map((one) => (one.ok ? '' : one.fault.message))
    expect(said[0]).toBe('“得分”（分）和“奖补”（元）不能比较，请改成同一种。')
    expect(said[1]).toBe(said[0])
    expect(said[2]).toContain('写法有误')
    expect(said[3]).toContain('没有写完')
  })

  it('EXPR-5 no text whatever makes reading throw', () => {
    const parts = fc.constantFrom(
      '得分',
      '且',
      '非',
      '若',
      '则',
      '否则',
      '在',
      '中',
      '（',
      '）',
      '，',
      '、',
      '[',
      ']',
      '“A 类”',
      '"',
      '「',
      '〔score〕',
      '≥',
      '1',
      '%',
      '.',
      '合计',
      'x',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 40 }), (some) => {
        const read = readEither(some.join(''), columns, 'flag')
        if (!read.ok) expect(read.fault.message.endsWith('。')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
