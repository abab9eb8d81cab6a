import { type Answer, readCalendar } from '@jizhi/contracts'
import type { CalendarException, Day, WorkingCalendar } from '@jizhi/domain'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tenantQuery } from '../../../../client/queries.ts'
import { useCounty } from '../../../../client/session.ts'

type Year = Answer<typeof readCalendar>

/** The county's days off of these years, notices included, as the counting of working days reads them. */
function calendarOf(years: readonly Year[]): WorkingCalendar {
  const days = years.flatMap(({ months }) => months.flatMap((month) => month.days))
  const exceptions = days.flatMap(
    ({ day, kind, name }): (readonly [Day, CalendarException])[] =>
      kind === null ? [] : [[day as Day, { kind, name }]], // the contract lets only days pass
  )
  return {
    revision: '',
    publishedYears: new Set(years.filter(({ published }) => published).map(({ year }) => year)),
    exceptions: new Map(exceptions),
  }
}

const weekdays = calendarOf([])

/** This year's calendar and the next one's, into which December counts. Outside a county, or before it has come, days follow the weekday. */
export function useYearCalendar(year: number): { readonly calendar: WorkingCalendar; readonly isKnown: boolean } {
  const county = useCounty()
  const options = (of: number) => ({
    ...tenantQuery(county, readCalendar, { params: { county }, query: { year: String(of) } }),
    enabled: county !== '',
    staleTime: 5 * 60_000,
  })
  const [own, next] = [useQuery(options(year)).data, useQuery(options(year + 1)).data]
  return useMemo(
    () => (own && next ? { calendar: calendarOf([own, next]), isKnown: true } : { calendar: weekdays, isKnown: false }),
    [own, next],
  )
}
