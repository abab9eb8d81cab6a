import { type Day, type Key, periodText, unpinCalendar } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import {
  type CycleConfig,
  calendarOpenings,
  eventOpenings,
  type Happening,
  type JsonObject,
  nextOpening,
  readConfig,
  type ScheduledVersion,
} from '../../src/index.ts'
import { block, instant } from '../build.ts'
import { past } from '../history/past.ts'

const settings = (config: JsonObject): CycleConfig => {
  const read = readConfig({ ...block('cycle', config), kind: 'cycle' })
  if (!read.ok) throw new Error(read.fault.message)
  return read.value
}
const calendar = unpinCalendar({ revision: 'c', days: [['2019-06-07' as Day, 'off']], publishedYears: [2019] })

describe('CYC-1 cycles of the calendar', () => {
  const due = (config: JsonObject, opened: readonly string[], from: string, today: string) =>
    calendarOpenings(settings(config), new Set(opened), from as Day, today as Day).map(periodText)

  it('CYC-1 missed openings are caught up in order, and what is open is not opened twice', () => {
    expect(due({ period: 'month' }, ['2019-03'], '2019-02-10', '2019-05-01')).toEqual(['2019-02', '2019-04', '2019-05'])
    expect(due({ period: 'month', opensAfter: 5 }, ['2019-04'], '2019-04-01', '2019-05-05')).toEqual([])
    expect(due({ period: 'month', opensAfter: 5 }, ['2019-04'], '2019-04-01', '2019-05-06')).toEqual(['2019-05'])
  })

  it('CYC-1 every kind of period has its own: the 10th itself begins the month from 10th to 10th', () => {
    expect(due({ period: 'month10' }, [], '2019-05-09', '2019-05-10')).toEqual(['2019-04D10', '2019-05D10'])
    expect(due({ period: 'xun' }, [], '2019-05-10', '2019-05-21')).toEqual(['2019-05X1', '2019-05X2', '2019-05X3'])
    expect(due({ period: 'half-year' }, [], '2019-05-10', '2019-07-01')).toEqual(['2019H1', '2019H2'])
  })

  it('CYC-1 nothing opens by itself by hand, for a session, or after the sunset', () => {
    expect(due({ opening: 'by-hand' }, [], '2019-05-01', '2019-06-01')).toEqual([])
    expect(due({ period: 'session' }, [], '2019-05-01', '2019-06-01')).toEqual([])
    expect(due({ sunset: '2019-05-31' }, [], '2019-05-01', '2019-07-01')).toEqual(['2019-05'])
  })
})

