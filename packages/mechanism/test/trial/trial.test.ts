import { describe, expect, it } from 'vitest'
import {
  type Mechanism,
  type PastCycle,
  readTrial,
  sayTrialDifference,
  type Trial,
  trialDifferences,
  trialOutcome,
} from '../../src/index.ts'
import { block, opened, pins } from '../build.ts'
import { all, chain, score, sheets } from '../chain.ts'

/** The last ones are listed. */
const scheme = (size: string, wanted: 'asc' | 'desc' = 'desc'): Mechanism => {
  const bands = [{ id: 'back', label: '后进', from: 'bottom', size, edge: 'order' }]
  const line = chain(
    block('cycle', {}),
    block('roster', {}),
    block('ask', { fields: [score('score')] }),
    block('rank', { completeness: all, bands, minimum: 1, direction: wanted }),
    block('result', { completeness: all, mode: 'automatic' }),
    block('branch', { cases: [{ id: 'behind', label: '后进', when: 'back' }] }),
  )
  const title = { channel: 'exposure', title: '末位通报', columns: ['score'], signatory: { role: 'office' } }
  return {
    ...line,
    blocks: [...line.blocks, block('tell', title)],
    wires: [...line.wires, { from: { block: 'branch', port: 'behind' }, to: { block: 'tell', port: 'in' } }],
  }
}

const given = { a: 90, b: 80, c: 70, d: 60 }
const past: PastCycle = {
  period: '2019-03',
  facts: [
    opened({ ...pins(Object.keys(given).map((id) => ({ id }))), period: '2019-03' }),
    ...sheets(Object.fromEntries(Object.entries(given).map(([row, value]) => [row, [value]]))),
  ],
}
const NAMES: { readonly [id: string]: string } = { a: '甲镇', b: '乙镇', c: '丙镇', d: '丁镇' }
const names = { row: (key: string) => NAMES[key] ?? key, unit: (id: string) => NAMES[id] ?? id }
const said = (expected: Mechanism, draft: Mechanism): readonly string[] =>
  trialDifferences(trialOutcome(expected, past), trialOutcome(draft, past)).map((one) => sayTrialDifference(one, names))

describe('a month kept as a trial', () => {
  it('TRIAL-2 what must come out is what rules wrote and whom it meets; what was filled in is no part of it', () => {
    const { tables, lists } = trialOutcome(scheme('2'), past)
    const columns = tables[0]?.columns.map(({ id }) => id) ?? []
    expect(columns).toContain('place')
    expect(columns).not.toContain('score')
    expect(tables[0]?.columns.find(({ id }) => id === 'place')?.texts).toEqual(['1', '2', '3', '4'])
    expect(lists).toEqual([{ kind: 'listed', what: '末位通报', punitive: true, rows: { c: '1', d: '1' } }])
  })

  it('TRIAL-3 the same drawing differs in nothing, another one row by row in plain words', () => {
    expect(said(scheme('2'), scheme('2'))).toEqual([])
    const fewer = said(scheme('2'), scheme('1'))
    expect(fewer).toContain('丙镇 不再列入“末位通报”')
    expect(fewer.filter((one) => one.includes('末位通报'))).toHaveLength(1)
    expect(said(scheme('1'), scheme('2'))).toContain('丙镇 新列入“末位通报”')
    expect(said(scheme('2'), scheme('2', 'asc'))).toEqual(
      expect.arrayContaining(['甲镇 名次 1 → 4', '丁镇 名次 4 → 1']),
    )
  })

  it('TRIAL-3 a table or column that is gone is said once, and what a draft has besides is no difference', () => {
    const line = chain(block('cycle', {}), block('roster', {}), block('ask', { fields: [score('score')] }))
    expect(said(scheme('2'), line).filter((one) => one.endsWith('这张表了'))).toHaveLength(1)
    const [table] = trialOutcome(scheme('2'), past).tables
    const without = { lists: [], tables: table ? [{ ...table, columns: table.columns.slice(1) }] : [] }
    const whole = { lists: [], tables: table ? [table] : [] }
    expect(trialDifferences(without, whole)).toEqual([])
    expect(trialDifferences(whole, without)).toEqual([
      { is: 'column', table: table?.name, label: table?.columns[0]?.label },
    ])
    const row = { lists: [], tables: table ? [{ ...table, keys: table.keys.slice(1), columns: [] }] : [] }
    expect(trialDifferences(row, whole)).toEqual([{ is: 'row', table: table?.name, row: 'a', gone: false }])
  })

  it('TRIAL-1 goes into a file and comes out of it as it was; what is no trial is refused with its place', () => {
    const trial: Trial = { name: '三月', why: '', past, names: NAMES, expected: trialOutcome(scheme('2'), past) }
    const read = readTrial(JSON.parse(JSON.stringify(trial)))
    expect(read.ok && read.value).toEqual(trial)
    expect(read.ok && trialDifferences(read.value.expected, trialOutcome(scheme('2'), read.value.past))).toEqual([])
    const bad = readTrial({ ...trial, expected: { tables: 7, lists: [] } })
    expect(!bad.ok && bad.fault[0]?.path).toContain('expected')
  })
})
