import { consequencesOf, unitOf } from './consequences.ts'
import type { Consequence } from './past-cycle.ts'
import type { ReplayedCycle } from './replay-months.ts'

/** One kind of consequence under the title people know it by. */
export type ConsequenceKind = Pick<Consequence, 'kind' | 'what' | 'punitive'>

/** How often, or how much, under the version in force and under the draft. */
export interface Sides {
  readonly before: bigint
  readonly after: bigint
}

/** BACK-3: everything that happens, changed or not, by cycle and by unit; one entry of `sums` per kind. */
export interface Tally {
  readonly kinds: readonly ConsequenceKind[]
  readonly totals: readonly Sides[]
  readonly cycles: readonly { readonly period: string; readonly sums: readonly Sides[] }[]
  readonly units: readonly {
    readonly unit: string
    readonly sums: readonly Sides[]
    /** The same, cycle by cycle. */
    readonly cycles: readonly (readonly Sides[])[]
  }[]
}

interface Sum {
  before: bigint
  after: bigint
}

/** Both sides were played over the same cycles in the same order. */
export function tally(before: readonly ReplayedCycle[], after: readonly ReplayedCycle[]): Tally {
  const kinds = new Map<string, ConsequenceKind>()
  const units = new Map<string, Map<string, Sum>[]>()
  const sumAt = (unit: string, cycle: number, kind: string): Sum => {
    const own = units.get(unit) ?? after.map(() => new Map<string, Sum>())
    units.set(unit, own)
    const sum = own[cycle]!.get(kind) ?? { before: 0n, after: 0n }
    own[cycle]!.set(kind, sum)
    return sum
  }
  for (const [cycles, side] of [
    [before, 'before'],
    [after, 'after'],
  ] as const)
    for (const [at, { derived }] of cycles.entries())
      for (const one of consequencesOf(derived)) {
        const { kind, what, punitive, amount } = one
        const key = JSON.stringify([punitive ? 0 : 1, kind, what])
        kinds.set(key, { kind, what, punitive })
        sumAt(unitOf(one), at, key)[side] += amount
      }
  const keys = [...kinds.keys()].sort()
  const perUnit = [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, own]) => {
      const cycles = own.map((sums) => keys.map((key): Sides => sums.get(key) ?? NOTHING))
      return { unit, cycles, sums: keys.map((_, at) => added(cycles.map((sums) => sums[at]!))) }
    })
  const cycles = after.map(({ period }, cycle) => ({
    period,
    sums: keys.map((_, at) => added(perUnit.map((one) => one.cycles[cycle]![at]!))),
  }))
  const totals = keys.map((_, at) => added(cycles.map(({ sums }) => sums[at]!)))
  return { kinds: keys.map((key) => kinds.get(key)!), totals, cycles, units: perUnit }
}

const NOTHING: Sides = { before: 0n, after: 0n }

const added = (all: readonly Sides[]): Sides => ({
  before: all.reduce((sum, one) => sum + one.before, 0n),
  after: all.reduce((sum, one) => sum + one.after, 0n),
})
