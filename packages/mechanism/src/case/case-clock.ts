import { addDays, dayOf, endOf, type Instant, workingDaysBetween } from '@jizhi/domain'
import type { CaseConfig, CaseRung } from '../blocks/case.ts'
import type { Run } from '../model/kernel.ts'
import type { CaseLife, Span } from './case-life.ts'

/** TIME-2: the case may be reopened until the end of the n-th day after it was closed. */
export const canReopen =
  (config: CaseConfig) =>
  (closedAt: Instant, now: Instant): boolean =>
    now < endOf(addDays(dayOf(closedAt), config.reopenWithin))

/** CASE-1 领办: until when a dispatched case may be claimed; after it the case is the dispatcher's again. */
export const claimByOf = (config: CaseConfig, run: Run, dispatchedAt: Instant): Instant =>
  run.calendars.after(dispatchedAt, config.claimWithin)

const workingDays = (run: Run, from: Instant, to: Instant): number =>
  to <= from ? 0 : workingDaysBetween(dayOf(from), dayOf(to), run.calendars.newest)

const within = (span: Span, from: Instant, to: Instant): Span => ({
  from: span.from < from ? from : span.from,
  to: span.to === undefined || span.to > to ? to : span.to,
})

/** TIME-5: working days in a stretch of time, less those on which the case rested. */
function netDays(run: Run, life: CaseLife, from: Instant, to: Instant): number {
  const rested = life.pauses
    .map((pause) => within(pause, from, to))
    .reduce((sum, { from: start, to: end }) => sum + workingDays(run, start, end ?? to), 0)
  return Math.max(0, workingDays(run, from, to) - rested)
}

/** LAD-5: 续计 counts every opening, 重计 only the last one. */
const countedOpenings = (config: CaseConfig, life: CaseLife): readonly Span[] =>
  config.clock === 'continue' ? life.openings : life.openings.slice(-1)

export const elapsedDays = (config: CaseConfig, run: Run, life: CaseLife): number =>
  countedOpenings(config, life).reduce((sum, { from, to }) => sum + netDays(run, life, from, to ?? run.now), 0)

/** When it must be done: so many working days after it was dispatched, or reopened with 重计; rests put it off. */
export function dueAtOf(config: CaseConfig, run: Run, life: CaseLife): Instant | undefined {
  const isAnew = config.clock === 'restart' && life.openings.length > 1
  if (life.statedDue !== undefined && !isAnew) return putOff(run, life, life.statedDue)
  if (life.dispatchedAt === undefined) return undefined
  const days = config.limits.find((one) => one.class === life.class)?.days ?? config.limit
  const last = life.openings.at(-1)!.from // there always is one
  const from = config.clock === 'restart' && last > life.dispatchedAt ? last : life.dispatchedAt
  const rested = life.pauses
    .filter((pause) => (pause.to ?? run.now) > from)
    .reduce((sum, pause) => sum + workingDays(run, pause.from < from ? from : pause.from, pause.to ?? run.now), 0)
  // 续计: the days it was closed do not count.
  const closed = config.clock === 'continue' ? closedDays(run, life, from) : 0
  return run.calendars.after(from, days + rested + closed)
}

/** CASE-5: a due date as it was stated; only what it rested and was closed since then puts it off. */
function putOff(run: Run, life: CaseLife, stated: Instant): Instant {
  const rested = life.pauses.reduce((sum, { from, to }) => sum + workingDays(run, from, to ?? run.now), 0)
  const days = rested + closedDays(run, life, life.openings[0]!.from) // there always is one
  return days === 0 ? stated : run.calendars.after((stated - 1) as Instant, days) // the day that ended there
}

const closedDays = (run: Run, life: CaseLife, from: Instant): number =>
  life.openings.slice(1).reduce((sum, opening, at) => {
    const before = life.openings[at]!.to
    return before === undefined || before < from ? sum : sum + workingDays(run, before, opening.from)
  }, 0)

/** LAD-5: a rung fires once per opening, when its days are over; not any more after the case was closed. */
export function isReached(config: CaseConfig, run: Run, life: CaseLife, rung: CaseRung): boolean {
  const end = life.openings.at(-1)!.to ?? run.now // there always is one
  if (rung.from === 'opened') return elapsedDays(config, run, life) >= rung.days
  const due = dueAtOf(config, run, life)
  return due !== undefined && end >= due && netDays(run, life, (due - 1) as Instant, end) >= rung.days // the day that ended there
}

/** The moments at which a rung may be reached by itself; each is the end of a working day. */
export function reachTimes(config: CaseConfig, run: Run, life: CaseLife): readonly Instant[] {
  if (life.openings.at(-1)!.to !== undefined) return []
  const due = dueAtOf(config, run, life)
  return config.rungs.flatMap((rung) => {
    const base = rung.from === 'due' ? due && ((due - 1) as Instant) : run.now // the day that ended there
    if (base === undefined) return []
    const left = rung.from === 'due' ? rung.days : rung.days - elapsedDays(config, run, life)
    return left <= 0 && rung.from === 'opened' ? [] : [startOfReach(run, base, left)]
  })
}

/** A day counts as soon as it begins (TIME-5), so the rung is reached with the end of the day before. */
const startOfReach = (run: Run, from: Instant, days: number): Instant =>
  endOf(addDays(dayOf((run.calendars.after(from, days) - 1) as Instant), -1)) // inside the last day
