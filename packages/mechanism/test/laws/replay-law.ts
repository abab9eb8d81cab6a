import fc from 'fast-check'
import { type AnyFact, type Backtest, backtest, type Fact, type Mechanism } from '../../src/index.ts'
import { checked, checkedIn } from './checked.ts'
import { deriveBy, type Engine } from './engine.ts'
import { anyCase } from './play.ts'

/**
 * replay: what was frozen comes out again, cell by cell, from nothing but the facts known up to then; nothing of the
 * derivation of those days is kept, and neither the freeze itself nor what came later is looked at.
 */
export const replay = (engine: Engine): string =>
  checked(anyCase, ({ mechanism, facts }) =>
    facts.every((fact) => {
      if (fact.kind !== 'frozen') return true
      const known = structuredClone(facts.filter((one) => isBefore(one, fact)))
      const again = deriveBy(engine, structuredClone(mechanism), known).results.find(
        (one) => one.block === fact.slot.block,
      )
      return again?.live.digest === fact.value.digest && textOf(again.live.rows) === textOf(fact.value.rows)
    }),
  )

const isBefore = (one: AnyFact, frozen: Fact<'frozen'>): boolean =>
  one.known < frozen.known || (one.known === frozen.known && one.id < frozen.id)

const textOf = (value: unknown): string => JSON.stringify(value)

/** BACK-5: a drawing played again over any past, months on end, differs from itself in nothing. */
export const replayMonths = (engine: Engine): string =>
  checkedIn(4, anyCase, fc.integer({ min: 1, max: 3 }), ({ mechanism, facts }, months) => {
    const draft = engine.start(structuredClone(mechanism)).program.mechanism
    const past = ['2019-05', '2019-06', '2019-07'].slice(0, months).map((period) => monthOf(period, facts))
    return isEqual(backtest(draft, mechanism, past))
  })

const isEqual = ({ units, cells, balance, totals }: Backtest): boolean =>
  units.length + cells.length + balance.length === 0 && totals.every(({ before, after }) => before === after)

/** The same facts, told of another month. */
const monthOf = (period: string, facts: readonly AnyFact[]): { period: string; facts: readonly AnyFact[] } => ({
  period,
  facts: facts.map((fact) => (fact.kind === 'opened' ? { ...fact, value: { ...fact.value, period } } : fact)),
})

/** Rounds down whatever the drawing says: today's habit for a month that went by another. */
export const roundingDown = (mechanism: Mechanism): Mechanism => ({
  ...mechanism,
  rounding: { mode: 'each-step', rule: 'down', scale: 0 },
})
