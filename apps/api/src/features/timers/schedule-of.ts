import {
  addDays,
  type Day,
  dayOf,
  firstDayOf,
  type Instant,
  lastDayOf,
  parsePeriod,
  periodHolding,
  periodText,
  previousOf,
  startOf,
} from '@jizhi/domain'
import { type CycleConfig, nextOpening, readConfig, type ScheduledVersion } from '@jizhi/mechanism'
import type { Approved } from '../mechanisms/index.ts'

/** A cycle that the calendar opens, and the moment as of which it opens (epoch milliseconds). */
export interface Planned {
  readonly period: string
  readonly at: number
}

/** The settings by which a drawing's cycles begin; none while it has no readable cycle block. */
export function cycleSettings({ mechanism }: Pick<Approved, 'mechanism'>): CycleConfig | undefined {
  const block = mechanism.blocks.find(({ kind }) => kind === 'cycle')
  const read = block && readConfig({ ...block, kind: 'cycle' })
  return read?.ok ? read.value : undefined
}

const scheduled = (versions: readonly Approved[]): readonly (ScheduledVersion & Approved)[] =>
  versions.flatMap((version) => {
    const config = cycleSettings(version)
    return config === undefined ? [] : [{ ...version, config }]
  })

/**
 * CYC-1: the next period to open. A county that brought its past in, or opened by hand, goes on behind the last period
 * that stands; a new one begins with the first period of its first version, though not with one that was over for
 * longer than the last period when that version was approved: such months are brought in, or opened by hand. It opens
 * as its day begins, but never before the version that governs it was approved.
 */
export function plannedNext(approved: readonly Approved[], opened: readonly string[]): Planned | undefined {
  const versions = scheduled(approved)
  const [first] = versions
  if (first === undefined) return undefined
  const next = nextOpening(versions, new Set(opened), laterOf(firstDay(first), dayBehind(opened)))
  if (next === undefined) return undefined
  const { approvedAt } = versions.findLast(({ version }) => version === next.version) ?? first
  return { period: periodText(next.period), at: Math.max(startOf(next.opensOn), approvedAt) }
}

function firstDay({ from, config: { period: kind }, approvedAt }: ScheduledVersion & Approved): Day {
  if (kind === 'event' || kind === 'session') return from
  return laterOf(from, firstDayOf(previousOf(periodHolding(kind, dayAt(approvedAt)))))
}

/** The last day on which anything opens by the versions approved so far; empty where it has no end. */
export const sunsetOf = (approved: readonly Approved[]): string => scheduled(approved).at(-1)?.config.sunset ?? ''

/** The day behind the last period; an event has none. */
function dayBehind(opened: readonly string[]): Day | undefined {
  return opened.reduce<Day | undefined>((last, text) => {
    const period = parsePeriod(text)
    return period.ok ? laterOf(addDays(lastDayOf(period.value), 1), last) : last
  }, undefined)
}

const laterOf = (a: Day, b: Day | undefined): Day => (b !== undefined && b > a ? b : a)

/** The day of a moment of the tenant's clock. */
export const dayAt = (now: number): Day => dayOf(now as Instant)
