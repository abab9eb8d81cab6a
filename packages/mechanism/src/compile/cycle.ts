import {
  addDays,
  addMonths,
  addWorkingDays,
  type Day,
  dayOf,
  endOf,
  epochDayOf,
  firstDayOf,
  type Instant,
  lastDayOf,
  parsePeriod,
} from '@jizhi/domain'
import type { CycleConfig } from '../blocks/cycle.ts'
import type { Compile } from '../model/compiled.ts'
import { missingCell } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'

/** CYC-1, CYC-5, TIME-1…3: the named deadlines of the cycle; nothing else of it flows. */
export const compileCycle: Compile<CycleConfig> = (config, { block, outputs }) => ({
  ops: [
    {
      op: 'clock',
      to: 'cycle',
      columns: outputs.cycle?.columns ?? [],
      prepare: (run) => {
        const period = parsePeriod(run.pins.period)
        if (!period.ok) {
          run.find({ code: 'cycle.bad-period', block, message: `周期“${run.pins.period}”无法识别，没有期限可用。` })
          return { deadlines: [], cells: [missingCell('undecided'), missingCell('undecided')] }
        }
        const bases = { start: firstDayOf(period.value), end: lastDayOf(period.value), open: dayOf(run.pins.openedAt) }
        const moved = new Map(run.facts.all('extended').map(({ value }) => [value.deadline, value.to]))
        const deadlines = config.stages.map(
          (stage) => [stage.id, moved.get(stage.id) ?? stageAt(run, stage, bases[stage.base])] as const,
        )
        const days = [bases.start, bases.end].map((day) => ({ value: BigInt(epochDayOf(day)) }))
        return { deadlines, cells: [...days, ...deadlines.map(([, at]) => ({ value: BigInt(at) }))] }
      },
    },
  ],
})

/** TIME-1: the stage ends with its day. TIME-3: a calendar notice may still move it. */
function stageAt(run: Run, stage: CycleConfig['stages'][number], base: Day): Instant {
  if (stage.step === 'workday')
    return run.calendars.settle((calendar) => endOf(addWorkingDays(base, stage.offset, calendar).day))
  return endOf(stage.step === 'day' ? addDays(base, stage.offset) : addMonths(base, stage.offset))
}
