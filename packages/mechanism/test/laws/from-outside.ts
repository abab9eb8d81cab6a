import { type Day, dayOf, type Instant, type Key, type PersonId, type PostId, storedId } from '@jizhi/domain'
import type { AnyFact, Derived, FrozenRows, Need } from '../../src/index.ts'
import { fact, tick } from '../build.ts'
import { past } from '../history/past.ts'
import { SEED, VILLAGES } from './county.ts'

const DAY_MS = 86_400_000
const MONTHS = ['2018-05', '2019-03', '2019-04', '2019-05']

/** One thing that happens, by the numbers a case was drawn with. */
export interface Step {
  readonly what: number
  readonly who: number
  readonly value: number
  readonly days: number
}

interface Now {
  readonly derived: Derived
  readonly step: Step
  readonly id: string
  readonly known: Instant
  /** Any block of the drawing, and one of the kind that is named. */
  readonly block: string
  readonly named: (kind: string) => string | undefined
}

type Happening = (now: Now) => AnyFact | undefined

/** Who was behind in a month before, with a mark; some were not assessed. */
const month: Happening = ({ step: { who, value }, id, known }) => {
  const rows = VILLAGES.filter((_, at) => (who >> at) % 4 !== 3).map((row, at) => [
    row,
    [(value >> at) % 2, value * 10 + at],
  ])
  const types = [
    { id: 'back', type: 'flag' },
    { id: 'mark', type: 'score', scale: 2 },
  ] as const
  const told = past(MONTHS[value % 4]!, Object.fromEntries(rows), {
    known,
    result: 'past',
    revision: 1 + (who % 3),
    types,
  })
  return { ...told, id } as AnyFact // an own id
}

const holder: Happening = ({ step, id, known }) =>
  fact(
    'holder',
    {
      post: storedId<PostId>('post-leader'),
      holders: [storedId<PersonId>(`leader-${1 + (step.who % 2)}`)],
      from: dayOf(known),
    },
    { item: 'post-leader' },
    { id, known, by: 'office-1' },
  )

const cases = (value: number): FrozenRows => ({
  keys: [`case-${value % 3}` as Key],
  columns: [
    { id: 'case_overdue', cells: [{ v: String(value % 2) }] },
    { id: 'case_closed_at', cells: [value % 3 === 0 ? { v: '1559000000000' } : { m: 'not-applicable' }] },
  ],
  domain: [],
})

const OFFERED: { readonly [K in Need['what']]: (need: Need, now: Now) => AnyFact | undefined } = {
  outcome: (_, now) => month(now),
  snapshot: ({ block }, { step, id, known }) => fact('snapshot', { rows: cases(step.value) }, { block }, { id, known }),
  balance: ({ block, row }, { step, id, known }) =>
    fact(
      'balance',
      { balance: String(step.value * 100), sum: '5000', count: 2 },
      { block, ...(row ? { row } : {}) },
      { id, known },
    ),
  initial: ({ block, row }, { step, id, known }) =>
    fact(
      'initial',
      { asOf: '2019-04', value: String(step.value % 4), second: storedId<PersonId>('leader-1') },
      { block, ...(row ? { row } : {}) },
      { id, known, by: 'office-1' },
    ),
}

/** What the blocks wait for from outside, brought all at once. */
export const bringAll = (derived: Derived, id: string, known: Instant): readonly AnyFact[] =>
  derived.needs.flatMap((need, at) => {
    const now = { derived, step: { what: 0, who: at, value: at * 2 + 1, days: 0 }, id: `${id}-${at}`, known }
    return OFFERED[need.what](need, { ...now, block: need.block, named: () => undefined }) ?? []
  })

/** One thing a block waits for from outside is brought. */
const offered: Happening = (now) => {
  const need = now.derived.needs[now.step.who % Math.max(now.derived.needs.length, 1)]
  return need && OFFERED[need.what](need, now)
}

const arrived: Happening = ({ step, id, known, named }) => {
  const block = named('roster')
  const keys = VILLAGES.filter((_, at) => (step.value >> at) % 3 !== 0).map((key) => key as Key)
  const columns = [{ id: 'back', cells: keys.map((_, at) => ({ v: String(at % 2) })) }]
  const types = [{ id: 'back', type: 'flag' }] as const
  return block === undefined
    ? undefined
    : fact('arrived', { event: 'event-1', rows: { keys, columns, domain: [] }, types }, { block }, { id, known })
}

