import { MISSING_REASONS, packMissing } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, type JsonObject } from '../../src/index.ts'
import {
  block,
  column,
  drawing,
  fact,
  findingCodes,
  instant,
  opened,
  pins,
  sheet,
  stateOf,
  tableOf,
  tick,
} from '../build.ts'

const STAGES = [
  { id: 'report_by', label: '填报截止', base: 'end', offset: 5 },
  { id: 'late_by', label: '迟报截止', base: 'end', offset: 8 },
]
const SCORE = { id: 'score', label: '得分', scale: 1, least: '0', most: '100' }
const of = (config: JsonObject, facts: readonly AnyFact[], stages: readonly JsonObject[] = STAGES) =>
  derive(
    drawing(
      [
        block('cycle', { stages: [...stages] }),
        block('roster'),
        block('ask', { fields: [SCORE], who: { role: 'office' }, ...config }),
      ],
      ['cycle.cycle>roster', 'roster.rows>ask'],
    ),
    [opened(pins([{ id: 'a' }, { id: 'b' }])), ...facts],
  )
const answers = (derived: ReturnType<typeof derive>, port = 'answered', id = 'score') =>
  column(tableOf(derived, 'ask', port), id)
// 2019-05-31 is a Friday; its fifth working day after is Friday 2019-06-07.
const due = { due: 'report_by' }

describe('ask', () => {
  it('EVAL-3 a row nobody answered waits, is expected at both ports, and somebody is asked', () => {
    const derived = of(due, [sheet('a', [905])])
    expect(stateOf(tableOf(derived, 'ask', 'answered'), 'a')).toBe('settled')
    expect(stateOf(tableOf(derived, 'ask', 'answered'), 'b')).toBe('waiting')
    expect(derived.open).toEqual([
      expect.objectContaining({
        kind: 'answer',
        row: 'b',
        role: 'office',
        persons: ['office-1'],
        dueAt: instant('2019-06-08', 0),
      }),
    ])
    expect(derived.due).toContainEqual({ at: instant('2019-06-08', 0), block: 'ask', what: 'ask-due' })
  })
  it('TIME-1 23:59:59 of the day is in time; TIME-4 from midnight on the row is silent and overdue', () => {
    const last = of(due, [sheet('a', [905], { known: (instant('2019-06-08', 0) - 1000) as never })])
    expect(answers(last)).toEqual({ a: 905, b: '?unreported' })
    const late = of(due, [sheet('a', [905], { known: instant('2019-06-08', 0) })])
    expect(answers(late, 'silent', 'overdue')).toEqual({ a: 1, b: 1 })
    expect(tableOf(late, 'ask', 'answered').keys).toEqual([])
  })
  it('TIME-4 with 迟报收至 a late answer moves the row to answered, still overdue, working days counted', () => {
    const late = of({ ...due, lateUntil: 'late_by' }, [sheet('a', [905], { known: instant('2019-06-11', 10) })])
    expect(answers(late)).toEqual({ a: 905 })
    expect(answers(late, 'answered', 'overdue').a).toBe(1)
    expect(answers(late, 'answered', 'overdue_days').a).toBe(2)
  })
  it('FACT-6 off line work counts by its time within the grace', () => {
    const sent = sheet('a', [905], { at: instant('2019-06-07', 20), known: instant('2019-06-08', 12) })
    expect(tableOf(of(due, [sent]), 'ask', 'answered').keys).toEqual([])
    expect(tableOf(of(due, [sent]), 'ask', 'silent').keys).toContain('a')
    expect(answers(of({ ...due, offlineGraceHours: 24 }, [sent])).a).toBe(905)
  })
  it('FACT-5 an amendment after the deadline stands as timely as what it amends', () => {
    const amended = sheet('a', [800], { id: 'later', supersedes: 'sheet-ask-a', known: instant('2019-06-20') })
    expect(answers(of(due, [sheet('a', [905]), amended])).a).toBe(800)
  })
  it('ASK-2 several assessors: mean, trimmed mean, median, unanimous or undecided; too few are undecided', () => {
    const from = (values: readonly number[]) =>
      values.map((value, at) => fact('answered', { sheet: [value] }, { block: 'ask', row: 'a', person: `p${at}` }))
    const merged = (merge: string, values: readonly number[], more: JsonObject = {}) =>
      answers(of({ assessors: values.length, merge, ...more }, from(values))).a
    expect(merged('mean', [900, 901, 903])).toBe(901)
    expect(merged('trimmed', [100, 900, 910, 1000])).toBe(905)
    expect(merged('median', [900, 100, 910, 1000])).toBe(905)
    expect(merged('unanimous', [900, 900])).toBe(900)
    expect(merged('unanimous', [900, 910])).toBe('?undecided')
    const one = of({ assessors: 2, atLeast: 2 }, from([900]))
    expect(answers(one).a).toBe('?undecided')
    expect(stateOf(tableOf(one, 'ask', 'answered'), 'a')).toBe('provisional')
  })
  it('VAL-1 every packed reason comes back as that reason; a value out of range is undecided and reported', () => {
    for (const reason of MISSING_REASONS)
      expect(answers(of({}, [sheet('a', [packMissing(reason)])])).a).toBe(`?${reason}`)
    const over = of({}, [sheet('a', [1200])])
    expect(answers(over).a).toBe('?undecided')
    expect(findingCodes(over)).toEqual(['answer.out-of-range'])
  })
  it('TIME-2 Friday T, Saturday a make-up working day: T+1 is Saturday', () => {
    const calendar = {
      revision: 'c',
      days: [['2019-06-01' as never, 'work' as const]] as const,
      publishedYears: [2019],
    }
    const facts = [opened(pins([{ id: 'a' }], { calendar }))]
    const stages = [{ id: 'report_by', label: '截止', base: 'end', offset: 1 }]
    const mechanism = drawing(
      [block('cycle', { stages }), block('roster'), block('ask', { fields: [SCORE], ...due })],
      ['cycle.cycle>roster', 'roster.rows>ask'],
    )
    expect(derive(mechanism, facts).due[0]!.at).toBe(instant('2019-06-02', 0))
  })
  it('TIME-3 a notice moves a deadline that has not passed; CYC-5 an extension moves it by hand', () => {
    const notice = fact(
      'calendar',
      { revision: 'c2', days: [['2019-06-07' as never, 'off']] },
      {},
      { known: instant('2019-06-03') },
    )
    expect(of(due, [notice]).due[0]!.at).toBe(instant('2019-06-11', 0))
    const tooLate = fact(
      'calendar',
      { revision: 'c2', days: [['2019-06-07' as never, 'off']] },
      {},
      { known: instant('2019-06-09') },
    )
    expect(of(due, [tooLate, tick(instant('2019-06-09'))]).due).toEqual([])
    const longer = fact('extended', { deadline: 'report_by', to: instant('2019-06-20', 0) }, {})
    expect(of(due, [longer]).due[0]!.at).toBe(instant('2019-06-20', 0))
  })
})
