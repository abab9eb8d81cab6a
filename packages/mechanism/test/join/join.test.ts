import { describe, expect, it } from 'vitest'
import { absorb, check, type Derived, derive, derived, emptyState, explain, readDrawing } from '../../src/index.ts'
import { column, findingCodes, instant, opened, pins, stateOf, tableOf, tick } from '../build.ts'
import { joined, joining, mark, said } from './joined.ts'

const late = tick(instant('2019-06-20'))
const cells = (derived: Derived, id: string) => column(tableOf(derived, 'join', 'rows'), id)
const states = (derived: Derived, ...rows: readonly string[]) =>
  rows.map((row) => stateOf(tableOf(derived, 'join', 'rows'), row))

describe('join', () => {
  it('JOIN-1 side by side by equal key', () => {
    const derived = joined(joining({}), { a: 900, b: 800 }, { a: 700, b: 600 })
    expect(cells(derived, 'home')).toEqual({ a: 900, b: 800 })
    expect(cells(derived, 'away')).toEqual({ a: 700, b: 600 })
    expect(states(derived, 'a', 'b')).toEqual(['settled', 'settled'])
  })

  it('JOIN-2 a key waits for its own two rows and for no other', () => {
    const derived = joined(joining({}), { a: 900, b: 800 }, { a: 700 })
    expect(states(derived, 'a', 'b')).toEqual(['settled', 'provisional'])
  })

  it('JOIN-2 a side is absent only when its row ended elsewhere: 留缺, 不入 or 记零', () => {
    const of = (absent: string) => joined(joining({ absent }), { a: 900, b: 800 }, { a: 700 }, { facts: [late] })
    expect(cells(of('keep'), 'away')).toEqual({ a: 700, b: '?unreported' })
    expect(cells(of('zero'), 'away')).toEqual({ a: 700, b: 0 })
    expect(cells(of('drop'), 'away')).toEqual({ a: 700 })
    expect(states(of('keep'), 'b')).toEqual(['settled'])
  })

  it('JOIN-2 what was never on the other roster is 不适用 there; while that roster is open it is undecided', () => {
    const narrow = joining({}, { right: { onlyCategories: ['A'] } })
    const units = [
      { id: 'a', category: 'A' },
      { id: 'b', category: 'B' },
    ]
    const derived = joined(narrow, { a: 900, b: 800 }, { a: 700 }, { units })
    expect(cells(derived, 'away')).toEqual({ a: 700, b: '?not-applicable' })
    expect(states(derived, 'b')).toEqual(['settled'])
    const open = joined(joining({}, { right: { source: 'list' } }), { a: 900 }, {})
    expect(cells(open, 'away')).toEqual({ a: '?undecided' })
    expect(states(open, 'a')).toEqual(['provisional'])
  })

  it('JOIN-1 by path: the right row is reached from the left one', () => {
    const mechanism = joining({ mode: 'path' }, { right: { subject: 'township', attributes: {} } })
    const units = [
      { id: 't', kind: 'township' },
      { id: 'a', parent: 't' },
      { id: 'b', parent: 't' },
    ]
    const derived = joined(mechanism, { a: 900, b: 800 }, { t: 700 }, { units })
    expect(cells(derived, 'away')).toEqual({ a: 700, b: 700 })
  })

  it('EVAL-8 a path to several rows is a gap with a finding', () => {
    const mechanism = joining({ mode: 'path', relation: 'linked' }, { right: { attributes: {} } })
    const relations = ['b', 'c'].map((target) => ({ kind: 'linked', source: 'a', target }))
    const derived = joined(mechanism, { a: 900 }, { b: 700, c: 600 }, { relations })
    expect(findingCodes(derived)).toContain('join.several')
    expect(cells(derived, 'away').a).toBe('?undecided')
  })

  it('JOIN-1 one row for all: gates and parameters', () => {
    const mechanism = joining({ mode: 'gate' }, { right: { subject: 'county', attributes: {} } })
    const units = [{ id: 'k', kind: 'county' }, { id: 'a' }, { id: 'b' }]
    const derived = joined(mechanism, { a: 900, b: 800 }, { k: 3 }, { units })
    expect(cells(derived, 'away')).toEqual({ a: 3, b: 3 })
  })

  it('JOIN-2 the one row for all is 未报 where it was silent, and 不适用 where nobody was asked', () => {
    const mechanism = joining({ mode: 'gate' }, { right: { subject: 'county', attributes: {} } })
    const units = [{ id: 'k', kind: 'county' }, { id: 'a' }, { id: 'b' }]
    const silent = joined(mechanism, { a: 900, b: 800 }, {}, { units, facts: [late] })
    expect(cells(silent, 'away')).toEqual({ a: '?unreported', b: '?unreported' })
    expect(states(silent, 'a', 'b')).toEqual(['settled', 'settled'])
    const nobody = joined(mechanism, { a: 900 }, {}, { units: [{ id: 'a' }], facts: [late] })
    expect(cells(nobody, 'away')).toEqual({ a: '?not-applicable' })
  })

  it('INC-3 the one row that falls silent later is derived again as from nothing', () => {
    const mechanism = joining({ mode: 'gate' }, { right: { subject: 'county', attributes: {} } })
    const made = opened(pins([{ id: 'k', kind: 'county' }, { id: 'a' }]))
    const before = [made, said('home_ask', 'a', 900)]
    const again = derived(absorb(absorb(emptyState(mechanism), before), [late]))
    expect(cells(again, 'away')).toEqual(cells(derive(mechanism, [...before, late]), 'away'))
    expect(cells(again, 'away')).toEqual({ a: '?unreported' })
  })

  it('JOIN-3 a union keeps a key once; differing values are 待定, or the left, or the right', () => {
    const of = (conflict: string) => {
      const mechanism = joining({ mode: 'union', conflict }, { rightField: mark('home') })
      const one = {
        ...mechanism,
        blocks: mechanism.blocks.map((block) =>
          block.id === 'away_ask' ? { ...block, config: { ...block.config, prefix: '' } } : block,
        ),
      }
      return cells(joined(one, { a: 900, b: 800 }, { a: 700, b: 800 }), 'home')
    }
    expect(of('pending')).toEqual({ a: '?undecided', b: 800 })
    expect(of('left')).toEqual({ a: 900, b: 800 })
    expect(of('right')).toEqual({ a: 700, b: 800 })
  })

  it('JOIN-3 a union of the two ports of one ask restores the roster', () => {
    const mechanism = joining({ mode: 'union' })
    const whole = {
      ...mechanism,
      wires: mechanism.wires.map((wire) =>
        wire.to.port === 'right' ? { ...wire, from: { block: 'home_ask', port: 'silent' } } : wire,
      ),
    }
    const derived = joined(whole, { a: 900 }, { b: 0 }, { facts: [late] })
    expect(cells(derived, 'home')).toEqual({ a: 900, b: '?unreported' })
    expect(states(derived, 'a', 'b')).toEqual(['settled', 'settled'])
  })

  it('JOIN-1 intersection and except', () => {
    const of = (mode: string) =>
      tableOf(joined(joining({ mode }), { a: 900, b: 800 }, { a: 700 }, { facts: [late] }), 'join', 'rows').keys
    expect(of('intersection')).toEqual(['a'])
    expect(of('except')).toEqual(['b'])
    const open = joined(joining({ mode: 'except' }), { a: 900, b: 800 }, { a: 700 })
    expect(states(open, 'b')).toEqual(['waiting'])
  })

  it('JOIN-4 the class of a row picks the weights of the two sides', () => {
    const weighing = {
      weigh: 'class',
      weighBy: 'category',
      leftScore: 'home',
      rightScore: 'away',
      weights: [
        { class: 'A', left: '0.7', right: '0.3' },
        { class: 'B', left: '0.4', right: '0.6' },
      ],
    }
    const units = [{ id: 'a', category: 'A' }, { id: 'b', category: 'B' }, { id: 'c' }]
    const marks = [
      { a: 900, b: 900, c: 900 },
      { a: 800, b: 800, c: 800 },
    ] as const
    expect(cells(joined(joining(weighing), ...marks, { units }), 'score')).toEqual({
      a: 8700,
      b: 8400,
      c: '?undecided',
    })
    const rescaled = joined(
      joining({ ...weighing, missing: 'rescale' }),
      { a: 900 },
      {},
      { units: units.slice(0, 1), facts: [late] },
    )
    expect(cells(rescaled, 'score')).toEqual({ a: 9000 })
    const pending = joined(joining(weighing), { a: 900 }, {}, { units: units.slice(0, 1), facts: [late] })
    expect(cells(pending, 'score')).toEqual({ a: '?undecided' })
  })

  it('JOIN-3 an equal column must be renamed; the rename carries the value', () => {
    const twice = joining({}, { rightField: mark('home') })
    expect(check(twice).map((finding) => finding.code)).toContain('check.same-column')
    const renamed = joining(
      { take: [{ column: 'home', id: 'away_home', label: '派出' }] },
      { rightField: mark('home') },
    )
    expect(check(renamed).map((finding) => finding.code)).not.toContain('check.same-column')
    expect(cells(joined(renamed, { a: 900 }, { a: 700 }), 'away_home')).toEqual({ a: 700 })
    expect(
      readDrawing(renamed)
        .outputs('join')
        .rows?.columns.map((one) => one.id),
    ).toContain('away_home')
  })

  it('JOIN-1 rosters of different kinds do not join by key; the complaint offers 换口径', () => {
    const odd = joining({}, { right: { subject: 'township', attributes: {} } })
    expect(check(odd).find((finding) => finding.code === 'check.join-keys')?.message).toContain('插入“换口径')
  })

  it('law trace: a joined cell leads to the cell of its side', () => {
    const facts = [opened(pins([{ id: 'a' }])), said('home_ask', 'a', 900), said('away_ask', 'a', 700)]
    const why = explain(joining({}), facts, { block: 'join', port: 'rows', row: 'a', column: 'away' })
    expect(why?.inputs[0]?.facts.map(({ id }) => id)).toEqual(['away_ask-a'])
  })
})
