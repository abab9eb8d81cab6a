import type { Day, PersonId, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, caseAsOf, type InitialCase } from '../../src/index.ts'
import { fact, instant } from '../build.ts'
import { born, CASE, cased, listing, step } from './cased.ts'

const clerk = 'clerk-1' as PersonId

/** Found on Monday 2019-04-15, dispatched the next day; taken over on the day the case is opened here, 2019-05-06. */
const brought = (more: Partial<InitialCase> = {}, by = 'office-1'): AnyFact =>
  fact(
    'initial',
    {
      asOf: '2019-04-30' as Day,
      status: 'working',
      foundAt: instant('2019-04-15'),
      unit: 'v1' as UnitId,
      dispatchedAt: instant('2019-04-16'),
      doers: [clerk],
      second: 'leader-1' as PersonId,
      ...more,
    },
    {},
    { id: 'brought', known: instant('2019-05-06'), by },
  )

const urge = { id: 'urge', label: '催办', form: 'urge', target: { role: 'clerk' }, actor: { role: 'office' } }
const ladder = (...days: number[]) => ({
  limit: 5,
  rungs: days.map((n) => ({ id: `after${n}`, label: '催办', days: n, measures: [{ ...urge, id: `urge${n}` }] })),
})

describe('CASE-5 期初 of an open case', () => {
  it('CASE-5 stands where the list says, open since it was found, and asks whoever is next', () => {
    const { life, openedAt, open, usedDays } = cased({}, [brought()])
    expect(life).toMatchObject({ status: 'working', unit: 'v1', dispatchedAt: instant('2019-04-16'), doers: [clerk] })
    expect(openedAt).toBe(instant('2019-04-15'))
    expect([open[0]?.items, open[0]?.persons]).toEqual([['finish'], [clerk]])
    expect(usedDays).toBeGreaterThan(10)
    expect(cased({}, [brought({ status: 'accepted' })]).open[0]?.items).toEqual(['dispatch'])
  })

  it('CASE-5 TIME-2 its limit runs from the dispatch given, or ends on the day the list names', () => {
    const counted = cased({ limit: 5 }, [brought()])
    expect([counted.dueAt, counted.overdue]).toEqual([instant('2019-04-24', 0), true])
    const dueAt = instant('2019-05-11', 0)
    const stated = cased({ limit: 5 }, [brought({ dueAt })])
    expect([stated.dueAt, stated.overdue]).toEqual([dueAt, false])
    // rests put it off by working days; a dispatch anew gives a limit of its own
    const rests = [step('pause', '2019-05-07'), step('resume', '2019-05-09')]
    expect(cased({ limit: 5 }, [brought({ dueAt }), ...rests], '2019-05-10').dueAt).toBe(instant('2019-05-15', 0))
    const again = [
      step('decline', '2019-05-07', clerk),
      step('dispatch', '2019-05-08', 'office-1', { unit: 'v1' as UnitId }),
    ]
    expect(cased({ limit: 5 }, [brought({ dueAt }), ...again], '2019-05-10').dueAt).toBe(instant('2019-05-16', 0))
  })

  it('CASE-5 LAD-5 a rung reached before it was taken over fires no more; one reached later does', () => {
    // due on 04-23: eight working days late when it was taken over on 05-06
    const at = (day: string) => cased(ladder(3, 12), [brought()], day).effects.map(({ slot }) => slot.line)
    expect(at('2019-05-07')).toEqual([])
    expect(at('2019-05-20')).toEqual(['urge12'])
    expect(
      cased(ladder(3), [step('dispatch', '2019-05-06', 'office-1', { unit: 'v1' as UnitId })], '2019-05-20').effects,
    ).toHaveLength(1)
  })

  it('CASE-2 whoever worked on it before does not verify it either', () => {
    const one = cased({}, [brought({ status: 'finished' })])
    expect(one.open[0]).toMatchObject({ items: ['verify'], persons: ['checker-1'] })
    expect(
      cased({}, [brought({ status: 'finished' }), step('verify', '2019-05-07', clerk)], '2019-05-08').life.status,
    ).toBe('finished')
  })

  it('CASE-5 with one signature it is none', () => {
    expect(cased({}, [brought({}, 'leader-1')]).life.status).toBe('received')
  })

  it('CASE-3 a list of before it was taken over does not hold it, one of after does', () => {
    const facts = [{ ...born(), known: instant('2019-05-06') }, brought()]
    const as = (day: string) => caseAsOf(listing(), 'case', CASE, facts, instant(day))?.life.status
    expect([as('2019-05-01'), as('2019-05-08')]).toEqual([undefined, 'working'])
  })
})