const fixed: Happening = ({ step, id, known, named }) => {
  const change = ({ 0: 'add', 1: 'remove' } as const)[step.who % 4]
  const keys = VILLAGES.filter((_, at) => (step.value >> at) % 2 === 0).map((key) => key as Key)
  const slot = { block: named('roster') ?? '', ...(change ? { item: id } : {}) }
  return {
    ...fact('fixed', { keys, ...(change ? { change } : {}) }, slot, { id, known }),
    reason: 'words-1',
  } as AnyFact // with its reason
}

const drawn: Happening = ({ step, id, known, named }) =>
  fact('drawn', { seed: SEED }, { block: named(step.who % 2 === 0 ? 'roster' : 'rank') ?? '' }, { id, known })

const claimed: Happening = ({ step, id, known, named }) => {
  const person = `inspector-${1 + (step.value % 2)}`
  const row = VILLAGES[step.who % VILLAGES.length]!
  return fact('claimed', {}, { block: named('ask') ?? '', row, person }, { id, known, by: person })
}

/** Somebody hands a row on, or asks for a signature beside. */
const assigned: Happening = ({ step, id, known, named }) => {
  const mode = (['instead', 'before', 'after'] as const)[step.value % 3]!
  const [from, to] = ['inspector-1', 'inspector-2', 'leader-1'].map((_, at, all) => all[(step.who + at) % 3]!)
  const row = VILLAGES[step.who % VILLAGES.length]!
  const value = { mode, from: storedId<PersonId>(from!), to: storedId<PersonId>(to!) }
  const block = named(step.value % 2 === 0 ? 'review' : 'ask') ?? ''
  return fact('assigned', value, { block, row, item: id }, { id, known, by: from! })
}

const objected: Happening = ({ step, id, known, named }) => {
  const block = named('objection')
  const row = VILLAGES[step.who % VILLAGES.length]!
  const columns = step.value % 2 === 0 ? ['score'] : ['litter', 'look']
  const person = 'villager-1'
  return block === undefined
    ? undefined
    : fact('objected', { columns }, { block, row, person }, { id, known, by: person })
}

const overridden: Happening = ({ step, id, known, block }) => {
  const [column, value] = [['score', 'look', 'award', 'times'][step.value % 4]!, String(step.value)]
  const row = VILLAGES[step.who % VILLAGES.length]!
  return fact(
    'overridden',
    { column, value: step.value % 5 === 0 ? null : value },
    { block, row },
    { id, known, by: 'leader-1' },
  )
}

const answeredByTheWorld: Happening = ({ derived, step, id, known }) => {
  const effect = derived.effects[step.who % Math.max(derived.effects.length, 1)]
  if (!effect) return undefined
  const slot = { block: effect.slot.block, row: effect.slot.row, item: effect.slot.line }
  if (step.value % 3 === 0)
    return fact('acknowledged', { state: step.value % 2 === 0 ? 'refused' : 'done' }, slot, { id, known })
  return step.value % 3 === 1
    ? fact('posted', {}, slot, { id, known })
    : fact('refused', { why: 'overdrawn' }, slot, { id, known })
}

const calendar: Happening = ({ step, id, known }) => {
  const day = `2019-06-0${1 + (step.value % 9)}` as Day
  if (step.who % 3 === 0)
    return fact('calendar', { revision: id, days: [[day, step.value % 2 === 0 ? 'off' : 'work']] }, {}, { id, known })
  if (step.who % 3 === 1)
    return fact('paused', { from: dayOf(known), to: step.value % 2 === 0 ? null : day }, {}, { id, known })
  const to = (known + (step.value % 9) * DAY_MS) as Instant
  return fact('extended', { deadline: step.value % 2 === 0 ? 'report_by' : 'score_by', to }, {}, { id, known })
}

const declined: Happening = ({ derived, step, id, known }) => {
  const result = derived.results[step.who % Math.max(derived.results.length, 1)]
  return (
    result && fact('declined', { digest: result.live.digest }, { block: result.block }, { id, known, by: 'office-1' })
  )
}

const time: Happening = ({ step, known }) => tick((known + (step.value % 9) * DAY_MS) as Instant)

/** A cycle is seldom given up. */
const voided: Happening = ({ step, id, known }) =>
  step.value % 8 === 0 ? fact('voided', {}, {}, { id, known }) : undefined

const HAPPENINGS: readonly Happening[] = [
  ...[
    month,
    month,
    holder,
    offered,
    offered,
    offered,
    arrived,
    fixed,
    drawn,
    drawn,
    claimed,
    assigned,
    objected,
    objected,
  ],
  ...[overridden, answeredByTheWorld, calendar, declined, time, voided],
]

/** What comes from outside, or out of turn. */
export const happening = (now: Now): AnyFact | undefined => HAPPENINGS[now.step.value % HAPPENINGS.length]!(now)
