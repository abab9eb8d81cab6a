import { dayOf, type Instant, type PersonId, type PostId, storedId } from '@jizhi/domain'
import type { Derived } from '../model/derived.ts'
import { arrive } from './arrive.ts'
import { complainAt } from './file-fault.ts'
import { keyIn } from './frozen-table.ts'
import { answerTasks } from './play-tasks.ts'
import type { Teller } from './say-given.ts'
import { sayWaiting } from './say-waiting.ts'
import { answer, standing } from './sheet-of.ts'
import type { Step, StepOf } from './steps.ts'
import { momentOf } from './words.ts'
import { statedCell } from './written-cell.ts'

/** What a step is played on: the cycle so far, and the moment at which somebody looks at it. */
export interface Stage extends Teller {
  readonly period: string
  readonly now: () => Derived
}

type OfCycle = Exclude<Step, { readonly case: unknown }>

/** States what one step says happened; what does not fit the drawing or the moment is complained of. */
export function playStep(stage: Stage, step: OfCycle): void {
  if ('answer' in step) answer(stage, step)
  else if ('judge' in step || 'notify' in step || 'decide' in step || 'sign' in step) answerTasks(stage, step)
  else if ('freeze' in step) freeze(stage, step.freeze, step.day, step.by)
  else if ('override' in step) override(stage, step)
  else if ('withdraw' in step) withdraw(stage, step)
  else if ('arrive' in step) arrive(stage, step, stage.period)
  else playPlain(stage, step)
}

type Plain = StepOf<
  | 'object'
  | 'record'
  | 'fix'
  | 'draw'
  | 'holder'
  | 'calendar'
  | 'extend'
  | 'acknowledge'
  | 'pause'
  | 'decline'
  | 'void'
  | 'tick'
  | 'expect'
>

function playPlain(stage: Stage, step: Plain): void {
  const { now } = stage
  const { say, facts } = stage.stream
  const { day } = step
  if ('object' in step) {
    const item = `objection-${facts.length}`
    say('objected', { day, by: step.by, slot: { block: step.object, row: step.row, item } }, { columns: step.columns })
  } else if ('record' in step)
    for (const [row, measures] of Object.entries(step.rows))
      for (const item of measures)
        say('answered', { day, by: step.by, slot: { block: step.record, row, item } }, { sheet: [] })
  else if ('fix' in step) say('fixed', { day, by: step.by, slot: { block: step.fix } }, { keys: step.rows.map(keyIn) })
  else if ('draw' in step) say('drawn', { day, slot: { block: step.draw } }, { seed: step.seed })
  else if ('holder' in step) {
    const holders = step.holders.map((person) => storedId<PersonId>(person))
    say('holder', { day }, { post: storedId<PostId>(step.holder), holders, from: dayOf(momentOf(day)) })
  } else if ('calendar' in step) say('calendar', { day }, { revision: `calendar-${day}`, days: step.calendar })
  // TIME-1: a deadline is the end of its day.
  else if ('extend' in step) say('extended', { day }, { deadline: step.extend, to: momentOf(step.to, 24) })
  else if ('acknowledge' in step) {
    for (const { slot, digest } of now().effects)
      if (slot.block === step.acknowledge && step.rows.includes(slot.row))
        say('acknowledged', { day, slot: { block: slot.block, row: slot.row, item: digest } }, { state: step.state })
  } else if ('pause' in step) say('paused', { day }, { from: step.pause, to: step.until ?? null })
  else if ('decline' in step) decline(stage, step)
  else if ('void' in step) say('voided', { day, by: step.by }, {})
  else say('tick', { day }, {})
}

/** RES-3: issues what stands live, as the next revision. */
export function freeze(stage: Stage, block: string, day: string | Instant, by: string): void {
  const { stream, now, path, faults } = stage
  const found = now()
  const result = found.results.find((one) => one.block === block)
  if (!result) complainAt(path, faults)(`机制里没有编号为“${block}”的定榜。`, '.freeze')
  else if (!result.complete) complainAt(path, faults)(`“${block}”到这时还没有到齐，不能定榜。${sayWaiting(found)}`)
  else {
    const revision = (result.frozen?.revision ?? 0) + 1
    const { digest, rows } = result.live
    stream.say('frozen', { day, by, slot: { block } }, { revision, digest, rows })
  }
}

/** REV-4. */
function override({ drawing, stream, path, faults }: Stage, step: StepOf<'override'>): void {
  const complain = complainAt(path, faults)
  const columns = Object.values(drawing.outputs(step.override)).flatMap((port) => port.columns)
  const column = columns.find(({ id }) => id === step.column)
  if (!column) {
    complain(`“${step.override}”那里没有“${step.column}”这一列。`, '.column')
    return
  }
  const cell = statedCell(column, step.value, (message) => complain(message, '.value'))
  if (cell === null) return
  const stated = 'm' in cell ? { value: null, missing: cell.m } : { value: [cell.v].flat().join(' ') }
  const slot = { block: step.override, row: step.row, item: step.column }
  stream.say('overridden', { day: step.day, by: step.by, slot }, { column: step.column, ...stated })
}

/** FACT-5. */
function withdraw({ stream, path, faults }: Stage, step: StepOf<'withdraw'>): void {
  const said = standing(stream.facts, step.withdraw, step.row, step.person)
  if (said) stream.say('withdrawn', { day: step.day, by: step.by, slot: said.slot, supersedes: said.id }, {})
  else complainAt(path, faults)(`“${step.person}”在“${step.withdraw}”没有报过“${step.row}”。`)
}

/** RES-5. */
function decline({ stream, now, path, faults }: Stage, step: StepOf<'decline'>): void {
  const stale = now().results.find((one) => one.block === step.decline && one.stale)
  const slot = { block: step.decline }
  if (stale) stream.say('declined', { day: step.day, by: step.by, slot }, { digest: stale.live.digest })
  else complainAt(path, faults)(`“${step.decline}”没有待修订的结果。`, '.decline')
}
