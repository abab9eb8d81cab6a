import { must } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import {
  apply,
  check,
  type JsonObject,
  type Mechanism,
  readConfig,
  describe as say,
  useSheet,
} from '../../src/index.ts'
import { block } from '../build.ts'
import { asked, cellsOf, type Given, outcome, score } from '../chain.ts'
import { sound } from '../sound.ts'
import { sheetOf, village, withItem } from './sheet-of.ts'

const FROM = { id: '0195f000-0000-7000-8000-00000000000a', version: 2 }
const empty: Mechanism = asked([score('extra')], block('score', { completeness: { rule: 'all' } }))
const used = (sheet = village(), mechanism = empty) =>
  must(apply(mechanism, must(useSheet(mechanism, 'score', sheet, FROM))))
const configOf = (mechanism: Mechanism, id: string): JsonObject =>
  // Settings came out of JSON.
  must(readConfig(mechanism.blocks.find((one) => one.id === id)!)) as unknown as JsonObject
const scored = (mechanism: Mechanism, given: Given) => cellsOf(outcome(mechanism, given), 'score', 'scored', 'score')

describe('a sheet used in a mechanism', () => {
  it('SHEET-5 its items, its form fields and where they came from are written into the drawing; one undo takes all back', () => {
    const { mechanism, inverse } = used()
    const config = configOf(mechanism, 'score')
    expect(config.sheet).toEqual(FROM)
    expect((config.items as { id: string }[]).map(({ id }) => id)).toEqual(['public', 'road', 'river', 'toilet'])
    const { fields } = configOf(mechanism, 'ask') as { fields: { id: string; type: string; label: string }[] }
    expect(fields.map(({ id, type, label }) => `${id} ${type} ${label}`)).toEqual([
      'extra score extra',
      'road count 道路两侧垃圾',
      'river count 河面漂浮物',
      'toilet flag 公厕管护',
    ])
    expect(must(apply(mechanism, inverse)).mechanism).toEqual(empty)
    expect(say(empty, must(useSheet(empty, 'score', village(), FROM)))).toBe('计分取用评分表第 2 版')
  })

  it('SHEET-5 what it writes runs: 12 less 2 × 0.5 less 4 is 7', () => {
    expect(scored(used().mechanism, { a: [0, 2, 0, 1], b: [0, 2, 0, 0], c: [0, 99, 99, 1] })).toEqual({
      a: 1100,
      b: 700,
      c: 400,
    })
  })

  it('SHEET-5 a later version takes the fields of items that went along, and leaves what was asked besides', () => {
    const next = village((items) =>
      withItem('toilet', { full: '7' })(
        items.filter(({ id }) => id !== 'river').map((item) => (item.id === 'public' ? { ...item, full: '5' } : item)),
      ),
    )
    const { mechanism } = used(next, used().mechanism)
    const { fields } = configOf(mechanism, 'ask') as { fields: { id: string }[] }
    expect(fields.map(({ id }) => id)).toEqual(['extra', 'road', 'toilet'])
  })

  it('SHEET-5 a sound drawing stays sound, and without a form before the score it is refused', () => {
    const { mechanism } = used(village(), sound)
    expect(check(mechanism).filter(({ severity, code }) => severity === 'error' && code.startsWith('check.'))).toEqual(
      [],
    )
    const alone = { ...empty, wires: [] }
    expect(useSheet(alone, 'score', village(), FROM)).toMatchObject({ ok: false, fault: { code: 'sheet.no-ask' } })
    expect(useSheet(empty, 'ask', village(), FROM)).toMatchObject({ ok: false, fault: { code: 'sheet.no-score' } })
  })

  it('SHEET-6 an item out of its months does not apply: nothing is lost by it, and nothing need be filled in', () => {
    const toilet = (months: number[]) => used(village(withItem('toilet', { months }))).mechanism
    const given: Given = { a: [0, 2, 0, 0], b: [0, 2, 0, 'unreported'] }
    expect(scored(toilet([5]), given)).toEqual({ a: 700, b: expect.stringMatching(/^\?(unreported|undecided)$/) })
    expect(scored(toilet([3, 9]), given)).toEqual({ a: 1100, b: 1100 })
  })

  it('SHEET-6 in 折算 a resting item keeps its weight among the parts', () => {
    const parts = sheetOf(
      [
        { id: 'x', label: '甲', method: 'points', full: '10', months: [1] },
        { id: 'y', label: '乙', method: 'points', full: '20' },
        { id: 'z', label: '丙', method: 'points', full: '70' },
      ],
      { full: '100' },
    )
    const plain = asked([], block('score', { missing: 'rescale', completeness: { rule: 'all' } }))
    const { mechanism } = must(apply(plain, must(useSheet(plain, 'score', parts, FROM))))
    // 10 of 10 and 5 of 20, the 70 missing: 15 × 100 ÷ 30 = 50.
    expect(scored(mechanism, { a: ['unreported', 500, 'unreported'] })).toEqual({ a: 5000 })
  })

  it('SHEET-6 a resting item has no line in 失分', () => {
    const months = village(withItem('toilet', { months: [3] }))
    const { mechanism } = used(months, asked([], block('score', { losses: true, completeness: { rule: 'all' } })))
    const lost = cellsOf(outcome(mechanism, { a: [2, 0, 'unreported'] }), 'score', 'losses', 'lost')
    expect(lost).toEqual({ 'a|road': 10_000, 'a|river': 0 })
  })
})
