import type { Instant } from '@jizhi/domain'
import { type AnyFact, absorb, type DerivationState, derived, type OpenTask } from '../../src/index.ts'
import { fact, freezing, tick } from '../build.ts'

const DAY_MS = 86_400_000

/** What a diligent office does at the end of a month; each step may be left out or come too early. */
type Move = (state: DerivationState, id: string, known: Instant, rows: readonly string[]) => readonly AnyFact[]

const tasksOf = (state: DerivationState, kind: OpenTask['kind']): readonly OpenTask[] =>
  derived(state).open.filter((task) => task.kind === kind)

const answerAll: Move = (state, id, known, rows) => {
  const ask = state.program.order.find((block) => block.kind === 'ask')!.id
  return rows.flatMap((row, at) =>
    ['inspector-1', 'inspector-2'].map((person) =>
      fact(
        'answered',
        { sheet: [at, 300 + at * 100, at % 2] },
        { block: ask, row, person },
        { id: `${id}-${row}-${person}`, known, by: person },
      ),
    ),
  )
}

const noticeAll: Move = (state, id, known) =>
  tasksOf(state, 'notice').map((task) =>
    fact(
      'noticed',
      { effects: [...task.items], deliveredAt: known },
      { block: task.block, row: task.row },
      { id: `${id}-${task.row}`, known, by: 'office-1' },
    ),
  )

const decideAll: Move = (state, id, known) =>
  tasksOf(state, 'decide').map((task) =>
    fact(
      'decided',
      { outcome: 'rejected' },
      { block: task.block, row: task.row, item: task.items[0]! },
      { id: `${id}-${task.row}`, known, by: task.persons[0] ?? 'nobody' },
    ),
  )

const freeze: Move = (state, id, known) => {
  const now = derived(state)
  return now.results
    .filter((result) => result.complete)
    .map((result) => ({ ...freezing(now, result.block, 1000, known), id: `${id}-${result.block}` }) as AnyFact) // an own id per freeze
}

const wait: Move = (_state, id, known) => [{ ...tick((known + 6 * DAY_MS) as Instant), id } as AnyFact] // a tick under this step's id

const sign: Move = (state, id, known) =>
  tasksOf(state, 'sign').map((task) =>
    fact(
      'signed',
      { digests: [...task.items] },
      { block: task.block },
      { id: `${id}-${task.block}`, known, by: task.persons[0] ?? 'nobody' },
    ),
  )

const MOVES: readonly Move[] = [answerAll, noticeAll, wait, decideAll, freeze, sign]

/** Plays the end of a month. `skip` names the step that is left out; 6 and above: none. */
export function endgame(
  start: DerivationState,
  from: Instant,
  rows: readonly string[],
  skip: number,
): readonly AnyFact[] {
  const made: AnyFact[] = []
  let state = start
  let known = from
  for (const [at, move] of MOVES.entries()) {
    known = Math.max(known, state.index.now) as Instant // the later of two instants
    known = (known + 3_600_000) as Instant
    if (at === skip) continue
    const facts = move(state, `end-${at}`, known, rows)
    made.push(...facts)
    state = absorb(state, facts)
  }
  return made
}
