import type { Day } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, check, derive, type FactValues, type JsonObject, pinsInForce } from '../../src/index.ts'
import {
  block,
  drawing,
  fact,
  findingCodes,
  freezing,
  instant,
  opened,
  pins,
  stateOf,
  tableOf,
  tick,
} from '../build.ts'
import { all, asked, cellsOf, chain, score, sheets } from '../chain.ts'

const units = ['a', 'b'].map((id) => ({ id }))
const start = opened(pins(units))
const stage = (id: string, more: JsonObject): JsonObject => ({ id, label: id, base: 'end', offset: 0, ...more })
const stagesOf = (stages: readonly JsonObject[], facts: readonly AnyFact[]) => {
  const derived = derive(chain(block('cycle', { stages: [...stages] }), block('roster')), facts)
  const cells = (id: string) => Object.values(cellsOf(derived, 'cycle', 'cycle', `stage_${id}`))[0]
  return Object.fromEntries(stages.map(({ id }) => [id, cells(String(id))]))
}
const midnight = (day: string): number => instant(day, 0)

describe('stages', () => {
  it('TIME-2 a stage may lie before its base, and count from another stage, which an extension moves along', () => {
    const stages = [
      stage('meeting', { base: 'start', offset: 20, step: 'day' }),
      stage('papers', { base: 'stage', after: 'meeting', offset: -3, step: 'workday' }),
    ]
    expect(stagesOf(stages, [start])).toEqual({ meeting: midnight('2019-05-22'), papers: midnight('2019-05-17') })
    const moved = fact('extended', { deadline: 'meeting', to: instant('2019-05-29', 0) })
    expect(stagesOf(stages, [start, moved])).toEqual({
      meeting: midnight('2019-05-29'),
      papers: midnight('2019-05-24'),
    })
  })

  it('TIME-2 a stage that counts from a later one is refused', () => {
    const stages = [stage('papers', { base: 'stage', after: 'meeting' }), stage('meeting', {})]
    const codes = check(chain(block('cycle', { stages }), block('roster'))).map((one) => one.code)
    expect(codes).toContain('check.cycle-stage')
  })

  it('CYC-5 a pause stops the working-day clock; days of the calendar go on', () => {
    const stages = [stage('by', { offset: 5, step: 'workday' }), stage('days', { offset: 5, step: 'day' })]
    const pause = (to: Day | null, day = '2019-06-03') =>
      fact('paused', { from: '2019-06-04' as Day, to }, {}, { id: 'paused', known: instant(day) })
    expect(stagesOf(stages, [start]).by).toBe(midnight('2019-06-08'))
    const paused = stagesOf(stages, [start, pause('2019-06-06' as Day)])
    expect(paused).toEqual({ by: midnight('2019-06-13'), days: midnight('2019-06-06') })
    // Without an end it lasts: of five days one was over, so four are left from tomorrow on.
    expect(stagesOf(stages, [start, pause(null), tick(instant('2019-06-20'))]).by).toBe(midnight('2019-06-27'))
    expect(stagesOf(stages, [start, pause(null), tick(instant('2019-07-01'))]).by).toBe(midnight('2019-07-06'))
    // A deadline that has passed when the pause becomes known stays passed (TIME-3).
    expect(stagesOf(stages, [start, pause(null, '2019-06-10')]).by).toBe(midnight('2019-06-08'))
  })

  it('CYC-5 a pause is ended by a second statement of it; what it held open before stays open', () => {
    const stages = [stage('by', { offset: 5, step: 'workday' })]
    const paused = (to: Day | null, day: string) =>
      fact('paused', { from: '2019-06-04' as Day, to }, {}, { id: `paused-${day}`, known: instant(day) })
    const facts = [start, paused(null, '2019-06-03'), paused('2019-06-19' as Day, '2019-06-20')]
    // One of five days was over: four are left from 20 June on, though the deadline without a pause was 8 June.
    expect(stagesOf(stages, facts).by).toBe(midnight('2019-06-26'))
    expect(stagesOf(stages, [...facts, tick(instant('2019-06-25'))]).by).toBe(midnight('2019-06-26'))
    const drawn = chain(block('cycle', { stages }), block('roster'))
    expect(derive(drawn, facts.slice(0, 2)).cycle?.isPaused).toBe(false)
    expect(derive(drawn, [...facts.slice(0, 2), tick(instant('2019-06-10'))]).cycle?.isPaused).toBe(true)
    expect(derive(drawn, facts).cycle?.isPaused).toBe(false)
  })
})

