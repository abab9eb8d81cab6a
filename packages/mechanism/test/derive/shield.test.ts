import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, type WantedEffect } from '../../src/index.ts'
import {
  block,
  column,
  drawing,
  fact,
  freezing,
  instant,
  opened,
  pins,
  sheet,
  stateOf,
  tableOf,
  tick,
} from '../build.ts'

const ALL = { completeness: { rule: 'all' }, minimum: 1 }
const BACK = { id: 'back', label: '后进', from: 'bottom', size: '1' }
const people = { decider: { role: 'arbiter' }, escalateTo: { role: 'leader' } }

/** Scores → rank → objection → result → the last village on the exposure board. */
const mechanism = drawing(
  [
    block('cycle'),
    block('roster'),
    block('ask', { fields: [{ id: 'score', label: '得分', scale: 0 }] }),
    block('rank', { ...ALL, bands: [BACK] }),
    block('objection', people),
    block('result', { who: { role: 'office' }, completeness: { rule: 'all' } }),
    block('branch', { cases: [{ id: 'behind', label: '后进', when: 'back' }] }),
    block('tell', { channel: 'exposure', columns: ['score'], signatory: { role: 'leader' } }),
  ],
  [
    'cycle.cycle>roster',
    'roster.rows>ask',
    'ask.answered>rank',
    'rank.ranked>objection',
    'objection.settled>result',
    'result.frozen>branch',
    'branch.behind>tell',
  ],
)

const answered = [
  opened(pins([{ id: 'a' }, { id: 'b' }, { id: 'c' }])),
  sheet('a', [90]),
  sheet('b', [80]),
  sheet('c', [70]),
]
const exposed = (facts: readonly AnyFact[]): WantedEffect | undefined =>
  derive(mechanism, facts).effects.find((one) => one.slot.row === 'c')
const digest = exposed(answered)!.digest
const noticed = [
  ...answered,
  ...['a', 'b', 'c'].map((row) =>
    // Tuesday 2019-06-04; the third working day after is Monday 2019-06-10.
    fact(
      'noticed',
      { effects: row === 'c' ? [digest] : [], deliveredAt: instant('2019-06-04') },
      { block: 'objection', row },
      { known: instant('2019-06-04') },
    ),
  ),
]
const closed = [...noticed, tick(instant('2019-06-11', 1))]
const freeze = (facts: readonly AnyFact[]) => [
  ...facts,
  freezing(derive(mechanism, facts), 'result', 1, instant('2019-06-11', 9)),
]
const frozen = freeze(closed)
const sign = (more: Parameters<typeof fact>[3] = {}) =>
  fact(
    'signed',
    { digests: [digest] },
    { block: 'tell' },
    { by: 'leader-1', known: instant('2019-06-11', 10), ...more },
  )
const objected = fact(
  'objected',
  { columns: ['score'] },
  { block: 'objection', row: 'c', person: 'v' },
  { id: 'obj', by: 'v', known: instant('2019-06-05') },
)
const decide = (by: string) =>
  fact(
    'decided',
    { outcome: 'rejected' },
    { block: 'objection', row: 'c', item: 'obj' },
    { by, known: instant('2019-06-06') },
  )

