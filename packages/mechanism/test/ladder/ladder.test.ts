import { type Day, type PersonId, type PostId, packMissing } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type Derived, derive, explain } from '../../src/index.ts'
import { fact, freezing, instant, stateOf, tableOf } from '../build.ts'
import { amendment } from '../chain.ts'
import {
  climbed,
  climbing,
  goingBy,
  issued,
  linesOf,
  measure,
  RUNGS,
  recorded,
  rung,
  rungOf,
  signing,
  started,
} from './laddered.ts'

const personsOf = (derived: Derived): readonly string[] =>
  derived.effects.map(({ content }) => String((content.persons as { value: unknown }).value))

describe('the ladder', () => {
  it('LAD-1 fires once per row and cycle, at the rung that holds the count, and only on a hit', () => {
    const derived = climbed(RUNGS, { a: [1, 1, 0], b: [3, 1, 0], c: [2, 0, 0], d: [0, 1, 0] })
    expect(rungOf(derived)).toEqual({ a: 1, b: 2 })
    expect(linesOf(derived)).toEqual(['b talk'])
    expect(goingBy(derived, 'idle')).toEqual(['c', 'd'])
  })

  it('LAD-1 a gap fires nothing', () => {
    const derived = climbed(RUNGS, { a: ['undecided', 1, 0], b: [2, 'unsampled', 0] })
    expect(rungOf(derived)).toEqual({})
  })

  it('LAD-2 one trigger meets two office-holders by two measures', () => {
    const both = rung('both', 1, 1, measure('head', 'interview'), measure('deputy', 'criticise', { role: 'deputy' }))
    const derived = climbed({ rungs: [both] }, { a: [1, 1, 0] })
    expect(linesOf(derived)).toEqual(['a head', 'a deputy'])
    expect(personsOf(derived)).toEqual(['head-1', 'deputy-1'])
  })

  it('LAD-2 a target is found by relation, post or column', () => {
    const area = measure('area', 'interview', { at: 'relation', relation: 'area-duty', role: '' })
    const mechanism = climbing({ rungs: [rung('one', 1, 1, area)] })
    const facts = started({ a: [1, 1, 0], b: [1, 1, 0] }, [{ kind: 'area-duty', source: 'post-area', target: 'a' }])
    expect(personsOf(derive(mechanism, facts))).toEqual(['area-1'])
  })

  it('LAD-3 above the last rung: the last again, 已到顶, or nothing', () => {
    const of = (beyond: string) => climbed({ ...RUNGS, beyond }, { a: [9, 1, 0] })
    expect(rungOf(of('repeat'))).toEqual({ a: 3 })
    expect(goingBy(of('exhausted'), 'exhausted')).toEqual(['a'])
    expect(goingBy(of('stop'), 'idle')).toEqual(['a'])
  })

  it('LAD-3 逐阶 goes one above what was handled last, whatever the count', () => {
    const derived = climbed({ ...RUNGS, mode: 'step', last: 'last' }, { a: [4, 1, 0], b: [4, 1, 1], c: [4, 1, 3] })
    expect(rungOf(derived)).toEqual({ a: 1, b: 2, c: 3 })
  })

  it('SHIELD-3 a lower rung against the same people is no news, a higher one and other people are', () => {
    const deputy = measure('warn', 'interview', { role: 'deputy' })
    const talks = rung('talks', 2, 3, measure('talk', 'interview'))
    const mechanism = climbing({
      rungs: [rung('first', 1, 1, deputy), talks, rung('third', 4, 4, measure('circular', 'criticise'))],
    })
    /** Told of what so many times call for, then corrected and frozen anew. */
    const waits = (times: number, now: number) => {
      const told = issued(mechanism, started({ a: [times, 1, 0] }))
      const amended = [...told, amendment('a', [now, 1, 0, packMissing('unreported')], '2019-06-12')]
      const again = [...amended, freezing(derive(mechanism, amended), 'result', 2, instant('2019-06-13'))]
      return derive(mechanism, again).effects.map(({ slot, waitsFor }) => [slot.line, waitsFor.includes('notice')])
    }
    expect(waits(4, 2)).toEqual([['talk', false]])
    expect(waits(2, 4)).toEqual([['circular', true]])
    expect(waits(4, 1)).toEqual([['warn', true]])
  })

  it('LAD-3 handled rungs are frozen as a table of their own, once every measure was recorded', () => {
    const mechanism = climbing(RUNGS)
    const before = issued(mechanism, started({ a: [1, 1, 0], b: [0, 0, 0] }))
    const open = derive(mechanism, before)
    expect(open.effects.map((one) => one.standing)).toEqual(['ready'])
    expect(
      open.open.filter((task) => task.kind === 'answer').map((task) => [task.row, task.persons, task.items]),
    ).toEqual([['a', ['office-1'], ['urge']]])
    expect(open.results.find((one) => one.block === 'ladder')).toMatchObject({ complete: false, automatic: true })
    const done = [...before, recorded('a', 'urge')]
    const handled = derive(mechanism, done)
    expect(handled.open).toEqual([])
    expect(handled.results.find((one) => one.block === 'ladder')?.complete).toBe(true)
    const frozen = derive(mechanism, [...done, freezing(handled, 'ladder', 1, instant('2019-06-14'))])
    expect(frozen.results.find((one) => one.block === 'ladder')?.live.rows).toMatchObject({
      keys: ['a'],
      domain: [
        { key: 'a', standing: 'in' },
        { key: 'b', standing: 'out' },
      ],
    })
    expect(stateOf(tableOf(frozen, 'ladder', 'handled'), 'a')).toBe('settled')
  })

  it('LAD-4 nobody at the target: held for a person, met by a deputy, or left out', () => {
    const nobody = (empty: string) =>
      climbed(
        { rungs: [rung('one', 1, 1, measure('talk', 'interview', { role: 'vacant', deputyRole: 'deputy' }))], empty },
        { a: [1, 1, 0] },
      )
    expect(linesOf(nobody('hold'))).toEqual([])
    expect(
      nobody('hold')
        .open.filter((task) => task.kind === 'settle')
        .map((task) => task.items),
    ).toEqual([['talk']])
    expect(personsOf(nobody('deputy'))).toEqual(['deputy-1'])
    expect(linesOf(nobody('skip'))).toEqual([])
    expect(nobody('skip').open.filter((task) => task.kind === 'settle')).toEqual([])
  })

  it('LAD-4 合并同人: the rows stay, and say that one person gets one document', () => {
    const derived = climbed(
      { rungs: [rung('one', 1, 1, measure('talk', 'interview'))] },
      { a: [1, 1, 0], b: [1, 1, 0] },
    )
    expect(derived.effects.map(({ slot, content }) => [slot.row, content.merge])).toEqual([
      ['a', 'person'],
      ['b', 'person'],
    ])
  })

  it('PIN-4 whoever held the post at the end of the period is liable, not the successor', () => {
    const changed = (from: string) =>
      fact(
        'holder',
        { post: 'post-head' as PostId, holders: ['head-2' as PersonId], from: from as Day },
        { item: 'post-head' },
        { known: instant('2019-06-05') },
      )
    const mechanism = climbing(RUNGS)
    const facts = started({ a: [2, 1, 0] })
    expect(personsOf(derive(mechanism, [...facts, changed('2019-06-01')]))).toEqual(['head-1'])
    expect(personsOf(derive(mechanism, [...facts, changed('2019-05-20')]))).toEqual(['head-2'])
    const trigger = climbing({ ...RUNGS, liability: 'trigger' })
    expect(personsOf(derive(trigger, [...facts, changed('2019-06-01')]))).toEqual(['head-2'])
  })

  it('SHIELD-2 a punitive measure is held without notice, window and signature, and recorded only after them', () => {
    const mechanism = climbing(RUNGS)
    const facts = started({ a: [2, 1, 0] })
    expect(derive(mechanism, facts).effects[0]).toMatchObject({ punitive: true, standing: 'held' })
    const before = issued(mechanism, facts)
    expect(derive(mechanism, before).effects[0]?.standing).toBe('unsigned')
    expect(derive(mechanism, before).open.map((task) => task.kind)).toEqual(['sign'])
    const signed = derive(mechanism, [...before, signing(mechanism, before)])
    expect(signed.effects[0]?.standing).toBe('ready')
    expect(signed.open).toMatchObject([{ kind: 'answer', items: ['talk'], dueAt: instant('2019-06-20', 0) }])
    const byAnother = derive(mechanism, [...before, signing(mechanism, before, 'office-1')])
    expect(byAnother.effects[0]?.standing).toBe('unsigned')
  })

  it('SHIELD-1 an author may raise a reminder to a punishment, never lower an interview', () => {
    const raised = climbed({ ...RUNGS, punitive: true }, { a: [1, 1, 0] })
    expect(raised.effects.map((one) => one.punitive)).toEqual([true])
    expect(climbed({ ...RUNGS, punitive: false }, { a: [2, 1, 0] }).effects.map((one) => one.punitive)).toEqual([true])
  })

  it('PIN-4 a signature stays with who held the post when it was given', () => {
    const mechanism = climbing(RUNGS)
    const before = issued(mechanism, started({ a: [2, 1, 0] }))
    const signed = signing(mechanism, before)
    const moved = fact(
      'holder',
      { post: 'post-leader' as PostId, holders: ['leader-2' as PersonId], from: '2019-06-14' as Day },
      { item: 'post-leader' },
      { known: instant('2019-06-15') },
    )
    expect(derive(mechanism, [...before, signed, moved]).effects[0]?.standing).toBe('ready')
    const late = signing(mechanism, before, 'leader-1', '2019-06-17')
    expect(derive(mechanism, [...before, moved, late]).effects[0]?.standing).toBe('unsigned')
  })

  it('law trace: a rung names the count it stands on', () => {
    const why = explain(climbing(RUNGS), started({ a: [2, 1, 0] }), {
      block: 'ladder',
      port: 'handled',
      row: 'a',
      column: 'rung',
    })
    expect(why?.inputs.map((input) => input.column)).toEqual(['times', 'hit'])
  })
})
