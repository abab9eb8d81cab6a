import {
  type AnyFact,
  absorb,
  type CellRef,
  type DerivationState,
  type Derived,
  derived,
  emptyState,
  explainer,
  type Mechanism,
  type Trace,
} from '../../src/index.ts'

/** What a law is stated about; a faulty one is handed to the same law to see it go red. */
export interface Engine {
  readonly start: (mechanism: Mechanism) => DerivationState
  readonly absorb: (state: DerivationState, facts: readonly AnyFact[]) => DerivationState
  readonly derived: (state: DerivationState) => Derived
  readonly explainer: (state: DerivationState) => (cell: CellRef) => Trace | undefined
}

export const ENGINE: Engine = { start: emptyState, absorb, derived, explainer }

export const deriveBy = (engine: Engine, mechanism: Mechanism, facts: readonly AnyFact[]): Derived =>
  engine.derived(engine.absorb(engine.start(mechanism), facts))

/** Every byte that leaves the engine. Whole numbers beyond JSON stand as text. */
export const bytesOf = (result: Derived): string =>
  JSON.stringify(result, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