describe('shield', () => {
  it('SHIELD-2 a nothing but a wish while the row is provisional; the notice is asked for with its digest', () => {
    expect(exposed(answered)).toMatchObject({
      punitive: true,
      standing: 'held',
      waitsFor: ['settled', 'notice', 'window', 'decision', 'signature'],
    })
    expect(derive(mechanism, answered).open).toContainEqual(
      expect.objectContaining({ kind: 'notice', row: 'c', items: [digest] }),
    )
  })
  it('SHIELD-2 b c the window holds it; e then only the signature is missing', () => {
    expect(exposed(noticed)?.waitsFor).toEqual(['settled', 'window', 'signature'])
    expect(exposed(closed)?.waitsFor).toEqual(['settled', 'signature'])
    expect(exposed(frozen)).toMatchObject({ standing: 'unsigned', waitsFor: ['signature'] })
    expect(derive(mechanism, frozen).open).toContainEqual(
      expect.objectContaining({ kind: 'sign', role: 'leader', persons: ['leader-1'], items: [digest] }),
    )
    expect(exposed([...frozen, sign()])).toMatchObject({ standing: 'ready', waitsFor: [] })
  })
  it('SHIELD-2 e a signature before the window closed does not count', () => {
    expect(exposed([...frozen, sign({ known: instant('2019-06-06') })])?.standing).toBe('unsigned')
  })
  it('SHIELD-4 nobody but the named post signs, and no assessor of the row', () => {
    expect(exposed([...frozen, sign({ by: 'office-1' })])?.standing).toBe('unsigned')
    const own = freeze(closed.map((one) => (one.id === 'sheet-ask-c' ? { ...one, by: 'leader-1' as never } : one)))
    expect(exposed([...own, sign()])?.standing).toBe('unsigned')
  })
  it('SHIELD-2 d OBJ-5 an objection holds until others than the assessors decided', () => {
    const disputed = (...more: AnyFact[]) => exposed([...freeze([...closed, objected, ...more]), sign()])
    expect(disputed()?.waitsFor).toContain('decision')
    expect(disputed(decide('inspector-1'))?.waitsFor).toContain('decision')
    expect(disputed(decide('arbiter-1'))?.standing).toBe('ready')
  })
  it('SHIELD-2 a a result that is no longer what was frozen holds it; SHIELD-3 changed content voids notice and signature', () => {
    const amended = fact(
      'answered',
      { sheet: [75] },
      { block: 'ask', row: 'c' },
      { supersedes: 'sheet-ask-c', known: instant('2019-06-12') },
    )
    expect(exposed([...frozen, sign(), amended])?.waitsFor).toEqual(['settled', 'signature'])
    const again = [...frozen, sign(), amended]
    const second = [...again, freezing(derive(mechanism, again), 'result', 2, instant('2019-06-13'))]
    expect(exposed(second)).toMatchObject({ standing: 'held', waitsFor: ['notice', 'window', 'decision', 'signature'] })
  })
  it('SHIELD-6 a drawing without objection can never punish', () => {
    const wrong = {
      ...mechanism,
      blocks: mechanism.blocks.filter((one) => one.kind !== 'objection'),
      wires: mechanism.wires.flatMap((wire) =>
        wire.from.block === 'objection'
          ? []
          : [wire.to.block === 'objection' ? { ...wire, to: { block: 'result', port: 'in' } } : wire],
      ),
    }
    const straight = [...answered, tick(instant('2019-06-20'))]
    const all = [
      ...straight,
      freezing(derive(wrong, straight), 'result', 1, instant('2019-06-20', 9)),
      sign({ known: instant('2019-06-21') }),
    ]
    expect(derive(wrong, all).effects[0]).toMatchObject({
      standing: 'held',
      waitsFor: ['notice', 'window', 'decision', 'signature'],
    })
  })
})

describe('objection', () => {
  const standing = (facts: readonly AnyFact[]) =>
    column(tableOf(derive(mechanism, facts), 'objection', 'settled'), 'objection').c
  it('OBJ-3 no window opens before the notice; OBJ-1 a row stands once its window closed', () => {
    const state = (facts: readonly AnyFact[]) => stateOf(tableOf(derive(mechanism, facts), 'objection', 'settled'), 'c')
    expect(state([...answered, tick(instant('2020-01-01'))])).toBe('provisional')
    expect(state(noticed)).toBe('provisional')
    expect(state(closed)).toBe('settled')
    expect(state([...closed, objected])).toBe('provisional')
    expect(derive(mechanism, noticed).due).toContainEqual({
      at: instant('2019-06-08', 0),
      block: 'objection',
      what: 'window-closes',
    })
  })
  it('OBJ-1 异议状态 says none, open, and how it was decided', () => {
    expect([
      standing(closed),
      standing([...closed, objected]),
      standing([...closed, objected, decide('arbiter-1')]),
    ]).toEqual([0, 1, 4])
  })
  it('OBJ-5 deciders are asked without those whose facts are disputed; too late it goes to the next level', () => {
    const open = (facts: readonly AnyFact[]) => derive(mechanism, facts).open.find((task) => task.kind === 'decide')
    expect(open([...noticed, objected])).toMatchObject({ role: 'arbiter', persons: ['arbiter-1'], items: ['obj'] })
    expect(open([...noticed, objected, tick(instant('2019-06-20'))])).toMatchObject({
      role: 'leader',
      persons: ['leader-1'],
    })
  })
})
