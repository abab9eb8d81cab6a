import { addDays, type BlockId, dayOf, endOf, type Instant, type Key } from '@jizhi/domain'
import type { ObjectionConfig } from '../blocks/objection.ts'
import { type Dispute, type DisputeRules, disputesOf, windowOf } from '../derive/disputes.ts'
import type { Compile } from '../model/compiled.ts'
import type { OpenTask } from '../model/derived.ts'
import type { Fact } from '../model/fact.ts'
import type { HoldOp, Run } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { overrideOp } from './override.ts'
import { whom } from './whom.ts'

/** Positions in the 异议 column's options. */
const STANDING = { none: 0, open: 1, upheld: 2, 'partly-upheld': 3, rejected: 4 } as const

/** What an extension calls the windows of an objection block; stages go by their ids. */
export const windowName = (block: string): string => `window/${block}`

const UNTOLD = { open: false } as const

/** OBJ-1…5: the window opens with the notice; the row stands once it closed and everything said in it is decided. */
export const compileObjection: Compile<ObjectionConfig> = (config, context) => {
  const rules: DisputeRules = {
    disputable: config.disputable,
    deciders: (run, row, known) =>
      [config.decider, config.escalateTo].flatMap((who) => whom(who, run, row, dayOf(known)).persons),
    closesAt: (run, deliveredAt) =>
      extendedWindow(
        run,
        context.block,
        config.step === 'workday'
          ? run.calendars.after(deliveredAt, config.window)
          : endOf(addDays(dayOf(deliveredAt), config.window)),
      ),
  }
  const disputable = (context.inputs.in?.columns ?? []).filter((column) => config.disputable.includes(column.id))
  const hold: HoldOp = {
    op: 'hold',
    from: disputable.length === 0 ? 'in' : '~set',
    to: 'settled',
    columns: addedColumns(context, 'settled'),
    prepare: (run, frame) => (row, out) => {
      const key = frame.keys[row]!
      const closesAt = windowOf(run, context.block, key, rules)
      // OBJ-3: nothing can be disputed before a notice.
      if (closesAt === undefined) {
        out.int(0, STANDING.none)
        return UNTOLD
      }
      const disputes = disputesOf(run, context.block, key, rules)
      out.int(0, STANDING[standingOf(disputes)])
      const open = disputes.filter((one) => one.decision === undefined)
      const tasks = open.map((one) => decide(config, run, context.block, key, one.objected))
      const isClosed = run.reached(closesAt)
      const decideBy = soonest(tasks, run)
      const isNext = decideBy !== undefined && (isClosed || decideBy < closesAt)
      const wake = isNext ? { wakeAt: decideBy, wakes: 'decision-due' as const } : { wakeAt: closesAt }
      return { open: isClosed && open.length === 0, ...wake, tasks }
    },
  }
  // OBJ-2: a derived cell only where it is listed, and only by a decision that was upheld.
  const set = overrideOp(context.block, '~set', disputable, (run, fact) =>
    disputesOf(run, context.block, fact.slot.row!, rules).some(
      ({ decision }) =>
        decision !== undefined && isUpheld(decision) && decision.value.amends?.includes(fact.id) === true,
    ),
  )
  return { ops: disputable.length === 0 ? [hold] : [set, hold], disputes: rules }
}

/** CYC-5: an extension moves the windows that are still open when it becomes known, and only to a later moment. */
function extendedWindow(run: Run, block: BlockId, closesAt: Instant): Instant {
  let at = closesAt
  for (const { known, value } of run.facts.all('extended'))
    if (value.deadline === windowName(block) && known < at && value.to > at) at = value.to
  return at
}

/** OBJ-5: when the silence of those asked passes the decision on. */
function soonest(tasks: readonly OpenTask[], run: Run): Instant | undefined {
  const times = tasks.flatMap(({ dueAt }) => (dueAt === undefined || run.reached(dueAt) ? [] : [dueAt]))
  return times.length === 0 ? undefined : times.reduce((first, at) => (at < first ? at : first))
}

const isUpheld = ({ value }: Fact<'decided'>): boolean => value.outcome !== 'rejected'

function standingOf(disputes: readonly Dispute[]): keyof typeof STANDING {
  if (disputes.length === 0) return 'none'
  const outcomes = disputes.map(({ decision }) => decision?.value.outcome)
  if (outcomes.includes(undefined)) return 'open'
  if (outcomes.includes('upheld')) return 'upheld'
  return outcomes.includes('partly-upheld') ? 'partly-upheld' : 'rejected'
}

/** OBJ-5: nobody decides about himself; none left, or too late → the next level. Silence never rejects. */
function decide(config: ObjectionConfig, run: Run, block: BlockId, key: Key, objected: Fact<'objected'>): OpenTask {
  const disputed = run.assessors(block, key)
  const dueAt: Instant = run.calendars.after(objected.known, config.decideWithin)
  const deciders = whom(config.decider, run, key)
  const free = deciders.persons.filter((person) => !disputed.has(person))
  const next = whom(config.escalateTo, run, key)
  const escalated = free.length === 0 || run.reached(dueAt)
  const { role, persons } = escalated
    ? { role: next.role, persons: next.persons.filter((person) => !disputed.has(person)) }
    : { role: deciders.role, persons: free }
  return { block, row: key, kind: 'decide', role, persons, dueAt, items: [objected.id] }
}
