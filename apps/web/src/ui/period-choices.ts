import {
  type CalendarPeriodKind,
  comparePeriods,
  dayOf,
  type Instant,
  PERIOD_KINDS,
  type Period,
  parsePeriod,
  periodHolding,
  periodLabel,
  periodText,
  shift,
} from '@jizhi/domain'

export interface PeriodChoice {
  readonly period: string
  readonly label: string
  /** Why it cannot be opened; null when it can. */
  readonly not: 'open' | 'before' | null
}

const isCalendarKind = (kind: string): kind is CalendarPeriodKind => kind in PERIOD_KINDS && kind !== 'session'

/** How far back one may look: past months are opened to be filled with what was published then. */
const past = 132

/**
 * Periods of a kind, the next one first, then this one and back in time; what is open or older than the first
 * approved version says so. Nothing when the kind has no calendar (届期), which is then typed.
 */
export function periodChoices(
  kind: string,
  now: number,
  open: ReadonlySet<string>,
  inForceFrom: string | undefined,
): readonly PeriodChoice[] {
  if (!isCalendarKind(kind)) return []
  const current = periodHolding(kind, dayOf(now as Instant)) // epoch milliseconds
  const first = inForceFrom === undefined ? undefined : parsePeriod(inForceFrom)
  const isBefore = (period: Period) =>
    first?.ok === true && first.value.kind === period.kind && comparePeriods(period, first.value) < 0
  return Array.from({ length: past + 2 }, (_, back) => shift(current, 1 - back)).map((period) => {
    const text = periodText(period)
    return {
      period: text,
      label: periodLabel(period),
      not: open.has(text) ? 'open' : isBefore(period) ? 'before' : null,
    }
  })
}
