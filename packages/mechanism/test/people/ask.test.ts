import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, type FactValues, type JsonObject, type Mechanism } from '../../src/index.ts'
import { block, fact, findingCodes, instant, opened, pins, stateOf, tableOf, tick } from '../build.ts'
import { asked, cellsOf, score } from '../chain.ts'

const start = opened(pins([{ id: 'a' }]))

const form = (config: JsonObject, review = false): Mechanism => {
  const drawn = asked([score('x')], ...(review ? [block('review', { who: { role: 'office' } })] : []))
  const settings = { fields: [score('x')], due: 'report_by', who: { role: 'leader' }, ...config }
  return { ...drawn, blocks: drawn.blocks.map((one) => (one.kind === 'ask' ? block('ask', settings) : one)) }
}

const stated = (
  value: number,
  known: string,
  more: { readonly ids?: FactValues['answered']['ids']; readonly at?: string; readonly supersedes?: string } = {},
): AnyFact =>
  fact(
    'answered',
    { sheet: [value], ...(more.ids ? { ids: more.ids } : {}) },
    { block: 'ask', row: 'a', person: 'leader-1' },
    {
      id: `stated-${value}`,
      known: instant(known),
      by: 'leader-1',
      ...(more.at ? { at: instant(more.at) } : {}),
      ...(more.supersedes ? { supersedes: more.supersedes } : {}),
    },
  )

const cell = (derived: ReturnType<typeof derive>, id: string) => cellsOf(derived, 'ask', 'answered', id).a

describe('second statements', () => {
  const late = { lateUntil: 'final_by' }
  const verdict = (seen: string): AnyFact =>
    fact(
      'judged',
      { verdict: 'passed', seen },
      { block: 'review', row: 'a' },
      { known: instant('2019-06-05'), by: 'o' },
    )

  it('ASK-3 before review the second takes the first one’s place, with its own time', () => {
    const derived = derive(form(late, true), [start, stated(8000, '2019-06-04'), stated(9000, '2019-06-11')])
    expect([cell(derived, 'x'), cell(derived, 'overdue')]).toEqual([9000, 1])
  })

  it('ASK-3 after review it is an amendment: as timely as what it amends, and the verdict is void', () => {
    const first = [start, stated(8000, '2019-06-04')]
    const seen = derive(form(late, true), first).open.find((task) => task.kind === 'judge')?.items[0] ?? ''
    const derived = derive(form(late, true), [...first, verdict(seen), stated(9000, '2019-06-11')])
    expect([cell(derived, 'x'), cell(derived, 'overdue')]).toEqual([9000, 0])
    expect(derived.open.map((task) => task.kind)).toEqual(['judge'])
  })
})

describe('time', () => {
  it('FACT-6 what was done off line counts by its own time within the grace, else by when it became known', () => {
    const filled = stated(9000, '2019-06-08', { at: '2019-06-07' })
    const answered = (hours: number) => cell(derive(form({ offlineGraceHours: hours }), [start, filled]), 'x')
    expect([answered(24), answered(23)]).toEqual([9000, undefined])
  })

  it('TIME-2 those asked are reminded so many working days before, and on the day', () => {
    const reminded = (config: JsonObject) => derive(form(config), [start]).open[0]?.remindAt
    expect(reminded({ remindBefore: [0, 2] })).toEqual([instant('2019-06-05', 0), instant('2019-06-07', 0)])
    expect(reminded({ remindBefore: [] })).toBeUndefined()
  })
})

describe('领办', () => {
  const claim = { claim: 'claim', claimWithin: 2, assignTo: { role: 'office' } }
  const taken = (by: string, day: string) =>
    fact('claimed', {}, { block: 'ask', row: 'a', person: by }, { by, known: instant(day) })
  const persons = (...facts: readonly AnyFact[]) => derive(form(claim), [start, ...facts]).open[0]?.persons

  it('ASK-3 whoever claims the row first answers for it', () => {
    expect(persons()).toEqual(['leader-1'])
    expect(persons(taken('p2', '2019-05-02'), taken('p1', '2019-05-03'))).toEqual(['p2'])
    const told = derive(form(claim), [start, taken('p2', '2019-05-02'), stated(9000, '2019-06-04')])
    expect(cell(told, 'claimed_by')).toBe('p2')
  })

  it('ASK-3 what nobody claims in time falls to the named post', () => {
    expect(persons(tick(instant('2019-05-03')))).toEqual(['leader-1'])
    expect(persons(tick(instant('2019-05-04')))).toEqual(['office-1'])
  })
})

describe('photos', () => {
  const told = (config: JsonObject, ids: FactValues['answered']['ids']) =>
    derive(form({ photos: 'reasoned', ...config }), [start, stated(9000, '2019-06-04', { ids: ids ?? {} })])
  const state = (derived: ReturnType<typeof derive>) => stateOf(tableOf(derived, 'ask', 'answered'), 'a')

  it('ASK-1 a row waits for its photos, or for the reason why there are none', () => {
    const bare = told({}, {})
    expect([state(bare), findingCodes(bare)]).toEqual(['provisional', ['answer.no-photo']])
    const shown = told({}, { '~photos': ['file-1', 'file-2'] })
    expect([state(shown), cell(shown, 'photos'), cell(shown, 'no_photo')]).toEqual([
      'settled',
      'file-1,file-2',
      '?not-applicable',
    ])
    const reasoned = told({}, { '~reason': ['words-1'] })
    expect([state(reasoned), cell(reasoned, 'no_photo'), cell(reasoned, 'photos')]).toEqual([
      'settled',
      'words-1',
      '?unreported',
    ])
  })

  it('ASK-1 before and after are two columns, and both are wanted', () => {
    const half = told({ beforeAfter: true }, { '~before': ['file-1'] })
    expect([state(half), cell(half, 'photos_before'), cell(half, 'photos_after')]).toEqual([
      'provisional',
      'file-1',
      '?unreported',
    ])
    expect(state(told({ beforeAfter: true }, { '~before': ['file-1'], '~after': ['file-2'] }))).toBe('settled')
  })
})