describe('an event cycle', () => {
  const drawn = chain(
    block('cycle', { period: 'event', stages: [stage('by', { base: 'start', offset: 2, step: 'workday' })] }),
    block('roster'),
  )

  it('CYC-2 its one instant is first and last day, and its stages count from there', () => {
    const event = pins(units, { period: 'report-17', event: { at: instant('2019-05-15') } })
    const derived = derive(drawn, [opened(event)])
    expect(findingCodes(derived)).toEqual([])
    const cells = (id: string) => cellsOf(derived, 'cycle', 'cycle', id)['report-17']
    expect([cells('period_start'), cells('period_end')]).toEqual([18031, 18031])
    expect(cells('stage_by')).toBe(midnight('2019-05-18'))
  })

  it('CYC-2 without an instant its period cannot be read', () => {
    expect(findingCodes(derive(drawn, [opened(pins(units, { period: 'report-17' }))]))).toContain('cycle.bad-period')
  })

  it('CYC-4 what compares within the cohort is pointed out, in an event cycle only', () => {
    const codes = (period: string) =>
      check(
        drawing(
          [
            block('cycle', { period }),
            block('roster'),
            block('rank', { completeness: all }),
            block('regroup', {
              aggregates: [{ id: 'part', label: '占比', operation: 'share', column: 'place' }],
            }),
            block('allocate', { completeness: all }),
          ],
          ['cycle.cycle>roster', 'roster.rows>rank', 'rank.ranked>regroup', 'rank.ranked>allocate'],
        ),
      ).flatMap((one) => (one.code === 'check.event-cohort' ? [one.block] : []))
    expect([...codes('event')].sort()).toEqual(['allocate', 'rank', 'regroup'])
    expect(codes('month')).toEqual([])
  })
})

describe('where a cycle stands', () => {
  const drawn = asked([score('x')], block('result', { completeness: all, mode: 'automatic' }))
  const given = sheets({ a: [9000], b: [8000] })

  it('CYC-5 进行, 已定 while something is due, 已结 when nothing is open', () => {
    const running = derive(drawn, [start, ...given])
    expect(running.cycle?.state).toBe('running')
    const frozen = freezing(running, 'result', 1, instant('2019-06-04'))
    expect(derive(drawn, [start, ...given, frozen]).cycle?.state).toBe('frozen')
    expect(derive(drawn, [start, ...given, frozen, tick(instant('2019-06-20'))]).cycle?.state).toBe('ended')
    expect(derive(drawn, []).cycle).toBeUndefined()
  })

  it('CYC-5 a voided cycle wants nothing any more: no task, no date, no effect', () => {
    const paid = asked(
      [{ id: 'x', label: 'x', type: 'money' }],
      block('post', { reason: '奖补', lines: [{ account: 'money', column: 'x' }] }),
    )
    const sum = sheets({ a: [90000], b: [80000] })
    expect(derive(paid, [start, ...sum]).effects).toHaveLength(2)
    const voided = derive(paid, [start, ...sum, fact('voided', {})])
    expect([voided.effects, voided.open, voided.due]).toEqual([[], [], []])
    expect(voided.cycle?.state).toBe('voided')
  })

  it('PIN-5 two people bring a running cycle to another version; what was frozen stays', () => {
    const before = derive(drawn, [start, ...given])
    const frozen = freezing(before, 'result', 1, instant('2019-06-04'))
    const value: FactValues['repinned'] = {
      pins: pins([...units, { id: 'c' }], { version: 2 }),
      second: 'leader-1' as FactValues['repinned']['second'],
    }
    const again = (by: string) => fact('repinned', value, {}, { by, known: instant('2019-06-05') })
    const alone = derive(drawn, [start, ...given, frozen, again('leader-1')])
    expect(alone.cycle?.version).toBe(1)
    expect(findingCodes(alone)).toContain('cycle.repin-unsigned')
    const both = derive(drawn, [start, ...given, frozen, again('office-1')])
    expect(both.cycle?.version).toBe(2)
    const inForce = (by: string) => pinsInForce([again(by), start, frozen])?.version
    expect([pinsInForce([]), inForce('leader-1'), inForce('office-1')]).toEqual([undefined, 1, 2])
    expect(tableOf(both, 'result', 'frozen').keys).toEqual(['a', 'b'])
    expect(stateOf(tableOf(both, 'roster', 'rows'), 'c')).toBe('settled')
  })
})
