import { describe, expect, it } from 'vitest'
import { check, type JsonObject } from '../../src/index.ts'
import { after, expectNamed, wireOf } from './planted.ts'

/** The complaints about a decision table put on the wire into the score; `field` is 分 with one decimal or so, `cost` 元. */
const said = (given: JsonObject): readonly string[] =>
  check(drawn(given))
    .filter(({ code }) => code.startsWith('check.table'))
    .map(({ message }) => message)

const drawn = (given: JsonObject) =>
  after({
    do: 'insert',
    block: {
      id: 'sum',
      kind: 'compute',
      config: { columns: [{ id: 'prize', label: '奖励', how: 'table', ...given }] },
    },
    wire: wireOf('ask.answered', 'score'),
  })
const table = (...lines: readonly (readonly [string, string])[]) => ({
  table: lines.map(([when, value]) => ({ when, value })),
})

describe('decision tables', () => {
  it('COMP-4 a figure that no line holds is shown, unless it is stated what stands there', () => {
    const lines = table(['field >= 80', '2'], ['field < 60', '0'])
    expect(said(lines)).toEqual([
      '“奖励”的决策表：例如 现场得分 = 60 时没有一行符合，结果待定；请补一行，或写明都不符合时取什么。',
    ])
    expect(said({ ...lines, otherwise: 'not-applicable' })).toEqual([])
    expect(said(table(['field >= 80', '2'], ['field < 80', '0']))).toEqual([])
    expectNamed('table-lines', 'sum', drawn(lines))
  })
  it('COMP-4 a line that others take from it, and one that nothing fulfils', () => {
    expect(said(table(['field >= 60', '2'], ['field >= 80', '3'], ['', '0']))[0]).toContain('第 2 行永远轮不到')
    expect(said({ ...table(['field >= 60', '2'], ['field >= 80', '3'], ['', '0']), hit: 'max' })).toEqual([])
    expect(said(table(['field >= 80 && field < 60', '2'], ['', '0']))[0]).toContain('第 1 行的条件不可能成立')
  })
  it('COMP-4 an edge that belongs to two lines', () => {
    const both = said(table(['field >= 80', '2'], ['field <= 80', '0']))
    expect(both).toHaveLength(1)
    expect(both[0]).toContain(' = 80 同时符合第 1 行和第 2 行，按第 1 行算')
    expect(said({ ...table(['field >= 80', '2'], ['field <= 80', '0']), hit: 'sum' })[0]).toContain('两行都算')
  })
  it('COMP-4 what cannot be decided is left alone', () => {
    expect(said(table(['field * 2 >= 80', '2'], ['field < 10', '3']))).toEqual([])
  })
  it('COMP-1 a hit policy must fit what the column holds', () => {
    const options = [{ id: 'a', label: '甲' }]
    expectNamed('table-hit', 'sum', drawn({ ...table(['', '"a"']), type: 'choice', options, hit: 'sum' }))
    expectNamed('table-hit', 'sum', drawn({ ...table(['', '"a"']), type: 'choice', options, hit: 'max' }))
    expectNamed('table-hit', 'sum', drawn({ ...table(['', '1']), hit: 'all' }))
    expect(said({ ...table(['', '"a"']), type: 'choice', options, hit: 'all' })).toEqual([])
  })
})
