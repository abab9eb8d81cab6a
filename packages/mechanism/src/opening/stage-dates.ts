import {
  addDays,
  addWorkingDays,
  type Day,
  firstDayOf,
  lastDayOf,
  type Period,
  type SkippedDay,
  type WorkingCalendar,
} from '@jizhi/domain'
import type { CycleConfig } from '../blocks/cycle.ts'
import { plainDay } from '../compile/cycle.ts'

type Stage = CycleConfig['stages'][number]

/** One date of a period, before the period is opened. */
interface StageDate {
  readonly id: string
  readonly label: string
  /** Undefined where it counts from a stage that does not stand before it. */
  readonly day: Day | undefined
  /** Days that the count left out, with why. */
  readonly skipped: readonly SkippedDay[]
  /** Years counted through whose days off are not announced yet: the day may still move. */
  readonly unpublishedYears: readonly number[]
}

/** When a period opens and what its dates are. */
export interface PeriodDates {
  readonly period: Period
  readonly opensOn: Day
  readonly stages: readonly StageDate[]
}

/**
 * TIME-1, TIME-2, CYC-1: the dates that a cycle's settings give a period, counted as the cycle itself counts them. A stage
 * that counts from the opening supposes that the cycle opens on its day.
 */
export function stageDates(config: CycleConfig, period: Period, calendar: WorkingCalendar): PeriodDates {
  const opensOn = addDays(firstDayOf(period), config.opensAfter)
  const bases = { start: firstDayOf(period), end: lastDayOf(period), open: opensOn }
  const known = new Map<string, Day>()
  const stages = config.stages.map((stage) => {
    const base = stage.base === 'stage' ? known.get(stage.after) : bases[stage.base]
    const found = base === undefined ? undefined : counted(stage, base, calendar)
    if (found !== undefined) known.set(stage.id, found.day)
    const { day, skipped = [], unpublishedYears = [] } = found ?? {}
    return { id: stage.id, label: stage.label, day, skipped, unpublishedYears }
  })
  return { period, opensOn, stages }
}

const counted = (stage: Stage, base: Day, calendar: WorkingCalendar) =>
  stage.step === 'workday'
    ? addWorkingDays(base, stage.offset, calendar)
    : { day: plainDay(stage, base), skipped: [], unpublishedYears: [] }
