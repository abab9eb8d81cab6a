import {
  addMonths,
  type Day,
  dayAt,
  dayOf,
  firstDayOf,
  lastDayOf,
  ordinalOf,
  type Period,
  parsePeriod,
  partsOf,
  periodAt,
  periodHolding,
  periodText,
  sameLastYear,
  yearOf,
} from '@jizhi/domain'
import type { HistoryConfig } from '../blocks/history.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import type { PinnedSource } from '../model/pins.ts'
import { ownPeriod } from './own-period.ts'

/** One period of the source, whether or not its table is known. */
export interface SourcePeriod {
  readonly text: string
  readonly first: Day
  readonly outcome: Fact<'outcome'> | undefined
  /** HIST-4: the period of this cycle itself. */
  readonly isCurrent: boolean
  /** CYC-5: it was voided, so nobody waits for it. */
  readonly isVoid?: boolean
}

export interface PeriodQuestion {
  readonly run: Run
  readonly scheme: string
  readonly result: string
  readonly yearStartsIn: number
  readonly window: HistoryConfig['window']
  readonly size: number
  /** False: the period of this cycle is left out. */
  readonly withCurrent: boolean
}

/** No window reaches further back than eleven years of days. */
const MOST_PERIODS = 4018

export const outcomesOf = (run: Run, scheme: string, result: string): ReadonlyMap<string, Fact<'outcome'>> =>
  new Map(
    run.facts
      .all('outcome')
      .filter(({ value }) => value.scheme === scheme && value.result === result)
      .map((fact) => [fact.value.period, fact]), // by (known, id): the latest one stays (HIST-12)
  )

export const sourceOf = (run: Run, scheme: string, result: string): PinnedSource | undefined =>
  run.pins.sources?.find((one) => one.scheme === scheme && one.result === result)

/** HIST-2: the periods of the window, earliest first; those of the calendar with their gaps, events as they are known. */
export function periodsOf(question: PeriodQuestion): readonly SourcePeriod[] {
  const { run, scheme, result } = question
  const own = ownPeriod(run)
  const source = sourceOf(run, scheme, result)
  const kind = source?.kind ?? (run.pins.event === undefined ? own?.kind : 'event') ?? 'event'
  const outcomes = outcomesOf(run, scheme, result)
  const all =
    kind === 'event' || kind === 'session' || own === undefined
      ? events(run, own, outcomes)
      : calendar(own, kind, source?.first, outcomes)
  const kept = question.withCurrent ? all : all.filter((one) => !one.isCurrent)
  return windowed(question, own ?? { kind: 'day', day: dayOf(run.pins.openedAt) }, kept)
}

/** CYC-5: of a voided cycle nothing is known, and nothing more can be. */
const standing = (outcome: Fact<'outcome'> | undefined): Fact<'outcome'> | undefined =>
  outcome?.value.voided ? undefined : outcome

/** CYC-2: events up to the end of this cycle, in the order in which they happened. */
function events(run: Run, own: Period | undefined, outcomes: ReadonlyMap<string, Fact<'outcome'>>): SourcePeriod[] {
  const last = own === undefined ? dayOf(run.pins.openedAt) : lastDayOf(own)
  const found = [...outcomes].flatMap(([text, outcome]): (SourcePeriod & { at: number })[] => {
    const parsed = parsePeriod(text)
    const first =
      outcome.value.at !== undefined ? dayOf(outcome.value.at) : parsed.ok ? firstDayOf(parsed.value) : undefined
    if (first === undefined || first > last) return []
    if (outcome.value.voided) return []
    return [{ text, first, outcome, isCurrent: text === run.pins.period, at: outcome.value.at ?? 0 }]
  })
  found.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.at - b.at || (a.text < b.text ? -1 : 1)))
  return found.map(({ text, first, outcome, isCurrent }) => ({ text, first, outcome, isCurrent }))
}

function calendar(
  own: Period,
  kind: Exclude<Period['kind'], 'session'>,
  firstText: string | undefined,
  outcomes: ReadonlyMap<string, Fact<'outcome'>>,
): SourcePeriod[] {
  const end = ordinalOf(own.kind === kind ? own : periodHolding(kind, lastDayOf(own)))
  const ordinal = (text: string): number | undefined => {
    const parsed = parsePeriod(text)
    return parsed.ok && parsed.value.kind === kind ? ordinalOf(parsed.value) : undefined
  }
  const pinned = firstText === undefined ? undefined : ordinal(firstText)
  const known = [...outcomes.keys()].map(ordinal).filter((one) => one !== undefined)
  // Before its first period a scheme has no gaps.
  const start = Math.max(pinned ?? Math.min(end, ...known), end - MOST_PERIODS + 1)
  const periods: SourcePeriod[] = []
  for (let at = start; at <= end; at += 1) {
    const period = periodAt(kind, at)
    const text = periodText(period)
    periods.push({
      text,
      first: firstDayOf(period),
      outcome: standing(outcomes.get(text)),
      isVoid: outcomes.get(text)?.value.voided === true,
      isCurrent: own.kind === kind && at === end,
    })
  }
  return periods
}

function windowed(question: PeriodQuestion, own: Period, all: readonly SourcePeriod[]): readonly SourcePeriod[] {
  const { window, size } = question
  if (window === 'periods') return all.slice(-size)
  if (window === 'year') {
    const from = yearStart(own, question.yearStartsIn)
    return all.filter((one) => one.first >= from && one.first < addMonths(from, 12))
  }
  if (window === 'same-last-year') {
    const [from, to] = [firstDayOf(sameLastYear(own)), lastDayOf(sameLastYear(own))]
    return all.filter((one) => one.first >= from && one.first <= to)
  }
  return all
}

/** The first day of the assessment year a period counts for; `startsIn` is its first month. */
export function yearStart(own: Period, startsIn: number): Day {
  if (own.kind === 'year' || own.kind === 'session') return dayAt(yearOf(own), startsIn, 1)
  const { year, month } = partsOf(firstDayOf(own))
  return dayAt(month >= startsIn ? year : year - 1, startsIn, 1)
}
