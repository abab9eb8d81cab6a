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
} from '@jizhi/domain'
import type { CycleConfig } from '../blocks/cycle.ts'
import type { Compile } from '../model/compiled.ts'
import { missingCell } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import { ownPeriod } from './own-period.ts'

type Stage = CycleConfig['stages'][number]

/** CYC-1, CYC-2, CYC-5, TIME-1…3: the named deadlines of the cycle; nothing else of it flows. */
export const compileCycle: Compile<CycleConfig> = (config, { block, outputs }) => ({
  ops: [
    {
      op: 'clock',
      to: 'cycle',
      columns: outputs.cycle?.columns ?? [],
      prepare: (run) => {
        const period = ownPeriod(run)
        if (period === undefined) {
          run.find({ code: 'cycle.bad-period', block, message: `周期“${run.pins.period}”无法识别，没有期限可用。` })
          return { deadlines: [], cells: [missingCell('undecided'), missingCell('undecided')] }
        }
        const bases = { start: firstDayOf(period), end: lastDayOf(period), open: dayOf(run.pins.openedAt) }
        const moved = new Map(run.facts.all('extended').map(({ value }) => [value.deadline, value.to]))
        const deadlines = new Map<string, Instant>()
        for (const stage of config.stages) {
          const base = stage.base === 'stage' ? dayBefore(deadlines.get(stage.after)) : bases[stage.base]
          const at = moved.get(stage.id) ?? (base === undefined ? undefined : stageAt(run, stage, base))
          if (at !== undefined) deadlines.set(stage.id, at)
        }
        const days = [bases.start, bases.end].map((day) => ({ value: BigInt(epochDayOf(day)) }))
        const stages = config.stages.map(({ id }) => deadlines.get(id))
        return {
          deadlines: [...deadlines],
          cells: [
            ...days,
            ...stages.map((at) => (at === undefined ? missingCell('undecided') : { value: BigInt(at) })),
          ],
        }
      },
    },
  ],
})

/** TIME-1: a deadline is the end of its day, which already belongs to the next one. */
const dayBefore = (at: Instant | undefined): Day | undefined => (at === undefined ? undefined : addDays(dayOf(at), -1))

/** TIME-1: the stage ends with its day. TIME-3: a calendar notice or a pause may still move it. */
function stageAt(run: Run, stage: Stage, base: Day): Instant {
  if (stage.step === 'workday')
    return run.calendars.settle((calendar) => endOf(addWorkingDays(base, stage.offset, calendar).day))
  return endOf(plainDay(stage, base))
}

/** The day of a stage that counts days or months: no calendar has a say in it. */
export const plainDay = ({ step, offset }: Stage, base: Day): Day =>
  step === 'day' ? addDays(base, offset) : addMonths(base, offset)
