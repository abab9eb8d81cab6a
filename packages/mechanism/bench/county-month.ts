import {
  type AnyFact,
  absorb,
  type DerivationState,
  derive,
  derived,
  emptyState,
  type Mechanism,
} from '../src/index.ts'
import { sheet } from '../test/build.ts'
import { countyMonth } from './workload.ts'

const SMALL = { villages: 420, items: 60, rounds: 200 } as const
const GREAT = { villages: 5000, items: 188, rounds: 15 } as const

interface Taken {
  /** The least time on the clock: what it takes when nobody disturbs. */
  readonly least: number
  /** Processor time of a run, garbage collection and compilers beside included. */
  readonly busy: number
}

function time<T>(rounds: number, run: (given: T) => unknown, given: (round: number) => T): Taken {
  const [clock, busy]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds + Math.min(rounds, 60); round += 1) {
    const input = given(round)
    const [start, user] = [performance.now(), process.cpuUsage().user]
    run(input)
    if (round < Math.min(rounds, 60)) continue
    clock.push(performance.now() - start)
    busy.push((process.cpuUsage().user - user) / 1000)
  }
  return { least: Math.min(...clock), busy: busy.reduce((sum, one) => sum + one, 0) / busy.length }
}

const line = (what: string, { least, busy }: Taken): void => {
  process.stdout.write(
    `  ${what.padEnd(46)} least ${least.toFixed(2).padStart(8)} ms, processor ${busy.toFixed(2)} ms\n`,
  )
}

/** Everything a result can be asked for, short of its cells. */
function read(state: DerivationState): number {
  const result = derived(state)
  return result.effects.reduce((sum, effect) => sum + effect.digest.length, result.hash.length)
}

function resheeted(facts: readonly AnyFact[], round: number): AnyFact {
  const first = facts.find((fact) => fact.kind === 'answered')
  const value = first?.kind === 'answered' ? first.value.sheet.map((_, at) => (at + round) % 9) : []
  return sheet('village-1', value, { id: `more-${round}` })
}

function measured(mechanism: Mechanism, facts: readonly AnyFact[], rounds: number): Taken {
  const state = absorb(emptyState(mechanism), facts)
  const warm = time(rounds, derived, () => state)
  line('derived(state)', warm)
  line(
    'with hash and every digest',
    time(rounds, read, () => state),
  )
  line(
    'derive from facts never seen',
    time(
      rounds,
      (fresh: readonly AnyFact[]) => derive(mechanism, fresh),
      () => structuredClone(facts),
    ),
  )
  const again = time(
    rounds,
    (fact: AnyFact) => derived(absorb(state, [fact])),
    (round) => resheeted(facts, round),
  )
  line('one fact more: absorb and derived', again)
  return warm
}

const name = ({ villages, items }: { villages: number; items: number }): string =>
  `${villages} villages × ${items} items, 27 townships`

const small = countyMonth(SMALL.villages, SMALL.items)
const [start, user] = [performance.now(), process.cpuUsage().user]
const { hash, findings } = derive(small.mechanism, small.facts)
const first: Taken = { least: performance.now() - start, busy: (process.cpuUsage().user - user) / 1000 }
process.stdout.write(
  `${name(SMALL)}, ${small.mechanism.blocks.length} blocks, hash ${hash}, findings ${findings.length}\n`,
)
line('first derive in a fresh process', first)
measured(small.mechanism, small.facts, SMALL.rounds)

process.stdout.write(`${name(GREAT)}\n`)
const great = countyMonth(GREAT.villages, GREAT.items)
measured(great.mechanism, great.facts, GREAT.rounds)

/** Slope of log time over log size: 1 is linear. */
const sizes = [1000, 2000, 4000].map((villages) => {
  const { mechanism, facts } = countyMonth(villages, SMALL.items)
  const state = absorb(emptyState(mechanism), facts)
  return { villages, ...time(40, derived, () => state) }
})
const [least, , most] = sizes as [(typeof sizes)[0], (typeof sizes)[0], (typeof sizes)[0]] // three sizes above
const slope = (pick: (one: Taken) => number): string =>
  (Math.log(pick(most) / pick(least)) / Math.log(most.villages / least.villages)).toFixed(2)
process.stdout.write(
  `growth over ${sizes.map(({ villages }) => villages).join(', ')} villages × ${SMALL.items}: exponent ${slope((one) => one.least)} by clock, ${slope((one) => one.busy)} by processor\n`,
)
