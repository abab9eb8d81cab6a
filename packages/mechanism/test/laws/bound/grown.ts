import type { Key } from '@jizhi/domain'
import { type AnyFact, absorb, type Block, emptyState, type JsonObject, type Mechanism } from '../../../src/index.ts'
import { fact, instant, opened } from '../../build.ts'
import { countyPins, VILLAGES } from '../county.ts'
import { endgame } from '../endgame.ts'

export interface Month {
  readonly mechanism: Mechanism
  readonly facts: readonly AnyFact[]
}

const NONE_LEFT_OUT = 99
const MAY = instant('2019-05-28')

/** A whole month of a county with so many villages. */
export function month(mechanism: Mechanism, villages: number): Month {
  const ids = Array.from({ length: villages }, (_, at) => VILLAGES[at] ?? `v${at + 1}`)
  const start = opened(countyPins(mechanism, ids))
  const state = absorb(emptyState(mechanism), [start])
  return { mechanism, facts: [start, ...endgame(state, MAY, NONE_LEFT_OUT)] }
}

/** So many copies of all blocks behind one cycle, with the facts of each. */
export function copied({ mechanism, facts }: Month, copies: number): Month {
  const cycle = mechanism.blocks.find((one) => one.kind === 'cycle')!
  const named = (id: string, copy: number): string => (id === cycle.id ? id : `${id}${copy}`)
  const each = Array.from({ length: copies }, (_, copy) => copy)
  const rest = mechanism.blocks.filter((one) => one !== cycle)
  return {
    mechanism: {
      ...mechanism,
      blocks: [cycle, ...each.flatMap((copy) => rest.map((one) => ({ ...one, id: named(one.id, copy) })))],
      wires: each.flatMap((copy) =>
        mechanism.wires.map(({ from, to }) => ({
          from: { ...from, block: named(from.block, copy) },
          to: { ...to, block: named(to.block, copy) },
        })),
      ),
    },
    facts: each.flatMap((copy) =>
      facts
        .filter((one) => one.slot.block !== undefined || copy === 0)
        .map((one) =>
          one.slot.block === undefined
            ? one
            : ({
                ...one,
                id: `${one.id}-${copy}`,
                slot: { ...one.slot, block: named(one.slot.block, copy) },
              } as AnyFact),
        ),
    ),
  }
}

/** What would run for ever, were it let: loops in loops over long lists, sums that outgrow all bounds, long texts. */
const HOSTILE = [
  'count(helper, a, any(helper, b, false)) > 0',
  'all(helper, a, count(helper, b, b != a) > 5)',
  'sum(helper, m, 777777777777777777777777777777 / 9999999999999999999999999991) > 1',
  'any(helper, a, a == "v1" || a == "v2") && all(helper, b, b != "v3")',
  'note == note && since < add_days(since, 9999)',
]

const withConditions = (config: JsonObject, conditions: readonly string[]): JsonObject => ({
  ...config,
  cases: conditions.map((when, at) => ({ id: `hostile_${at}`, label: `其${at}`, when })),
})

/** The drawing with hostile conditions in its branches, and forms that hold lists and texts of so many parts. */
export function attacked({ mechanism, facts }: Month, parts: number): Month {
  const long = Array.from({ length: parts }, (_, at) => `u${at}`)
  const blocks = mechanism.blocks.map(
    (one): Block => (one.kind === 'branch' ? { ...one, config: withConditions(one.config, HOSTILE) } : one),
  )
  const row = VILLAGES[0] as Key // a village of the pins
  const ask = mechanism.blocks.find((one) => one.kind === 'ask')!.id
  const ids = { helper: long, note: ['长'.repeat(parts)], keeper: long, paper: long }
  const value = { sheet: [1, 500, 1, 0, 1, 1, 0, 0, 100, 10, 500, 18_000, 0, 0, 0, 0], ids }
  const told = fact('answered', value, { block: ask, row, person: 'inspector-1' }, { id: 'long', known: MAY })
  return { mechanism: { ...mechanism, blocks }, facts: [facts[0]!, told] }
}
