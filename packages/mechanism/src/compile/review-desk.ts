import { type BlockId, type Instant, type Key, type PersonId, storedId } from '@jizhi/domain'
import type { ReviewConfig } from '../blocks/review.ts'
import type { CompileContext } from '../model/compiled.ts'
import type { OpenTask } from '../model/derived.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { holding, nextDesk, type Verdict, verdictOf } from './verdicts.ts'
import { whom } from './whom.ts'

type People = { readonly role: string; readonly persons: readonly PersonId[] }
type Standing = Verdict | 'returned'

/** Who judges, by when, and where a row stands with them. */
export interface Desk {
  readonly dueAt: (run: Run) => Instant | undefined
  /** REV-3: after the last round, and on silence that is not consent, the next level judges. */
  readonly whom: (run: Run, key: Key) => People
  readonly judged: (run: Run, key: Key) => readonly Fact<'judged'>[]
  /** Those that hold for what is seen now (REV-2). */
  readonly holding: (run: Run, key: Key, seen: string) => readonly Fact<'judged'>[]
  readonly standing: (run: Run, key: Key, seen: string) => Standing
  /** The task of those who must state again. */
  readonly again: (run: Run, key: Key) => OpenTask
}

export function deskOf(config: ReviewConfig, context: CompileContext): Desk {
  const { block, settings } = context
  const dueAt = (run: Run) => (config.due === '' ? undefined : run.deadlines.get(config.due))
  const judged = (run: Run, key: Key) =>
    config.scope === 'table' ? run.facts.about('judged', block) : run.facts.about('judged', block, key)
  const isLastRound = (run: Run, key: Key) => refusedRounds(judged(run, key)) >= config.maxRounds
  const isOver = (run: Run) => {
    const due = dueAt(run)
    return due !== undefined && run.reached(due)
  }
  /** REV-5 退回: once, on silence; what was stated after the date and is not judged either goes to the next level. */
  const isStatedAgain = (run: Run, key: Key) =>
    run.facts.about('answered', config.returnTo, key).some((fact) => fact.known >= dueAt(run)!)
  const isSilent = (run: Run, key: Key) =>
    isOver(run) && (config.onSilence === 'escalate' || (config.onSilence === 'return' && isStatedAgain(run, key)))
  const isEscalated = (run: Run, key: Key) =>
    isSilent(run, key) || (config.onRefusal === 'return' && isLastRound(run, key))
  const asked = settings('ask', config.returnTo)
  const held = holding(config, context)
  return {
    dueAt,
    judged,
    holding: (run, key, seen) => held(run, key, seen, judged(run, key)),
    whom: (run, key) => {
      if (isEscalated(run, key)) return whom(config.escalateTo, run, key)
      if (config.quorum !== 'sequence') return whom(config.who, run, key)
      const { role, persons } = nextDesk(config, run, key, judged(run, key))
      return { role, persons }
    },
    standing: (run, key, seen) => {
      const valid = held(run, key, seen, judged(run, key))
      const next = whom(config.escalateTo, run, key).persons
      const above = valid.findLast((fact) => fact.by !== undefined && next.includes(fact.by))
      if (above !== undefined && isEscalated(run, key)) return above.value.verdict
      const verdict = verdictOf(config, run, key, valid, isOver(run))
      if (verdict === 'open' && config.onSilence === 'return' && isOver(run) && !isStatedAgain(run, key))
        return 'returned'
      if (verdict !== 'refused' || config.onRefusal === 'leave') return verdict
      return isLastRound(run, key) ? 'open' : 'returned'
    },
    again: (run, key) => {
      const from = judged(run, key).findLast((fact) => fact.value.verdict === 'refused')?.known ?? dueAt(run)
      return {
        block: storedId<BlockId>(config.returnTo),
        row: key,
        kind: 'answer',
        ...statedBefore(run, config.returnTo, key, asked ? whom(asked.who, run, key) : { role: '', persons: [] }),
        ...(from === undefined ? {} : { dueAt: run.calendars.after(from, config.returnWithin) }),
        items: [],
      }
    },
  }
}

/** REV-3: the same people state again, as far as the posts are still theirs. */
function statedBefore(run: Run, ask: string, key: Key, asked: People): People {
  const stated = new Set(run.facts.about('answered', ask, key).map((fact) => fact.slot.person ?? fact.by))
  const same = asked.persons.filter((person) => stated.has(person))
  return same.length === 0 ? asked : { role: asked.role, persons: same }
}

/** Each content that was refused is one round. */
const refusedRounds = (judged: readonly Fact<'judged'>[]): number =>
  new Set(judged.filter((fact) => fact.value.verdict === 'refused').map((fact) => fact.value.seen)).size
