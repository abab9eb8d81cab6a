import { describe, expect, it } from 'vitest'
import { derive } from '../../src/index.ts'
import { findingCodes, instant, opened, pins, stateOf, tableOf, tick } from '../build.ts'
import { sheets } from '../chain.ts'
import { counted, counting, figure, times } from './counted.ts'
import { past } from './past.ts'

const hit = { v1: true }
const miss = { v1: false }

describe('counting over frozen periods', () => {
  it('HIST-1 reads frozen rows of earlier cycles, never the live table of another', () => {
    expect(figure(counted({}, [past('2019-03', hit), past('2019-04', hit)]))).toBe(3)
    expect(figure(counted({}, [past('2019-04', hit, { result: 'other' })]))).toBe(1)
  })

  it('HIST-2 近n期 counts calendar periods with their gaps, 近n次 only those with a value', () => {
    const facts = [past('2019-01', hit), past('2019-02', hit), past('2019-04', miss)]
    expect(figure(counted({ window: 'periods', size: 3 }, facts))).toBe(1)
    expect(figure(counted({ window: 'values', size: 3 }, facts))).toBe(2)
  })

  it('HIST-2 本年 begins where the assessment year begins; 去年同期 is one period', () => {
    const facts = [past('2018-05', hit), past('2018-12', hit), past('2019-02', hit)]
    expect(figure(counted({ window: 'year' }, facts))).toBe(2)
    expect(figure(counted({ window: 'same-last-year' }, facts))).toBe(1)
  })

  it('HIST-4 本期 is in by the row itself, in by the source, or out', () => {
    const facts = [past('2019-04', hit), past('2019-05', { v1: false })]
    expect(figure(counted({ current: 'row' }, facts))).toBe(2)
    expect(figure(counted({ current: 'source' }, facts))).toBe(1)
    expect(figure(counted({ current: 'none' }, facts))).toBe(1)
    expect(figure(counted({ current: 'none' }, facts), 'hit')).toBe('?not-applicable')
  })

  it('HIST-5 in the domain and not listed is 未中; not in it, or missing, is a gap', () => {
    const streak = { figures: [times('streak')], gap: 'skip', hit: '' }
    expect(figure(counted(streak, [past('2019-03', { v1: true }), past('2019-04', {}, { out: ['v1'] })]))).toBe(1)
    expect(figure(counted(streak, [past('2019-03', { v1: true }), past('2019-04', {})]))).toBe(2)
    expect(figure(counted(streak, [past('2019-03', { v1: true }), past('2019-04', {}, { missing: ['v1'] })]))).toBe(2)
  })

  it('HIST-6 命中, 缺, 命中: 打断 1, 跳过 2, 待定 1–3', () => {
    const facts = [past('2019-03', hit), past('2019-04', {}), past('2019-02', miss)]
    const streak = (gap: string) => counted({ figures: [times('streak')], gap }, facts)
    expect(figure(streak('break'))).toBe(1)
    expect(figure(streak('skip'))).toBe(2)
    expect(figure(streak('pending'))).toBe(1)
    expect(figure(streak('pending'), 'times_max')).toBe(3)
  })

  it('HIST-7 while this period is a gap the count is missing, for the same reason', () => {
    const derived = counted({}, [past('2019-04', hit)], { v1: ['unsampled', 0] })
    expect(figure(derived)).toBe('?unsampled')
    expect(figure(derived, 'hit')).toBe('?unsampled')
  })

  it('HIST-8 a cumulative count stays when this period is no hit, and says so beside it', () => {
    const derived = counted({}, [past('2019-03', hit), past('2019-04', hit)], { v1: [0, 0] })
    expect(figure(derived)).toBe(2)
    expect(figure(derived, 'hit')).toBe(0)
  })

  it('HIST-9 达标清零, 跨年清零 and 处置后清零 each begin anew; none of them by default', () => {
    const facts = [past('2018-12', hit), past('2019-02', hit), past('2019-03', miss), past('2019-04', hit)]
    expect(figure(counted({}, facts))).toBe(4)
    expect(figure(counted({ resetWhen: '!back' }, facts))).toBe(2)
    expect(figure(counted({ resetYearly: true }, facts))).toBe(3)
    const handled = past('2019-03', { v1: true }, { result: 'steps' })
    expect(figure(counted({ resetHandled: 'steps' }, [...facts, handled]))).toBe(2)
    expect(figure(counted({ currentReset: 'back' }, facts))).toBe(0)
  })

  it('HIST-12 a period not yet frozen holds the row until the date, is asked for, and is then a gap', () => {
    const mechanism = counting({ figures: [times('streak')] })
    const facts = [opened(pins([{ id: 'v1' }])), ...sheets({ v1: [1, 0] }), past('2019-03', hit)]
    const waiting = derive(mechanism, facts)
    expect(stateOf(tableOf(waiting, 'history', 'rows'), 'v1')).toBe('provisional')
    expect(waiting.needs).toEqual([
      { block: 'history', what: 'outcome', scheme: '', result: 'result', period: '2019-04' },
    ])
    expect(waiting.due.map((due) => due.what)).toContain('wait-ends')
    const late = derive(mechanism, [...facts, tick(instant('2019-06-20'))])
    expect(stateOf(tableOf(late, 'history', 'rows'), 'v1')).toBe('settled')
    expect(figure(late)).toBe(2)
  })

  it('HIST-12 the latest revision known holds; a later one changes what is live', () => {
    const first = past('2019-04', miss)
    const second = past('2019-04', hit, { revision: 2, known: instant('2019-06-10') })
    expect(figure(counted({}, [first]))).toBe(1)
    expect(figure(counted({}, [second, first]))).toBe(2)
  })

  it('HIST-12 before its first period a scheme has no gaps', () => {
    const sources = [{ scheme: '', result: 'result', mechanism: 'm', kind: 'month', first: '2019-02' }] as const
    const derived = counted({ figures: [times('gaps')] }, [past('2019-04', hit)], undefined, { pins: { sources } })
    expect(figure(derived)).toBe(2)
  })

  it('EVAL-8 two rows where one was expected leave the period open, with a finding', () => {
    const parents = [
      { id: 't1', kind: 'township' },
      { id: 'v1', parent: 't1' },
      { id: 'v2', parent: 't1' },
    ]
    const derived = counted(
      { match: 'relation', towards: 'target', relation: 'linked' },
      [past('2019-04', { a: true, b: true })],
      { v1: [1, 0] },
      {
        units: parents,
        relations: [
          { kind: 'linked', source: 'v1', target: 'a' },
          { kind: 'linked', source: 'v1', target: 'b' },
        ],
      },
    )
    expect(findingCodes(derived)).toContain('history.many-rows')
    expect(figure(derived)).toBe(1)
  })
})
