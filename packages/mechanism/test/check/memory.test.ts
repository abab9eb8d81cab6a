import { describe, expect, it } from 'vitest'
import type { JsonObject, Mechanism } from '../../src/index.ts'
import { check } from '../../src/index.ts'
import { block } from '../build.ts'
import { sound } from '../sound.ts'
import { document, expectNamed, expectSilent } from './planted.ts'

const HISTORY: JsonObject = {
  result: 'result',
  reads: [{ id: 'back', label: '后进', type: 'flag' }],
  hit: 'back',
  currentHit: 'from_bottom <= 2',
  gap: 'skip',
  until: 'report_by',
  figures: [{ id: 'times', label: '次数', across: 'count' }],
}
const LADDER: JsonObject = {
  count: 'times',
  hit: 'hit',
  rungs: [
    {
      id: 'first',
      label: '约谈',
      from: 1,
      to: 1,
      measures: [{ id: 'talk', label: '约谈', target: { role: 'head' }, actor: { role: 'county-admin' } }],
    },
  ],
  signatory: { role: 'signatory' },
}
const CASE: JsonObject = {
  cutOff: 'report_by',
  dispatcher: { role: 'county-admin' },
  doer: { at: 'row', role: 'clerk' },
  verifier: { role: 'inspector' },
}

/** The sound drawing, with history and a ladder behind the last of the ranking, and cases for the rest. */
const remembering = (
  change: { readonly history?: JsonObject; readonly ladder?: JsonObject; readonly case?: JsonObject } = {},
): Mechanism =>
  document({
    blocks: [
      ...sound.blocks,
      block('history', { ...HISTORY, ...change.history }),
      block('ladder', { ...LADDER, ...change.ladder }),
      block('case', { ...CASE, ...change.case }),
    ],
    wires: [
      ...sound.wires,
      { from: { block: 'result', port: 'frozen' }, to: { block: 'history', port: 'in' } },
      { from: { block: 'history', port: 'rows' }, to: { block: 'ladder', port: 'in' } },
      { from: { block: 'branch', port: 'back' }, to: { block: 'case', port: 'in' } },
    ],
    ends: [...sound.ends, { block: 'ladder', port: 'exhausted' }],
  })
const figures = (figure: JsonObject): JsonObject => ({ figures: [{ id: 'times', label: '次数', ...figure }] })
const rung = (from: number, to: number): JsonObject => ({ ...(LADDER.rungs as readonly JsonObject[])[0]!, from, to })

describe('memory and ladders', () => {
  it('CHECK-0 a sound drawing with history, ladder and cases raises no complaint', () => {
    expect(check(remembering())).toEqual([])
  })

  it('HIST-6 a counter without a gap rule is named', () => {
    expectNamed('history-gap', 'history', remembering({ history: { gap: 'unset' } }))
  })

  it('HIST-1 a result of its own that the mechanism does not have is named; one of another mechanism is not looked for', () => {
    expectNamed('history-result', 'history', remembering({ history: { result: 'reslut' } }))
    expectSilent('history-result', remembering({ history: { result: 'reslut', scheme: 'league' } }))
  })

  it('HIST-12 a history that does not say how long it waits is named', () => {
    expectNamed('history-until', 'history', remembering({ history: { until: '' } }))
  })

  it('HIST-3 a figure without a value is named', () => {
    expectNamed('history-value', 'history', remembering({ history: figures({ across: 'sum', type: 'score' }) }))
  })

  it('EXPR-1 a condition over the source is read against its columns, not those that arrive', () => {
    expectNamed('expression', 'history', remembering({ history: { hit: 'place <= 3' } }))
    expectNamed('expression', 'history', remembering({ history: { currentHit: 'no_such' } }))
  })

  it('LAD-1 a rung that earlier ones hide, or that ends before it begins, is named', () => {
    expectNamed(
      'ladder-overlap',
      'ladder',
      remembering({ ladder: { rungs: [rung(1, 0), { ...rung(3, 3), id: 'second', measures: [] }] } }),
    )
    expectNamed('ladder-range', 'ladder', remembering({ ladder: { rungs: [rung(3, 2)] } }))
  })

  it('LAD-1 a rung above everything the window can count is named', () => {
    expectNamed('ladder-unreachable', 'ladder', remembering({ ladder: { rungs: [rung(13, 13)] } }))
    expectNamed(
      'ladder-unreachable',
      'ladder',
      remembering({ history: { window: 'periods', size: 2 }, ladder: { rungs: [rung(3, 3)] } }),
    )
  })

  it('CHECK-12 a ladder climbs on a counter of a history block', () => {
    expectNamed('ladder-counter', 'ladder', remembering({ ladder: { count: 'place' } }))
    expectNamed('ladder-counter', 'ladder', remembering({ history: figures({ across: 'periods' }) }))
  })

  it('LAD-3 逐阶 without the rung handled last is named', () => {
    expectNamed('ladder-last', 'ladder', remembering({ ladder: { mode: 'step' } }))
  })

  it('SHIELD-2 a punitive rung without a signatory is named', () => {
    expectNamed('punitive-unsigned', 'ladder', remembering({ ladder: { signatory: { role: '' } } }))
  })

  it('CASE-2 a doer who verifies himself is named', () => {
    expectNamed('case-verifier', 'case', remembering({ case: { verifier: { at: 'row', role: 'clerk' } } }))
  })

  it('CASE-3 a list without a cut-off is named', () => {
    expectNamed('case-cut-off', 'case', remembering({ case: { cutOff: '' } }))
  })
})
