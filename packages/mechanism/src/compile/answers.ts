import { type BlockId, dayOf, type Instant, type Key, workingDaysBetween } from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { bySeats } from '../blocks/settings/ask-modes.ts'
import type { CompileContext } from '../model/compiled.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { returnsTo } from './returns.ts'
import { upstreamOf } from './upstream.ts'

export interface Answers {
  /** Accepted statements, one per person, by (known, id). */
  readonly facts: readonly Fact<'answered'>[]
  readonly dueAt: Instant | undefined
  /** Working days after the due day, when any of them came late. */
  readonly daysLate: number | undefined
}

const HOUR_MS = 3_600_000

/** FACT-6: what was done off line counts by `at` within the grace, else by `known`. */
const toldAt = (fact: Fact, graceMs: number): Instant => (fact.known - fact.at <= graceMs ? fact.at : fact.known)

/**
 * TIME-4: statements in time, and late ones up to 迟报收至. An amendment stands as timely as what it amends (FACT-5).
 * Of several rounds a person's last one counts (REV-3).
 */
export function answersOf(config: AskConfig, context: CompileContext): (run: Run) => (key: Key) => Answers {
  const returns = returnsTo(context)
  const reviewed = reviewedSince(context)
  return (run) => answersIn(config, run, context.block, returns, reviewed)
}

function answersIn(
  config: AskConfig,
  run: Run,
  block: BlockId,
  returns: ReturnType<typeof returnsTo>,
  reviewed: ReturnType<typeof reviewedSince>,
): (key: Key) => Answers {
  const due = config.due === '' ? undefined : run.deadlines.get(config.due)
  const last = config.lateUntil === '' ? due : run.deadlines.get(config.lateUntil)
  const graceMs = config.offlineGraceHours * HOUR_MS
  /** When a statement counts as made, or nothing where it came too late to count. */
  const countedAt = (fact: Fact<'answered'>, key: Key): Instant | undefined => {
    if (fact.supersedes === undefined && due === undefined) return fact.known
    const at = toldAt(
      firstStated(run, fact, () => reviewed(run, key)),
      graceMs,
    )
    if (last === undefined || at < last) return at
    // REV-3: what was sent back may be stated again after the date; that is no delay of its own.
    const isAgain = returns(run, key).some(({ from, until }) => fact.known >= from && fact.known < until)
    return isAgain ? beforeMidnight(last) : undefined
  }
  const daysAfter = (late: Instant | undefined): number | undefined =>
    late === undefined || due === undefined
      ? undefined
      : workingDaysBetween(dayOf(beforeMidnight(due)), dayOf(late), run.calendars.newest)
  // PIN-4: one statement is wanted, whoever holds the post when it is made: the successor's takes the place of the leaver's.
  const isSole = config.assessors === 1 && !bySeats(config)
  const isSameVoice = (a: Fact, b: Fact): boolean => isSole || personOf(a) === personOf(b)
  const isLate = (at: Instant): boolean => due !== undefined && at >= due
  return (key) => {
    const said = run.facts.about('answered', block, key)
    const [only] = said
    if (said.length === 1 && only) {
      const at = countedAt(only, key)
      if (at === undefined) return { facts: [], dueAt: due, daysLate: undefined }
      return { facts: said, dueAt: due, daysLate: daysAfter(isLate(at) ? at : undefined) }
    }
    const facts: Fact<'answered'>[] = []
    let late: Instant | undefined
    for (const fact of said) {
      const at = countedAt(fact, key)
      if (at === undefined) continue
      if (isLate(at) && (late === undefined || at > late)) late = at
      const earlier = facts.findIndex((one) => isSameVoice(one, fact))
      if (earlier < 0) facts.push(fact)
      else if ((facts[earlier]!.slot.round ?? 1) <= (fact.slot.round ?? 1)) facts[earlier] = fact
    }
    return { facts, dueAt: due, daysLate: daysAfter(late) }
  }
}

/** FACT-5, ASK-3: an amendment stands as timely as what it amends; so does what replaced a statement that was judged. */
function firstStated(run: Run, fact: Fact<'answered'>, judgedAt: () => readonly Instant[]): Fact {
  const first = run.facts.first(fact)
  if (first !== fact) return first
  const before = run.facts.replaced(fact)
  return before && judgedAt().some((at) => at >= before.known && at <= fact.known)
    ? firstStated(run, before, judgedAt)
    : first
}

/** When the reviews behind this form judged a row. */
function reviewedSince({ block, mechanism }: CompileContext): (run: Run, key: Key) => readonly Instant[] {
  const reviews = mechanism.blocks.filter((one) => one.kind === 'review' && upstreamOf(mechanism, one.id).has(block))
  if (reviews.length === 0) return () => NEVER
  return (run, key) => reviews.flatMap(({ id }) => run.facts.about('judged', id, key).map((fact) => fact.known))
}

const NEVER: readonly Instant[] = []

/** A deadline is the end of its day, which already belongs to the next one (TIME-1). */
const beforeMidnight = (due: Instant): Instant => (due - 1) as Instant

const personOf = (fact: Fact): string => fact.slot.person ?? fact.by ?? ''
