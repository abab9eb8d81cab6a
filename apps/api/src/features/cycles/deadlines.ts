import type { Answer, readCycle } from '@jizhi/contracts'
import {
  addDays,
  addMonths,
  addWorkingDays,
  type Day,
  dayLabel,
  dayOf,
  firstDayOf,
  type Instant,
  instantText,
  lastDayOf,
  parsePeriod,
  unpinCalendar,
} from '@jizhi/domain'
import { type CycleConfig, readConfig } from '@jizhi/mechanism'
import type { Standing } from './standing.ts'

type Deadline = Omit<Answer<typeof readCycle>['deadlines'][number], 'notices'>
type Stage = CycleConfig['stages'][number]

const BASES = { start: '期初', end: '期末', open: '开启日' } as const
const UNITS = { workday: '个工作日', day: '天', month: '个月' } as const

/** Named deadlines as the heart set them, each with how the day was counted. */
export function deadlinesOf({ mechanism, derived, pins }: Standing, now: number): Deadline[] {
  return mechanism.blocks.flatMap((block) => {
    const config = block.kind === 'cycle' ? readConfig({ ...block, kind: 'cycle' }) : undefined
    const table = derived.tables[block.id]?.cycle
    if (config?.ok !== true || table === undefined) return []
    const dueOf = (id: string): Instant | undefined => {
      const at = table.columns.findIndex((column) => column.id === `stage_${id}`)
      const cell = table.cells[at]?.[0]
      if (cell === undefined || 'missing' in cell) return undefined
      return Number(cell.value) as Instant // the heart wrote it from an instant
    }
    return config.value.stages.flatMap((stage): Deadline[] => {
      const due = dueOf(stage.id)
      if (due === undefined) return []
      const why = whyThen(stage, baseOf(stage, config.value.stages, pins, dueOf), pins, due)
      return [{ id: stage.id, label: stage.label, at: instantText(due), why, passed: due <= now }]
    })
  })
}

interface Base {
  readonly name: string
  readonly day: Day
}

/** Where a stage counts from: an edge of the period, the opening, or another stage. */
function baseOf(
  stage: Stage,
  stages: readonly Stage[],
  pins: Standing['pins'],
  dueOf: (id: string) => Instant | undefined,
): Base {
  if (stage.base === 'stage') {
    const name = stages.find(({ id }) => id === stage.after)?.label ?? stage.after
    return { name, day: lastBefore(dueOf(stage.after) ?? pins.openedAt) }
  }
  const period = parsePeriod(pins.period)
  const name = BASES[stage.base]
  if (stage.base === 'open') return { name, day: dayOf(pins.openedAt) }
  // CYC-2: an event begins and ends on its day.
  if (pins.event !== undefined || !period.ok) return { name, day: dayOf(pins.event?.at ?? pins.openedAt) }
  return { name, day: stage.base === 'start' ? firstDayOf(period.value) : lastDayOf(period.value) }
}

/** TIME-1: a deadline is the end of its day. */
const lastBefore = (due: Instant): Day => addDays(dayOf(due), -1)

/** 期末（2019年5月31日）后 5 个工作日，跳过 2 天休息日：到 2019年6月10日 24 时。 */
function whyThen(stage: Stage, { name, day: base }: Base, pins: Standing['pins'], due: Instant): string {
  const last = lastBefore(due)
  const counted = dayReached(stage, base, pins)
  const rested = stage.step === 'workday' ? restDays(stage, base, pins) : ''
  const moved = counted === last ? '' : '，后经延期、暂停或日历调整'
  const way = stage.offset < 0 ? '前' : '后'
  return `${name}（${dayLabel(base)}）${way} ${Math.abs(stage.offset)} ${UNITS[stage.step]}${rested}${moved}：到 ${dayLabel(last)} 24 时。`
}

function dayReached(stage: Stage, base: Day, pins: Standing['pins']): Day {
  if (stage.step === 'day') return addDays(base, stage.offset)
  if (stage.step === 'month') return addMonths(base, stage.offset)
  return addWorkingDays(base, stage.offset, unpinCalendar(pins.calendar)).day
}

function restDays(stage: Stage, base: Day, pins: Standing['pins']): string {
  const { skipped, unpublishedYears } = addWorkingDays(base, stage.offset, unpinCalendar(pins.calendar))
  const unknown = unpublishedYears.length === 0 ? '' : `（${unpublishedYears.join('、')} 年节假日未公布，按周末推算）`
  return `${skipped.length === 0 ? '' : `，跳过 ${skipped.length} 天休息日`}${unknown}`
}
