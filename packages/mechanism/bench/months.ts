import { type AnyFact, absorb, type Derived, derive, derived, emptyState } from '../src/index.ts'
import { sheet } from '../test/build.ts'
import { byHand, sumOfDerived, unitsOf } from './floor.ts'
import { median, type Taken } from './taken.ts'
import { countyMonth, nextVersion } from './workload.ts'

export type Clock = () => number

const timed = (clock: Clock, run: () => unknown): number => {
  const start = clock()
  run()
  return clock() - start
}

/** States and facts are values, so work can be done again: what neighbours on the machine take does not count. */
export const TRIES = 3

export function fastest(clock: Clock, run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let time = 0; time < TRIES; time += 1) least = Math.min(least, timed(clock, run))
  return least
}

/** The first month a fresh process or worker derives, compilers cold. */
export function coldMonth(clock: Clock): Taken {
  const { mechanism, facts } = countyMonth(420, 60)
  return { ms: [timed(clock, () => derive(mechanism, facts).hash)], fault: undefined }
}

/** A whole derivation from facts, beside the loop written by hand, in turns. */
export function wholeMonth(clock: Clock, villages: number, items: number, rounds: number): Taken {
  const { mechanism, facts } = countyMonth(villages, items)
  const units = unitsOf(villages)
  const taken = { ms: [] as number[], floorMs: [] as number[] }
  const warmUp = villages > 1000 ? 5 : 60
  for (let round = -warmUp; round < rounds; round += 1) {
    const product = fastest(clock, () => derive(mechanism, facts))
    const floor = fastest(clock, () => byHand(facts, units, items))
    if (round < 0) continue
    taken.ms.push(product)
    taken.floorMs.push(floor)
  }
  const isEqual = sumOfDerived(derive(mechanism, facts), villages) === byHand(facts, units, items)
  return { ...taken, fault: isEqual ? undefined : 'other figures than by hand' }
}

/** One sheet after another is stated anew; every time all tables, effects and the sum of everything are asked for. */
export function afterOneFact(clock: Clock, villages: number, items: number, rounds: number): Taken {
  const { mechanism, facts } = countyMonth(villages, items)
  let state = absorb(emptyState(mechanism), facts)
  const told: AnyFact[] = [...facts]
  const read = ({ hash, effects, open }: Derived): number => hash.length + effects.length + open.length
  read(derived(state))
  const ms: number[] = []
  for (let round = -20; round < rounds; round += 1) {
    const at = (round + 20) * 37
    const values = Array.from({ length: items }, (_, item) => (at + item * 7) % 9)
    const fact = sheet(`village-${at % villages}`, values, { id: `more-${round + 20}` })
    const before = state
    const taken = fastest(clock, () => {
      state = absorb(before, [fact])
      read(derived(state))
    })
    told.push(fact)
    if (round >= 0) ms.push(taken)
  }
  const isEqual = derived(state).hash === derive(structuredClone(mechanism), told).hash
  return { ms, fault: isEqual ? undefined : 'other tables than derived whole' }
}

/** Two years of months under two versions each. */
export function backtest(clock: Clock, rounds: number): Taken {
  const months = Array.from({ length: 24 }, (_, at) => countyMonth(420, 60, 7 + at))
  const versions = [months[0]!.mechanism, nextVersion(60)]
  const sums = new Set<number>()
  const ms = Array.from({ length: rounds }, () =>
    fastest(clock, () => {
      for (const { facts } of months) for (const version of versions) sums.add(derive(version, facts).effects.length)
    }),
  )
  const first = sumOfDerived(derive(versions[0]!, months[0]!.facts), 420)
  const isRight = first === byHand(months[0]!.facts, unitsOf(420), 60)
  return { ms, fault: isRight && sums.size > 0 ? undefined : 'other figures than by hand' }
}

/** Slope of log time over log size, of the medians of interleaved rounds: 1 is linear. */
export function growth(
  clock: Clock,
  rounds: number,
): { readonly exponent: number; readonly medians: readonly number[] } {
  const sizes = [1, 2, 4, 8]
  const months = sizes.map((size) => countyMonth(420 * size, 60))
  const taken: number[][] = sizes.map(() => [])
  for (let round = -4; round < rounds; round += 1)
    for (let turn = 0; turn < sizes.length; turn += 1) {
      const at = (turn + round + 4) % sizes.length
      const { mechanism, facts } = months[at]!
      // Small months several times, so that the clock can read them.
      const times = 8 / sizes[at]!
      const ms = fastest(clock, () => {
        for (let time = 0; time < times; time += 1) derive(mechanism, facts)
      })
      if (round >= 0) taken[at]!.push(ms / times)
    }
  const medians = taken.map(median)
  const points = medians.map((ms, at) => ({ x: Math.log(sizes[at]!), y: Math.log(ms) }))
  const mean = (of: 'x' | 'y'): number => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean('x'), mean('y')]
  const over = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  return { exponent: over / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0), medians }
}
