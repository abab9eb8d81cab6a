import { compareIds, type Day, type DayKind, type PinnedCalendar } from '@jizhi/domain'

/** A notice on days off, as a county entered it; the first one has the ordinal 1. */
export interface CalendarNotice {
  readonly id: string
  readonly ordinal: number
  readonly number: string
  readonly days: readonly { readonly day: Day; readonly kind: DayKind; readonly name: string }[]
  /** The year whose days off it announces as a whole. */
  readonly publishes: number | null
  /** When it was entered, epoch milliseconds. */
  readonly at: number
}

const MARK = '+'

/** PIN-1: a calendar with notices laid over it in their order; its revision says how far they go. */
export function laidOver(base: PinnedCalendar, notices: readonly CalendarNotice[]): PinnedCalendar {
  const last = notices.at(-1)
  if (last === undefined) return base
  const days = new Map(base.days)
  for (const notice of notices) for (const { day, kind } of notice.days) days.set(day, kind)
  const years = new Set([...base.publishedYears, ...notices.flatMap(({ publishes }) => publishes ?? [])])
  return {
    revision: `${base.revision}${MARK}${last.ordinal}`,
    days: [...days].sort(([a], [b]) => compareIds(a, b)),
    publishedYears: [...years].sort((a, b) => a - b),
  }
}

/** The ordinal of the last notice that a pinned calendar holds; 0 where it holds none. */
export const lastLaidOver = ({ revision }: PinnedCalendar): number => Number(revision.split(MARK)[1] ?? 0)
