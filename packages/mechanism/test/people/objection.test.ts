import { describe, expect, it } from 'vitest'
import { type AnyFact, check, derive, isWorse, type JsonObject, type Mechanism } from '../../src/index.ts'
import { block, drawing, fact, freezing, instant, opened, pins, stateOf, tableOf, tick } from '../build.ts'
import { all, amendment, asked, cellsOf, score, sheets } from '../chain.ts'

const ids = ['a', 'b', 'c'] as const
const start = opened(pins(ids.map((id) => ({ id, category: id === 'c' ? 'B' : 'A' }))))
const given = [start, ...sheets({ a: [7000], b: [8000], c: [9000] })]
const who = { decider: { role: 'arbiter' }, escalateTo: { role: 'leader' } }

const noticed = (row: string, effects: readonly string[] = [], day = '2019-06-04'): AnyFact =>
  fact(
    'noticed',
    { effects, deliveredAt: instant(day) },
    { block: 'objection', row },
    { id: `noticed-${row}-${day}`, known: instant(day) },
  )
const objected = (row: string, columns: readonly string[], id = 'objected'): AnyFact =>
  fact(
    'objected',
    { columns },
    { block: 'objection', row, person: id },
    { id, known: instant('2019-06-05'), by: 'clerk' },
  )
const decided = (
  row: string,
  outcome: 'upheld' | 'rejected',
  amends: readonly string[] = [],
  more: { readonly by?: string; readonly item?: string } = {},
): AnyFact =>
  fact(
    'decided',
    { outcome, amends: amends as never },
    { block: 'objection', row, item: more.item ?? 'objected' },
    { id: `decided-${row}`, known: instant('2019-06-06'), by: more.by ?? 'arbiter-1' },
  )
const toldAll = (day = '2019-06-04') => ids.map((row) => noticed(row, [], day))
const late = tick(instant('2019-06-12'))

describe('what may be disputed', () => {
  const drawn = (config: JsonObject) =>
    asked([score('x'), score('y')], block('objection', { ...who, ...config }), block('result', { completeness: all }))
  const two = [start, ...sheets({ a: [7000, 1], b: [8000, 1], c: [9000, 1] })]
  const state = (config: JsonObject, ...facts: readonly AnyFact[]) =>
    stateOf(tableOf(derive(drawn(config), [...two, ...toldAll(), ...facts, late]), 'objection', 'settled'), 'a')

  it('OBJ-2 an objection to a column that is not listed counts for nothing', () => {
    expect(state({ disputable: ['x'] }, objected('a', ['y']))).toBe('settled')
    expect(state({ disputable: ['x'] }, objected('a', ['x']))).not.toBe('settled')
    expect(state({}, objected('a', ['y']))).not.toBe('settled')
  })

  it('OBJ-4 each cell may be disputed once per row, so that it ends', () => {
    const first = [objected('a', ['x']), decided('a', 'rejected')]
    expect(state({}, ...first, objected('a', ['x'], 'p-again'))).toBe('settled')
    expect(state({}, ...first, objected('a', ['y'], 'p-other'))).not.toBe('settled')
  })

  it('OBJ-5 whoever was not asked does not decide', () => {
    expect(state({}, objected('a', ['x']), decided('a', 'rejected', [], { by: 'office-1' }))).not.toBe('settled')
    expect(state({}, objected('a', ['x']), decided('a', 'rejected', [], { by: 'leader-1' }))).toBe('settled')
  })

  it('OBJ-2 a derived cell is set by an upheld decision that names it, where it is listed', () => {
    const mechanism = asked(
      [score('x')],
      block('compute', {
        columns: [{ id: 'score', label: '得分', type: 'score', scale: 2, how: 'formula', formula: 'x' }],
      }),
      block('objection', { ...who, disputable: ['score'] }),
    )
    const set = fact(
      'overridden',
      { column: 'score', value: '9900' },
      { block: 'objection', row: 'a', item: 'score' },
      { id: 'set', known: instant('2019-06-06'), by: 'arbiter-1' },
    )
    const value = (...facts: readonly AnyFact[]) =>
      cellsOf(derive(mechanism, [...given, ...toldAll(), ...facts]), 'objection', 'settled', 'score').a
    const dispute = objected('a', ['score'])
    expect(value(dispute, set)).toBe(7000)
    expect(value(dispute, set, decided('a', 'rejected', ['set']))).toBe(7000)
    expect(value(dispute, set, decided('a', 'upheld', []))).toBe(7000)
    expect(value(dispute, set, decided('a', 'upheld', ['set']))).toBe(9900)
  })
})

