import { describe, expect, it } from 'vitest'
import { scaledOf } from './decimal-text.ts'
import { decimalTextOf, denseText, normalText, percentTextOf, tidyText } from './normal-text.ts'
import { cellReader } from './read-cell.ts'
import type { WantedColumn, WantedType } from './wanted.ts'

const column = (type: WantedType, more: Partial<WantedColumn> = {}): WantedColumn => ({
  id: 'c',
  label: '列',
  required: true,
  type,
  ...more,
})
const read = (raw: string, type: WantedType, more: Partial<WantedColumn> = {}) => {
  const cell = cellReader(column(type, more))(raw)
  return cell.ok ? cell.value : cell.code
}
const score: WantedType = { kind: 'decimal', scale: 2, min: '0', max: '100', unit: '分' }

describe('NUM-2 decimals become integers at the declared scale, never rounded', () => {
  it('reads plain, signed, full-width, grouped, with its unit', () => {
    const scaled = (raw: string, type: WantedType = score) => read(raw, type)
    expect(scaled('87.5')).toEqual({ kind: 'decimal', scaled: 8750 })
    expect(scaled(' ８７．５０ 分 ')).toEqual({ kind: 'decimal', scaled: 8750 })
    expect(scaled('87.500')).toEqual({ kind: 'decimal', scaled: 8750 })
    expect(scaled('\u221212.5', { kind: 'decimal', scale: 1 })).toEqual({ kind: 'decimal', scaled: -125 })
    expect(scaled('12,345.6', { kind: 'decimal', scale: 1 })).toEqual({ kind: 'decimal', scaled: 123456 })
    expect([scaledOf('-0', 2), scaledOf('.5', 1), scaledOf('5.', 0)]).toEqual([0, 5, 5])
  })
  it('refuses what is no decimal, has too many places, or lies beyond the bounds', () => {
    expect(
      ['1,23', '1e3', '87.5%', '0x10', '八十', '1.2.3', '99999999999999999'].map((raw) => read(raw, score)),
    ).toEqual(Array(7).fill('cell.not-a-number'))
    expect(read('87.625', score)).toBe('cell.scale')
    expect([read('100.01', score), read('-0.01', score)]).toEqual(['cell.range', 'cell.range'])
    expect([read('100', score), read('0', score)].every((value) => typeof value === 'object')).toBe(true)
  })
})

describe('VAL-8 missing is a reason, never zero', () => {
  it('tells empty, reason words, marks, Excel errors and a required cell apart', () => {
    expect(read(' \u200b\u3000', score)).toEqual({ kind: 'missing', reason: 'unreported' })
    expect(read('不适用', score)).toEqual({ kind: 'missing', reason: 'not-applicable' })
    expect(['—', '-', '--', '/', '缺', '无', 'N/A'].map((raw) => read(raw, score))).toEqual(
      Array(7).fill('cell.missing-mark'),
    )
    expect(['#DIV/0!', '#N/A', '#无值!'].map((raw) => read(raw, score))).toEqual(Array(3).fill('cell.error'))
    expect([read('', score, { filled: true }), read('未报', score, { filled: true })]).toEqual([
      'cell.required',
      'cell.required',
    ])
    expect(cellReader(column(score), { '—': 'unsampled' })('——')).toMatchObject({ ok: false })
    expect(cellReader(column(score), { '－': 'unsampled' })('-')).toEqual({
      ok: true,
      value: { kind: 'missing', reason: 'unsampled' },
    })
  })
})

describe('other kinds of cells', () => {
  it('dates in the forms people write, and no day that does not exist', () => {
    const days = ['2026-10-31', '2026/10/31', '2026.10.31', '2026年10月31日', '20261031', '２０２６－１０－３１']
    expect(days.map((raw) => read(raw, { kind: 'date' }))).toEqual(Array(6).fill({ kind: 'date', day: '2026-10-31' }))
    expect(['2026-02-30', '10月31日', '2026-13-01', '46326'].map((raw) => read(raw, { kind: 'date' }))).toEqual(
      Array(4).fill('cell.date'),
    )
  })
  it('flags, choices, texts', () => {
    expect([read('√', { kind: 'flag' }), read('否', { kind: 'flag' }), read('也许', { kind: 'flag' })]).toEqual([
      { kind: 'flag', flag: true },
      { kind: 'flag', flag: false },
      'cell.flag',
    ])
    const grade: WantedType = { kind: 'choice', options: [{ id: 'a', label: 'A 类' }] }
    expect([read('Ａ 类', grade), read('B 类', grade)]).toEqual([{ kind: 'choice', option: 'a' }, 'cell.choice'])
    expect(read('溪口（东）\u200b', { kind: 'text' })).toEqual({ kind: 'text', text: '溪口（东）' })
    expect(read('很长', { kind: 'text', maxLength: 1 })).toBe('cell.too-long')
  })
  it('text is tidied without changing what it says', () => {
    expect(tidyText('\ufeff 望溪镇\u00a0')).toBe('望溪镇')
    expect(normalText('Ａ１（分）')).toBe('A1(分)')
    expect(denseText('得 分\n（分）')).toBe('得分(分)')
    expect([0.1 + 0.2, 1e21, 1.5e-9, -0, 87.46153846153847].map(decimalTextOf)).toEqual([
      '0.3',
      '1000000000000000000000',
      '0.0000000015',
      '0',
      '87.4615384615385',
    ])
    expect([0.875, 1, -0.05, 12.3456, 0.005].map(percentTextOf)).toEqual(['87.5%', '100%', '-5%', '1234.56%', '0.5%'])
  })
})
