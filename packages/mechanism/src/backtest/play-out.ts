import type { FactId, Instant, Key, PersonId } from '@jizhi/domain'
import { absorb, type DerivationState, derived } from '../derive/derive.ts'
import type { Derived, OpenTask } from '../model/derived.ts'
import type { AnyFact, Fact, FactKind, FactValues, Slot } from '../model/fact.ts'

/** Statements about what another drawing had derived: they do not carry over. */
const OF_THE_DRAWING = new Set<FactKind>(['frozen', 'judged', 'signed', 'noticed', 'acknowledged'])

/** What people said of the world, which holds whatever the drawing makes of it. */
export const carriesOver = (fact: AnyFact): boolean => !OF_THE_DRAWING.has(fact.kind)

const YEAR_MS = 366 * 86_400_000
/** A drawing has fewer steps of waiting one after another than this. */
const MOST_ROUNDS = 24

/**
 * BACK-2: lets a cycle come to its end without anybody's choice: time passes, notices are delivered, reviews pass what
 * they see, open objections are turned down, results freeze when they are complete. Nothing is signed: what would be
 * signed is what is asked for.
 */
export function playOut(started: DerivationState, opened: Fact<'opened'>): DerivationState {
  let made = 0
  const later = Math.max(started.index.now, opened.known) + YEAR_MS
  const say = <K extends FactKind>(kind: K, slot: Slot, value: FactValues[K], known: number): AnyFact => {
    made += 1
    const id = `played-${String(made).padStart(6, '0')}` as FactId // never stored
    const { mechanism, cycle } = opened
    const at = known as Instant // counted up from a known instant
    return { id, mechanism, cycle, kind, slot, value, at, known: at, by: PLAYER } as unknown as AnyFact // kind and value agree by the signature
  }
  let state = absorb(started, [say('tick', {}, {}, later)])
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const now = derived(state)
    const next = [...now.open.flatMap((task) => answersTo(task, now)), ...frozenNow(now)].map(({ kind, slot, value }) =>
      say(kind, slot, value, later + round + 1),
    )
    if (next.length === 0) return state
    // Windows opened by these notices close before the next round.
    state = absorb(state, [...next, say('tick', {}, {}, later + (round + 1) * YEAR_MS)])
  }
  return state
}

const PLAYER = 'played' as PersonId // nobody; never stored

type Statement = { readonly [K in FactKind]: { kind: K; slot: Slot; value: FactValues[K] } }[FactKind]

function answersTo(task: OpenTask, now: Derived): readonly Statement[] {
  const { block, row } = task
  const about: Slot = row === ('' as Key) ? { block } : { block, row } // '' = table
  if (task.kind === 'notice')
    return [{ kind: 'noticed', slot: about, value: { effects: task.items, deliveredAt: now.now } }]
  if (task.kind === 'judge')
    return (task.persons.length === 0 ? [PLAYER] : task.persons).map((person) => ({
      kind: 'judged',
      slot: { ...about, person },
      value: { verdict: 'passed', seen: task.items[0] ?? '' },
    }))
  if (task.kind === 'decide')
    return task.items.map((item) => ({ kind: 'decided', slot: { ...about, item }, value: { outcome: 'rejected' } }))
  return []
}

/** What is complete and not frozen as it stands, whoever is to issue it. */
const frozenNow = ({ results }: Derived): readonly Statement[] =>
  results
    .filter(({ complete, frozen, live }) => complete && frozen?.digest !== live.digest)
    .map(({ block, frozen, live: { digest, rows } }) => ({
      kind: 'frozen',
      slot: { block },
      value: { revision: (frozen?.revision ?? 0) + 1, digest, rows },
    }))
