import { addDays, type BlockId, dayOf, endOf, type Instant, type Key } from '@jizhi/domain'
import type { ObjectionConfig } from '../blocks/objection.ts'
import { noticesOf } from '../derive/notices.ts'
import type { Compile } from '../model/compiled.ts'
import type { OpenTask } from '../model/derived.ts'
import type { Fact } from '../model/fact.ts'
import type { HoldOp, Run } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { whom } from './whom.ts'

/** Positions in the 异议 column's options. */
const STANDING = { none: 0, open: 1, upheld: 2, 'partly-upheld': 3, rejected: 4 } as const

/** OBJ-1…5: the window opens with the notice; the row stands once it closed and everything said in it is decided. */
export const compileObjection: Compile<ObjectionConfig> = (config, context) => {
  const window = (run: Run, deliveredAt: Instant): Instant =>
    config.step === 'workday'
      ? run.calendars.after(deliveredAt, config.window)
      : endOf(addDays(dayOf(deliveredAt), config.window))
  const op: HoldOp = {
    op: 'hold',
    from: 'in',
    to: 'settled',
    columns: addedColumns(context, 'settled'),
    prepare: (run, frame) => (row, out) => {
      const key = frame.keys[row]!
      const notices = noticesOf(run, context.block, key)
      const closesAt = notices.map((notice) => window(run, notice.value.deliveredAt)).reduce(later, undefined)
      const objections = run.facts
        .about('objected', context.block, key)
        .filter((fact) => closesAt !== undefined && fact.known < closesAt)
      const decisions = objections.map((fact) => decisionOf(run, context.block, key, fact))
      out.int(0, STANDING[standingOf(decisions)])
      if (closesAt === undefined) return { open: false }
      const tasks = objections.flatMap((fact, at) =>
        decisions[at] ? [] : [decide(config, run, context.block, key, fact)],
      )
      const isDecided = decisions.every((decision) => decision !== undefined)
      return { open: run.reached(closesAt) && isDecided, wakeAt: closesAt, tasks }
    },
  }
  return { ops: [op], window }
}

const later = (latest: Instant | undefined, at: Instant): Instant => (latest === undefined || at > latest ? at : latest)

/** OBJ-5: a decision by somebody whose own statement is disputed is none. */
function decisionOf(run: Run, block: BlockId, key: Key, objected: Fact<'objected'>): Fact<'decided'> | undefined {
  const disputed = run.assessors(block, key)
  return run.facts
    .about('decided', block, key)
    .find((fact) => fact.slot.item === objected.id && fact.by !== undefined && !disputed.has(fact.by))
}

function standingOf(decisions: readonly (Fact<'decided'> | undefined)[]): keyof typeof STANDING {
  if (decisions.length === 0) return 'none'
  const outcomes = decisions.map((decision) => decision?.value.outcome)
  if (outcomes.includes(undefined)) return 'open'
  if (outcomes.includes('upheld')) return 'upheld'
  return outcomes.includes('partly-upheld') ? 'partly-upheld' : 'rejected'
}

/** OBJ-5: nobody decides about himself; none left, or too late → the next level. Silence never rejects. */
function decide(config: ObjectionConfig, run: Run, block: BlockId, key: Key, objected: Fact<'objected'>): OpenTask {
  const disputed = run.assessors(block, key)
  const dueAt = run.calendars.after(objected.known, config.decideWithin)
  const deciders = whom(config.decider, run, key)
  const free = deciders.persons.filter((person) => !disputed.has(person))
  const next = whom(config.escalateTo, run, key)
  const escalated = free.length === 0 || run.reached(dueAt)
  const { role, persons } = escalated
    ? { role: next.role, persons: next.persons.filter((person) => !disputed.has(person)) }
    : { role: deciders.role, persons: free }
  return { block, row: key, kind: 'decide', role, persons, dueAt, items: [objected.id] }
}
