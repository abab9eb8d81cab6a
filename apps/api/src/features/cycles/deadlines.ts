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

type Deadline = Answer<typeof readCycle>['deadlines'][number]
type Stage = CycleConfig['stages'][number]

const BASES = { start: '期初', end: '期末', open: '开启日' } as const
const UNITS = { workday: '个工作日', day: '天', month: '个月' } as const

/** Named deadlines as the heart set them, each with how the day was counted. */
export function deadlinesOf({ mechanism, derived, pins }: Standing, now: number): Deadline[] {
  return mechanism.blocks.flatMap((block) => {
    const config = block.kind === 'cycle' ? readConfig({ ...block, kind: 'cycle' }) : undefined
    const table = derived.tables[block.id]?.cycle
    if (config?.ok !== true || table === undefined) return []
    return config.value.stages.flatMap((stage): Deadline[] => {
      const at = table.columns.findIndex((column) => column.id === `stage_${stage.id}`)
      const cell = table.cells[at]?.[0]
      if (cell === undefined || 'missing' in cell) return []
      const due = Number(cell.value) as Instant // the heart wrote it from an instant
      const why = whyThen(stage, pins, due)
      return [{ id: stage.id, label: stage.label, at: instantText(due), why, passed: due <= now }]
    })
  })
}

/** 期末（2019年5月31日）后 5 个工作日，跳过 2 天休息日：到 2019年6月10日 24 时。 */
function whyThen(stage: Stage, pins: Standing['pins'], due: Instant): string {
  const period = parsePeriod(pins.period)
  const base = !period.ok || stage.base === 'open' ? dayOf(pins.openedAt) : edgeOf(stage.base, period.value)
  const last = addDays(dayOf(due), -1) // a deadline is the end of its day (TIME-1)
  const counted = dayReached(stage, base, pins)
  const rested = stage.step === 'workday' ? restDays(stage, base, pins) : ''
  const moved = counted === last ? '' : '，后经延期或日历调整'
  return `${BASES[stage.base]}（${dayLabel(base)}）后 ${stage.offset} ${UNITS[stage.step]}${rested}${moved}：到 ${dayLabel(last)} 24 时。`
}

const edgeOf = (base: 'start' | 'end', period: Parameters<typeof firstDayOf>[0]): Day =>
  base === 'start' ? firstDayOf(period) : lastDayOf(period)

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
