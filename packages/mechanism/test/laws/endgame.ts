import type { Instant, Key } from '@jizhi/domain'
import { type AnyFact, absorb, type DerivationState, derived, type OpenTask } from '../../src/index.ts'
import { fact, freezing, tick } from '../build.ts'
import { answerTo } from './answers.ts'
import { VILLAGES } from './county.ts'
import { bringAll } from './from-outside.ts'
import { filled } from './sheets.ts'

const DAY_MS = 86_400_000
/** Whoever answers with an even number agrees. */
const AGREED = 2

/** What a diligent office does at the end of a month; each step may be left out or come too early. */
type Move = (state: DerivationState, id: string, known: Instant) => readonly AnyFact[]

/** Everybody on the roster is visited; where nobody is, the villages. */
const answerAll: Move = (state, id, known) => {
  const { order, mechanism } = state.program
  const roster = order.find((block) => block.kind === 'roster')!.id
  const keys: readonly (Key | string)[] = derived(state).tables[roster]?.rows?.keys ?? []
  const rows = keys.length > 0 ? keys : VILLAGES
  return mechanism.blocks
    .filter((block) => block.kind === 'ask')
    .flatMap((ask) =>
      rows.flatMap((row, at) =>
        ['inspector-1', 'inspector-2'].map((person) =>
          fact(
            'answered',
            filled(ask, 13 + at * 31),
            { block: ask.id, row, person },
            { id: `${id}-${ask.id}-${row}-${person}`, known, by: person },
          ),
        ),
      ),
    )
}

const doAll =
  (kind: OpenTask['kind']): Move =>
  (state, id, known) =>
    derived(state)
      .open.filter((task) => task.kind === kind)
      .flatMap(
        (task, turn) => answerTo(task, { id: `${id}-${task.block}-${task.row}-${turn}`, known, value: AGREED }) ?? [],
      )

/** One after another: what is frozen first is known to what is frozen next. */
const freeze: Move = (start, id, known) => {
  const made: AnyFact[] = []
  let state = start
  for (const { block } of derived(start).results) {
    const now = derived(state)
    if (!now.results.find((one) => one.block === block)?.complete) continue
    const at = (known + made.length * 1000) as Instant
    const frozen = { ...freezing(now, block, 1000, at), id: `${id}-${block}` } as AnyFact // an own id per freeze
    made.push(frozen)
    state = absorb(state, [frozen])
  }
  return made
}

const wait: Move = (_state, id, known) => [{ ...tick((known + 6 * DAY_MS) as Instant), id } as AnyFact] // a tick under this step's id

const bring: Move = (state, id, known) => bringAll(derived(state), id, known)

/** Every second of those notified disputes a figure. */
const object: Move = (state, id, known) =>
  [...state.index.byId.values()]
    .filter((one) => one.kind === 'noticed')
    .filter((_, at) => at % 2 === 0)
    .map(({ slot: { block = '', row = '' } }, at) =>
      fact(
        'objected',
        { columns: ['score'] },
        { block, row, person: 'villager-1' },
        { id: `${id}-${at}`, known, by: 'villager-1' },
      ),
    )

const MOVES: readonly Move[] = [
  ...[answerAll, bring, doAll('judge'), doAll('notice'), object, wait, doAll('decide'), freeze, doAll('notice'), wait],
  ...[bring, doAll('sign'), doAll('answer')],
]

/** Plays the end of a month. `skip` names the step that is left out; as many as there are and above: none. */
export function endgame(start: DerivationState, from: Instant, skip: number): readonly AnyFact[] {
  const made: AnyFact[] = []
  let state = start
  let known = from
  for (const [at, move] of MOVES.entries()) {
    known = (Math.max(known, state.index.now) + 3_600_000) as Instant // the later of two instants
    if (at === skip) continue
    const facts = move(state, `end-${at}`, known)
    made.push(...facts)
    state = absorb(state, facts)
  }
  return made
}
