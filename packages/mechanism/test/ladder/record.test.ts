import type { Day, PersonId, PostId, WordsId } from '@jizhi/domain'
import { epochDayOf } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { check, derive, documentsOf, type FactValues } from '../../src/index.ts'
import { fact, instant } from '../build.ts'
import { climbed, climbing, issued, measure, RUNGS, rung, started } from './laddered.ts'

const FORM = {
  record: [
    { id: 'points', label: '谈话要点', type: 'text' },
    { id: 'day', label: '时间', type: 'date' },
    { id: 'photo', label: '照片', type: 'file', required: false },
  ],
}

describe('records, days and documents of a ladder', () => {
  it('LAD-2 a record that lacks what it must say leaves the measure open, and is asked for again', () => {
    const mechanism = climbing({ rungs: [rung('one', 1, 1, measure('urge', 'urge', {}, FORM))] })
    const before = issued(mechanism, started({ a: [1, 1, 0] }))
    const kept = (value: FactValues['answered']) =>
      derive(mechanism, [
        ...before,
        fact(
          'answered',
          value,
          { block: 'ladder', row: 'a', item: 'urge' },
          { id: 'record', known: instant('2019-06-13') },
        ),
      ])
    const asked = (value: FactValues['answered']) =>
      kept(value).open.filter((task) => task.kind === 'answer' && task.block === ('ladder' as string)).length
    const words = { points: ['words-1' as WordsId] }
    const day = epochDayOf('2019-06-13' as Day)
    expect(asked({ sheet: [] })).toBe(1)
    expect(asked({ sheet: [0, day] })).toBe(1)
    expect(asked({ sheet: [0, day], ids: words })).toBe(0)
    const standing = (value: FactValues['answered']) =>
      kept(value).results.find((one) => one.block === ('ladder' as string))?.complete
    expect([standing({ sheet: [0], ids: words }), standing({ sheet: [0, day], ids: words })]).toEqual([false, true])
  })

  it('PIN-4 责任日 may be the day it happened; a day nobody knows is held for a person', () => {
    const mechanism = climbing({ ...RUNGS, liability: 'event', happenedOn: 'happened' })
    const changed = fact(
      'holder',
      { post: 'post-head' as PostId, holders: ['head-2' as PersonId], from: '2019-05-20' as Day },
      { item: 'post-head' },
      { known: instant('2019-06-05') },
    )
    const on = (day: string) =>
      derive(mechanism, [...started({ a: [2, 1, 0, epochDayOf(day as Day)] }), changed]).effects.map(
        ({ content }) => content.persons,
      )
    expect(on('2019-05-19')).toEqual([{ value: ['head-1'] }])
    expect(on('2019-05-20')).toEqual([{ value: ['head-2'] }])
    const unknown = derive(mechanism, [...started({ a: [2, 1, 0] }), changed])
    expect(unknown.effects).toEqual([])
    expect(unknown.open.filter((task) => task.kind === 'settle').map((task) => task.items)).toEqual([['talk']])
    expect(check(climbing({ ...RUNGS, liability: 'event' })).map((one) => one.code)).toContain('check.ladder-happened')
  })

  it('LAD-4 合并同人: rows with the same person and measure are one document, all others one each', () => {
    const rungs = [
      rung('one', 1, 1, measure('talk', 'interview')),
      rung('two', 2, 2, measure('circular', 'circular', { role: '' })),
    ]
    const given = { a: [1, 1, 0], b: [1, 1, 0], c: [2, 1, 0], d: [2, 1, 0] } as const
    const { effects } = climbed({ rungs }, given)
    const documents = documentsOf(effects)
    expect(documents.map(({ line, persons, rows }) => [line, persons, rows])).toEqual([
      ['talk', ['head-1'], ['a', 'b']],
      ['circular', [], ['c']],
      ['circular', [], ['d']],
    ])
    expect(documents[0]?.digests).toEqual(effects.slice(0, 2).map((one) => one.digest))
    expect(documentsOf(climbed({ rungs, merge: false }, given).effects).map(({ rows }) => rows.length)).toEqual([
      1, 1, 1, 1,
    ])
  })
})
