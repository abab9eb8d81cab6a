import {
  dayOf,
  type Instant,
  type Key,
  MISSING_REASONS,
  type PersonId,
  type PostId,
  packMissing,
  storedId,
} from '@jizhi/domain'
import fc from 'fast-check'
import {
  type AnyFact,
  absorb,
  type Derived,
  derived,
  emptyState,
  type FrozenRows,
  type Mechanism,
} from '../../src/index.ts'
import { fact, freezing, instant, opened, pins, tick } from '../build.ts'
import { past } from '../history/past.ts'
import { anyDrawing } from './drawings.ts'
import { endgame } from './endgame.ts'

const VILLAGES = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6']
const PINS = pins(VILLAGES.map((id, at) => ({ id, category: at % 2 === 0 ? 'A' : 'B' })))
const DAY_MS = 86_400_000

interface Step {
  readonly what: number
  readonly who: number
  readonly value: number
  readonly days: number
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(16),
  who: fc.nat(100),
  value: fc.nat(1000),
  days: fc.constantFrom(0, 0, 0, 1, 2),
})

const packed = (value: number, most: number): number =>
  value % 11 === 0 ? packMissing(MISSING_REASONS[value % 5]!) : value % most

const sheetOf = ({ value }: Step): readonly number[] => [packed(value, 13), packed(value * 7, 1001), packed(value, 2)]

/** A drawing, and facts as people make them, looking at what is open. */
interface Case {
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
}

function play(mechanism: Mechanism, steps: readonly Step[]): Case {
  const ask = mechanism.blocks.find((block) => block.kind === 'ask')!.id
  const facts: AnyFact[] = [opened(PINS)]
  let state = absorb(emptyState(mechanism), facts)
  let known = instant('2019-05-28')
  for (const [at, one] of steps.entries()) {
    known = (known + one.days * DAY_MS + 60_000) as Instant
    const made = move(state, ask, one, at, known)
    if (!made) continue
    facts.push(made)
    state = absorb(state, [made])
  }
  return { mechanism, facts }
}

const MONTHS = ['2018-05', '2019-03', '2019-04', '2019-05']

/** Who was behind in a month before; some were not assessed. */
const marksOf = ({ who, value }: Step): { [row: string]: boolean } =>
  Object.fromEntries(VILLAGES.filter((_, at) => (who >> at) % 4 !== 3).map((row, at) => [row, (value >> at) % 2 === 0]))

const holder = ({ who }: Step, id: string, known: Instant): AnyFact =>
  fact(
    'holder',
    {
      post: storedId<PostId>('post-leader'),
      holders: [storedId<PersonId>(`leader-${1 + (who % 2)}`)],
      from: dayOf(known),
    },
    { item: 'post-leader' },
    { id, known, by: 'office-1' },
  )

/** A measure was done and recorded, or the list of cases came in. */
function remembered(now: Derived, one: Step, id: string, known: Instant): AnyFact | undefined {
  const list = now.needs.find((need) => need.what === 'snapshot')
  const rows: FrozenRows = {
    keys: [`case-${one.value % 3}` as Key],
    columns: [{ id: 'case_overdue', cells: [{ v: String(one.value % 2) }] }],
    domain: [],
  }
  if (list) return fact('snapshot', { rows }, { block: list.block }, { id, known, by: 'office-1' })
  const task = now.open.find((open) => open.kind === 'answer' && open.items.length > 0)
  return (
    task &&
    fact(
      'answered',
      { sheet: [] },
      { block: task.block, row: task.row, item: task.items[0]! },
      { id, known, by: 'office-1' },
    )
  )
}

type State = Parameters<typeof derived>[0]

function move(state: State, ask: string, one: Step, at: number, known: Instant): AnyFact | undefined {
  const id = `move-${String(at).padStart(3, '0')}`
  const row = VILLAGES[one.who % VILLAGES.length]!
  const answers = [...state.index.byId.values()].filter((fact) => fact.kind === 'answered' && fact.slot.block === ask)
  const earlier = answers[one.who % Math.max(answers.length, 1)]
  if (one.what <= 4) {
    const person = `inspector-${1 + (one.value % 2)}`
    return fact('answered', { sheet: sheetOf(one) }, { block: ask, row, person }, { id, known, by: person })
  }
  if (one.what === 5 && earlier)
    return fact('answered', { sheet: sheetOf(one) }, earlier.slot, { id, known, supersedes: earlier.id })
  if (one.what === 6 && earlier) return fact('withdrawn', {}, earlier.slot, { id, known, supersedes: earlier.id })
  if (one.what === 7) return tick(known)
  if (one.what === 13)
    return { ...past(MONTHS[one.value % 4]!, marksOf(one), { known, result: 'past', revision: at }), id } as AnyFact // an own id
  if (one.what === 14) return holder(one, id, known)
  const now = derived(state)
  if (one.what === 15) return remembered(now, one, id, known)
  const frozen = now.results[one.who % Math.max(now.results.length, 1)]
  if (one.what === 8 && frozen) return { ...freezing(now, frozen.block, 1 + at, known), id } as AnyFact // an own id per freeze
  const task = now.open.filter((open) => open.kind !== 'answer')[
    one.who % Math.max(now.open.filter((open) => open.kind !== 'answer').length, 1)
  ]
  if (!task) return undefined
  const by = task.persons[0] ?? 'office-1'
  const slot = { block: task.block, row: task.row }
  if (task.kind === 'notice')
    return fact('noticed', { effects: [...task.items], deliveredAt: known }, slot, { id, known, by })
  if (task.kind === 'decide')
    return fact('decided', { outcome: 'rejected' }, { ...slot, item: task.items[0]! }, { id, known, by })
  if (task.kind === 'sign')
    return fact('signed', { digests: [...task.items] }, { block: task.block }, { id, known, by })
  return undefined
}

/** Somebody objects now and then: a second pass, since an objection needs its block's name. */
const withObjection = (played: Case, who: number): Case => {
  const objection = played.mechanism.blocks.find((block) => block.kind === 'objection')
  const last = played.facts.at(-1)!
  if (!objection || who % 3 !== 0) return played
  const objected = fact(
    'objected',
    { columns: ['score'] },
    { block: objection.id, row: VILLAGES[who % VILLAGES.length]!, person: 'villager-1' },
    { id: 'objected-1', known: last.known, by: 'villager-1' },
  )
  return { ...played, facts: [...played.facts, objected] }
}

export const anyCase: fc.Arbitrary<Case> = fc
  .tuple(anyDrawing, fc.array(step, { minLength: 4, maxLength: 40 }), fc.nat(1000), fc.nat(13))
  .map(([mechanism, steps, who, skip]) => {
    const played = withObjection(play(mechanism, steps), who)
    if (skip > 9) return played
    const state = absorb(emptyState(mechanism), played.facts)
    return { mechanism, facts: [...played.facts, ...endgame(state, state.index.now, VILLAGES, skip)] }
  })