describe('CYC-3 cycles of events', () => {
  const found = (event: JsonObject, happenings: readonly Happening[], today = '2019-12-31', opened: string[] = []) =>
    eventOpenings(settings({ period: 'event', event }), happenings, new Set(opened), instant(today), calendar)
  const arrival = (event: string, day: string): Happening => ({
    on: 'arrival',
    scheme: 'league',
    event,
    at: instant(day),
  })

  it('CYC-1, CYC-2 an arrival opens one cycle, a corrected table none; events stand by when they happened', () => {
    const heard = [arrival('2019-06', '2019-07-03'), arrival('2019-05', '2019-06-03'), arrival('2019-05', '2019-06-20')]
    const on = { on: 'arrival', scheme: 'league' }
    expect(found(on, heard).map((one) => one.event)).toEqual(['2019-05', '2019-06'])
    expect(found(on, heard)[0]?.at).toBe(instant('2019-06-03'))
    expect(found(on, heard, '2019-12-31', ['2019-05']).map((one) => one.event)).toEqual(['2019-06'])
    expect(found({ on: 'arrival', scheme: 'other' }, heard)).toEqual([])
  })

  it('CYC-3 a frozen result opens one cycle per table, or one per row that the filter lets through', () => {
    const table = past('2019-05', { a: true, b: false, c: true })
    if (table.kind !== 'outcome') throw new Error('no outcome')
    const frozen: Happening = { on: 'result', outcome: table.value, at: instant('2019-06-10') }
    const on = { on: 'result', result: 'result', reads: [{ id: 'back', label: '后进', type: 'flag' }], filter: 'back' }
    expect(found(on, [frozen]).map(({ event, rows }) => [event, rows])).toEqual([['result@2019-05', ['a', 'c']]])
    expect(found({ ...on, per: 'row' }, [frozen]).map((one) => one.event)).toEqual([
      'result@2019-05@a',
      'result@2019-05@c',
    ])
    const revised: Happening = { ...frozen, outcome: { ...table.value, revision: 2 } }
    expect(found({ ...on, per: 'row' }, [frozen, revised])).toHaveLength(2)
  })

  it('CYC-3 a state of a case, a request, and a date of the register open one each', () => {
    const row = 'a' as Key
    const closed: Happening = { on: 'case', id: 'case-1', row, status: 'closed', at: instant('2019-06-03') }
    expect(found({ on: 'case', states: ['closed'] }, [closed])[0]?.rows).toEqual(['a'])
    expect(found({ on: 'case', states: ['working'] }, [closed])).toEqual([])
    expect(found({ on: 'request' }, [{ on: 'request', id: 'r-1', row, at: instant('2019-06-03') }])).toHaveLength(1)
    const date: Happening = { on: 'date', row, column: 'expires', day: '2019-05-31' as Day }
    expect(found({ on: 'date', dateColumn: 'expires' }, [date])[0]?.event).toBe('a@2019-05-31')
    expect(found({ on: 'date', dateColumn: 'begins' }, [date])).toEqual([])
  })

  it('CYC-3, TIME-2 a delay of 3 months ends with the month, one of working days skips days off', () => {
    const opensOn = (delay: JsonObject, today: string) =>
      found({ on: 'arrival', scheme: 'league', ...delay }, [arrival('x', '2019-05-31')], today).length
    const months = { delay: 1, delayStep: 'month' }
    expect([opensOn(months, '2019-06-29'), opensOn(months, '2019-06-30')]).toEqual([0, 1])
    const workdays = { delay: 5, delayStep: 'workday' }
    expect([opensOn(workdays, '2019-06-07'), opensOn(workdays, '2019-06-10')]).toEqual([0, 1])
  })
})

describe('CYC-1 the next period under the version in force on its first day', () => {
  const version = (at: number, from: string, config: JsonObject): ScheduledVersion => ({
    ...{ version: at, from: from as Day },
    config: settings(config),
  })
  const next = (versions: readonly ScheduledVersion[], opened: readonly string[], from: string) => {
    const found = nextOpening(versions, new Set(opened), from as Day)
    return found && [periodText(found.period), found.version, found.opensOn]
  }

  it('PIN-1 a new version governs from its first period on, and may change how often and when', () => {
    const versions = [version(1, '2019-01-01', {}), version(2, '2019-07-01', { period: 'quarter', opensAfter: 4 })]
    expect(next(versions, [], '2018-11-05')).toEqual(['2019-01', 1, '2019-01-01'])
    expect(next(versions, ['2019-06'], '2019-06-01')).toEqual(['2019Q3', 2, '2019-07-05'])
  })

  it('CYC-1 of two versions with one first day the later holds; one that opens by hand is passed over', () => {
    const versions = [
      version(1, '2019-01-01', {}),
      version(2, '2019-01-01', { opensAfter: 2 }),
      version(3, '2019-02-01', { opening: 'by-hand' }),
      version(4, '2019-05-01', {}),
    ]
    expect(next(versions, [], '2019-01-01')).toEqual(['2019-01', 2, '2019-01-03'])
    expect(next(versions, [], '2019-02-01')).toEqual(['2019-05', 4, '2019-05-01'])
  })

  it('CYC-1 after the sunset nothing opens, until a renewed version comes into force', () => {
    const ended = version(1, '2019-01-01', { sunset: '2019-03-31' })
    expect(next([ended], [], '2019-03-01')).toEqual(['2019-03', 1, '2019-03-01'])
    expect(next([ended], [], '2019-04-01')).toBeUndefined()
    expect(next([ended, version(2, '2019-06-01', {})], [], '2019-04-01')).toEqual(['2019-06', 2, '2019-06-01'])
  })
})
