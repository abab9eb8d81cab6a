import { type BlockId, type Instant, type Key, type PersonId, storedId } from '@jizhi/domain'
import type { ReviewConfig } from '../blocks/review.ts'
import type { CompileContext } from '../model/compiled.ts'
import type { OpenTask } from '../model/derived.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { calledFor } from './ask-people.ts'
import { type Cosigner, cosigners, handedOn } from './handed-on.ts'
import { holding, nextDesk, slotRow, type Verdict, verdictOf } from './verdicts.ts'
import { type Called, whom } from './whom.ts'

type Standing = Verdict | 'returned'

/** Who judges, by when, and where a row stands with them. */
export interface Desk {
  readonly dueAt: (run: Run) => Instant | undefined
  /** REV-3: after the last round, and on silence that is not consent, the next level judges. */
  readonly whom: (run: Run, key: Key, seen: () => string) => Called
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
  const cosigned = (run: Run, key: Key, valid: readonly Fact<'judged'>[]): Beside =>
    besideOf(cosigners(run, block, slotRow(config, key)), valid)
  return {
    dueAt,
    judged,
    holding: (run, key, seen) => held(run, key, seen, judged(run, key)),
    whom: (run, key, seen) => {
      if (isEscalated(run, key)) return whom(config.escalateTo, run, key)
      const said = judged(run, key)
      // REV-2: whose turn it is depends on the verdicts that hold for what is seen now.
      const valid = said.length === 0 ? said : held(run, key, seen(), said)
      const beside = cosigned(run, key, valid)
      const pending = beside.cosigners.filter(({ word }) => word === undefined)
      const before = pending.filter(({ mode }) => mode === 'before')
      if (before.length > 0) return { role: COSIGNER, persons: before.map(({ person }) => person) }
      if (pending.length > 0 && verdictOf(config, block, run, key, beside.own, isOver(run)) === 'passed')
        return { role: COSIGNER, persons: pending.map(({ person }) => person) }
      if (config.quorum !== 'sequence') return handedOn(run, block, slotRow(config, key), whom(config.who, run, key))
      const { verdict: _, ...called } = nextDesk(config, block, run, key, beside.own)
      return called
    },
    standing: (run, key, seen) => {
      const valid = held(run, key, seen, judged(run, key))
      const next = whom(config.escalateTo, run, key).persons
      const above = valid.findLast((fact) => fact.by !== undefined && next.includes(fact.by))
      if (above !== undefined && isEscalated(run, key)) return above.value.verdict
      const beside = cosigned(run, key, valid)
      const verdict = withCosigners(beside, verdictOf(config, block, run, key, beside.own, isOver(run)), isOver(run))
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
        ...statedBefore(run, config.returnTo, key, asked ? calledFor(asked, config.returnTo, run, key) : NOBODY),
        ...(from === undefined ? {} : { dueAt: run.calendars.after(from, config.returnWithin) }),
        items: [],
      }
    },
  }
}

const NOBODY: Called = { role: '', persons: [] }

/** What a cosigner is called in the list of duties; his own post plays no part. */
const COSIGNER = ''

/** REV-3: the same people state again, as far as the posts are still theirs; PIN-6: or who stands in for them. */
function statedBefore(run: Run, ask: string, key: Key, asked: Called): Called {
  const stated = new Set(run.facts.about('answered', ask, key).map((fact) => fact.slot.person ?? fact.by))
  const standsIn = (person: PersonId): boolean =>
    asked.standIns?.some(({ by, of }) => by === person && stated.has(of)) ?? false
  const same = asked.persons.filter((person) => stated.has(person) || standsIn(person))
  return same.length === 0 ? asked : { ...asked, persons: same }
}

/** Verdicts of those asked, and of whom they asked to sign beside them (PIN-7). */
interface Beside {
  readonly own: readonly Fact<'judged'>[]
  readonly cosigners: readonly (Cosigner & { readonly word: 'passed' | 'refused' | undefined })[]
}

function besideOf(asked: readonly Cosigner[], valid: readonly Fact<'judged'>[]): Beside {
  if (asked.length === 0) return { own: valid, cosigners: [] }
  const wordOf = ({ person, since }: Cosigner) =>
    valid.findLast((fact) => fact.by === person && fact.known >= since)?.value.verdict
  return {
    own: valid.filter((fact) => asked.every(({ person }) => person !== fact.by)),
    cosigners: asked.map((one) => ({ ...one, word: wordOf(one) })),
  }
}

/** PIN-7: a cosigner's refusal refuses; he is waited for up to the date of the review, and then not heard any more. */
function withCosigners({ cosigners: asked }: Beside, own: Verdict, isOver: boolean): Verdict {
  if (asked.some(({ word }) => word === 'refused')) return 'refused'
  return !isOver && own === 'passed' && asked.some(({ word }) => word === undefined) ? 'open' : own
}

/** Each content that was refused is one round. */
const refusedRounds = (judged: readonly Fact<'judged'>[]): number =>
  new Set(judged.filter((fact) => fact.value.verdict === 'refused').map((fact) => fact.value.seen)).size
