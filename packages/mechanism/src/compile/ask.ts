import type { PersonId } from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { bySeats, hasItems } from '../blocks/settings/ask-modes.ts'
import type { Compile } from '../model/compiled.ts'
import type { Fact } from '../model/fact.ts'
import type { AskOp, Run } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { answersOf } from './answers.ts'
import { hasItemsEnough, itemsOp } from './ask-items.ts'
import { asked, claimCell, reminders } from './ask-people.ts'
import { photoWriter } from './ask-photos.ts'
import { isEnough, merger } from './ask-seats.ts'
import { fieldReaders } from './field-reader.ts'
import { limitsOf, plainFields } from './merge-answers.ts'

const TOLD = { port: 0, settled: true } as const
/** Some assessors have spoken; the others are still waited for. */
const HEARD = { port: 0, settled: false } as const
const GONE = { port: 1, settled: true } as const

const greatest = (facts: readonly Fact<'answered'>[], of: (fact: Fact<'answered'>) => number): number => {
  let most = -Infinity
  for (let at = 0; at < facts.length; at += 1) most = Math.max(most, of(facts[at]!))
  return most
}

/** PIN-5: what was laid out anew for another form was reported when it was stated. */
const reportedIn =
  (run: Run) =>
  (fact: Fact<'answered'>): number => {
    let at = fact
    for (;;) {
      const before = at.value.restates === true ? run.facts.superseded(at) : undefined
      // known earlier, so that no ring of facts is walked for ever
      if (before === undefined || before.known >= at.known) return at.known
      at = before
    }
  }
const roundOf = (fact: Fact<'answered'>): number => fact.slot.round ?? 1
const reportersOf = (facts: readonly Fact<'answered'>[]): readonly PersonId[] => {
  const persons: PersonId[] = []
  for (let at = 0; at < facts.length; at += 1) {
    const person = facts[at]!.slot.person ?? facts[at]!.by
    if (person !== undefined) persons.push(person)
  }
  return persons
}

/** ASK-1, ASK-2, TIME-4, FACT-6, FACT-7: one packed sheet per row, person and round. */
export const compileAsk: Compile<AskConfig> = (config, context) => {
  const columns = addedColumns(context, 'answered')
  const fields = config.merge === 'columns' ? [] : fieldReaders(config.fields, columns)
  const limits = limitsOf(fields)
  const answers = answersOf(config, context)
  const photographed = photoWriter(config, context.block, columns)
  const claimedAt = columns.findIndex((column) => column.id === `${config.prefix}claimed_by`)
  const merge = merger(config, context.block, columns)
  const silent = (context.outputs.silent?.columns ?? []).slice(context.inputs.in?.columns.length ?? 0)
  const beside = (id: string): number => columns.findIndex((column) => column.id === `${config.prefix}${id}`)
  const [dueAt, overdue, reportedAt, overdueDays, reportedBy, round] = [
    beside('due_at'),
    beside('overdue'),
    beside('reported_at'),
    beside('overdue_days'),
    beside('reported_by'),
    beside('round'),
  ] as const
  const op: AskOp = {
    op: 'ask',
    task: 'answer',
    from: 'in',
    to: [
      { port: 'answered', columns: columns.map((column) => column.id) },
      { port: 'silent', columns: silent.map((column) => column.id) },
    ],
    scope: 'row',
    columns,
    dueAt: (run) => (config.due === '' ? undefined : run.deadlines.get(config.due)),
    ...(config.due === '' || config.remindBefore.length === 0
      ? {}
      : { remindAt: (run: Run) => reminders(config, run) }),
    whom: (run, key) => asked(config, context.block, run, key),
    prepare: (run, frame) => {
      const read = answers(run)
      const reported = reportedIn(run)
      return (row, isOverdue, out, recorder) => {
        const key = frame.keys[row]!
        const { facts, dueAt: due, daysLate } = read(key)
        if (due === undefined) out.miss(dueAt, 'not-applicable')
        else out.int(dueAt, due)
        if (claimedAt >= 0) out.cell(claimedAt, claimCell(run, context.block, key))
        const isShown = photographed(run, key, facts, out)
        const isFull = isShown && hasItemsEnough(config, context.block, run, key, facts)
        const enough = isEnough(config, context.block, run, key, facts) && isFull
        if (facts.length === 0) {
          for (let column = 0; column < dueAt; column += 1) out.miss(column, 'unreported')
          out.miss(reportedAt, 'unreported')
          out.miss(reportedBy, 'unreported')
          out.miss(round, 'unreported')
          out.miss(overdueDays, 'unreported')
          if (isOverdue) out.int(overdue, 1)
          else out.miss(overdue, 'undecided')
          return isOverdue ? GONE : undefined
        }
        const isPlain = facts.length === 1 && config.assessors === 1 && !bySeats(config) && !recorder
        const left = isPlain ? plainFields(fields, limits, facts[0]!.value, out) : fields
        if (left.length > 0 || config.merge === 'columns') merge(left, { run, key, facts, out, recorder })
        out.int(reportedAt, greatest(facts, reported))
        out.cell(reportedBy, { value: reportersOf(facts) })
        out.int(round, greatest(facts, roundOf))
        out.int(overdue, daysLate === undefined ? 0 : 1)
        out.int(overdueDays, daysLate ?? 0)
        // ASK-4: too few items, or a photo without a reason, keep the row waiting, also after the date.
        return enough || (isOverdue && isFull) ? TOLD : HEARD
      }
    },
  }
  return { ops: hasItems(config) ? [op, itemsOp(config, context)] : [op] }
}