describe('what a decision does to others', () => {
  const mechanism: Mechanism = asked(
    [score('x')],
    block('rank', {
      column: 'x',
      minimum: 1,
      bands: [{ id: 'back', label: '后进', from: 'bottom', size: '1' }],
      completeness: all,
    }),
    block('objection', who),
    block('result', { who: { role: 'office' }, completeness: all }),
    block('branch', { cases: [{ id: 'behind', label: '后进', when: 'back' }] }),
  )
  const blocks = [
    ...mechanism.blocks,
    block('tell', { channel: 'criticism', columns: ['x'], signatory: { role: 'leader' } }),
  ]
  const told = { from: { block: 'branch', port: 'behind' }, to: { block: 'tell', port: 'in' } }
  const drawn: Mechanism = { ...mechanism, blocks, wires: [...mechanism.wires, told] }
  const namesOf = (facts: readonly AnyFact[], row: string) =>
    derive(drawn, facts).open.find((task) => task.kind === 'notice' && String(task.row) === row)?.items ?? []
  const first = [noticed('a', namesOf(given, 'a')), noticed('b'), noticed('c')]
  const upheld = [objected('a', ['x']), amendment('a', [8500], '2019-06-06'), decided('a', 'upheld', ['amendment-a'])]

  it('OBJ-4 a row that falls behind by another’s objection is told, and has its own window before anything freezes', () => {
    const undisputed = derive(drawn, [...given, ...first, late])
    expect(undisputed.results[0]?.complete).toBe(true)
    const moved = [...given, ...first, ...upheld, late]
    const before = derive(drawn, moved)
    expect(before.open.filter((task) => task.kind === 'notice').map((task) => task.row)).toEqual(['b'])
    expect(before.results[0]?.complete).toBe(false)
    expect(before.open.map((task) => task.kind)).not.toContain('freeze')
    const again = [...moved, noticed('b', namesOf(moved, 'b'), '2019-06-12')]
    const table = tableOf(derive(drawn, again), 'objection', 'settled')
    expect(ids.map((id) => stateOf(table, id))).toEqual(['settled', 'provisional', 'settled'])
    const closed = derive(drawn, [...again, tick(instant('2019-06-18'))])
    expect(closed.results[0]?.complete).toBe(true)
    expect(closed.open.map((task) => task.kind)).toContain('freeze')
  })

  it('OBJ-7 a later place or a new consequence is worse, the same or better is not', () => {
    const at = (value: number) => derive(drawn, [...given, ...first, amendment('a', [value], '2019-06-06')])
    const before = derive(drawn, [...given, ...first])
    expect(isWorse(drawn, before, at(8500), 'a')).toBe(false)
    expect(isWorse(drawn, before, at(7000), 'a')).toBe(false)
    expect(isWorse(drawn, at(8500), at(7000), 'a')).toBe(true)
    expect(isWorse(drawn, at(8500), at(8400), 'a')).toBe(false)
  })
})

describe('先行定榜', () => {
  const drawn = (freezeWithin: string) =>
    asked(
      [score('x')],
      block('objection', { ...who, freeze: 'early', freezeWithin }),
      block('result', { who: { role: 'office' }, completeness: all }),
    )

  it('OBJ-4 undisputed classes are frozen first, the rest follows as a revision', () => {
    const mechanism = drawn('category')
    const facts = [...given, ...toldAll(), objected('a', ['x']), late]
    const early = derive(mechanism, facts)
    expect(early.results[0]).toMatchObject({ complete: true, live: { rows: { keys: ['c'] } } })
    expect(early.results[0]?.live.rows.domain.map(({ key, standing }) => [key, standing])).toEqual([
      ['a', 'undecided'],
      ['b', 'undecided'],
      ['c', 'in'],
    ])
    const frozen = [...facts, freezing(early, 'result', 1, instant('2019-06-12', 10))]
    expect(derive(mechanism, frozen).results[0]?.stale).toBe(false)
    const settled = derive(mechanism, [...frozen, decided('a', 'rejected')])
    expect(settled.results[0]).toMatchObject({ stale: true, live: { rows: { keys: ['a', 'b', 'c'] } } })
    const waiting = asked([score('x')], block('objection', who), block('result', { completeness: all }))
    expect(derive(waiting, facts).results[0]?.complete).toBe(false)
  })

  it('OBJ-4 it must say by which class', () => {
    const codes = (within: string) => check(drawn(within)).map((one) => one.code)
    expect(codes('')).toContain('check.objection-freeze')
    expect(codes('category')).not.toContain('check.objection-freeze')
  })
})

describe('what is answered by a person or by the world', () => {
  it('RES-5 declining to revise is silent for that digest, not for the next', () => {
    const mechanism = asked([score('x')], block('result', { who: { role: 'office' }, completeness: all }))
    const frozen = freezing(derive(mechanism, given), 'result', 1, instant('2019-06-05'))
    const changed = [...given, frozen, amendment('a', [7500], '2019-06-06')]
    const stale = derive(mechanism, changed)
    expect(stale.results[0]?.stale).toBe(true)
    const digest = stale.results[0]?.live.digest ?? ''
    const declined = fact('declined', { digest }, { block: 'result' }, { known: instant('2019-06-07') })
    const silent = derive(mechanism, [...changed, declined])
    expect(silent.results[0]).toMatchObject({ stale: false, declined: true })
    expect(silent.open).toEqual([])
    const next = derive(mechanism, [...changed, declined, amendment('b', [7600], '2019-06-08')])
    expect(next.results[0]?.stale).toBe(true)
  })

  it('POST-2 a refused entry leaves by its own port, and comes back once it is posted', () => {
    const mechanism = drawing(
      [
        block('cycle'),
        block('roster', { excludeVirtual: false }),
        block('ask', { fields: [{ id: 'x', label: 'x', type: 'money' }] }),
        block('post', { lines: [{ account: 'money', column: 'x' }] }),
      ],
      ['cycle.cycle>roster', 'roster.rows>ask', 'ask.answered>post'],
    )
    const at = (kind: 'posted' | 'refused', day: string) =>
      kind === 'posted'
        ? fact('posted', {}, { block: 'post', row: 'a' }, { known: instant(day) })
        : fact('refused', { why: 'overdrawn' }, { block: 'post', row: 'a' }, { known: instant(day) })
    const keys = (port: string, ...facts: readonly AnyFact[]) =>
      tableOf(derive(mechanism, [...given, ...facts]), 'post', port).keys
    expect(keys('refused', at('refused', '2019-06-05'))).toEqual(['a'])
    expect(keys('refused', at('refused', '2019-06-05'), at('posted', '2019-06-06'))).toEqual([])
  })
})
