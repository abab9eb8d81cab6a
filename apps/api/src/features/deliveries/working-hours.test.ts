import { calendarFrom, must } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { addWorkingHours, nextAllowed } from './working-hours.ts'

const calendar = must(
  calendarFrom('r', [
    { date: '2026-10-01', name: '国庆节', dayType: 'off', publishedInYear: '2026' },
    { date: '2026-10-10', name: '国庆节', dayType: 'work', publishedInYear: '2026' },
  ]),
)
/** Shanghai wall clock. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const shown = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
const night = { from: '21:00', to: '08:00', workingDaysOnly: true }

describe('working hours', () => {
  it.each([
    ['2026-09-30T10:00', 1, '2026-09-30T11:00'],
    ['2026-09-30T11:00', 2, '2026-09-30T15:00'], // noon does not count
    ['2026-09-30T17:00', 2, '2026-10-02T09:00'], // the holiday does not count
    ['2026-09-30T20:00', 8, '2026-10-02T18:00'],
    ['2026-10-10T06:00', 4, '2026-10-10T12:00'], // a Saturday that is worked
  ])('TIME-2 from %s on %i working hours later it is %s', (from, hours, then) => {
    expect(shown(addWorkingHours(at(from), hours, calendar))).toBe(then)
  })
})

describe('quiet hours', () => {
  it.each([
    ['2026-09-30T10:00', '2026-09-30T10:00'],
    ['2026-09-30T20:59', '2026-09-30T20:59'],
    ['2026-09-30T21:00', '2026-10-02T08:00'], // the night, the holiday, the night
    ['2026-09-30T07:59', '2026-09-30T08:00'],
    ['2026-10-03T12:00', '2026-10-05T08:00'], // Saturday
    ['2026-10-10T12:00', '2026-10-10T12:00'],
  ])('what comes at %s leaves at %s', (from, then) => {
    expect(shown(nextAllowed(at(from), night, calendar))).toBe(then)
  })

  it('a county without days off, and one that is quiet at noon', () => {
    expect(shown(nextAllowed(at('2026-10-03T23:00'), { ...night, workingDaysOnly: false }, calendar))).toBe(
      '2026-10-04T08:00',
    )
    const noon = { from: '12:00', to: '14:00', workingDaysOnly: false }
    expect(shown(nextAllowed(at('2026-10-03T13:00'), noon, calendar))).toBe('2026-10-03T14:00')
  })
})
