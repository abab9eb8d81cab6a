import type { BlockId, CaseId } from '@jizhi/domain'
import {
  type AnyFact,
  absorb,
  type CellRef,
  type DerivationState,
  type Derived,
  deriveCase,
  derived,
  digestOf,
  emptyState,
  explainer,
  type Mechanism,
  type Trace,
  tablesOf,
} from '@jizhi/mechanism'

/** The facts of a stream up to some number, and what follows from them: a value that never changes. */
export interface Known {
  readonly facts: readonly AnyFact[]
  /** Made when it is first asked for: who only adds facts, or needs one block, does not wait for all of them. */
  readonly derived: Derived
  /** Law *resume*: absorbing in portions equals absorbing at once. */
  with(more: readonly AnyFact[]): Known
  /** The rows a block has on any of its ports; what comes after it is not derived for that. */
  rowsOf(block: string): readonly string[]
  /** Why a cell holds what it holds; nothing where there is no such cell. */
  why(cell: CellRef): Trace | undefined
}

export const knownCycle = (mechanism: Mechanism): Known => cycleFrom(emptyState(mechanism), [])

function cycleFrom(state: DerivationState, facts: readonly AnyFact[]): Known {
  let made: Derived | undefined
  return {
    facts,
    get derived() {
      made ??= derived(state)
      return made
    },
    with: (more) => cycleFrom(absorb(state, more), [...facts, ...more]),
    rowsOf: (block) => [
      // a block the drawing does not have has no rows
      ...new Set(Object.values(tablesOf(state, block as BlockId)).flatMap((table) => table.keys)),
    ],
    // what was derived for the last reader is not derived again for the next question
    why: (cell) => explainer(state)(cell),
  }
}

/** CASE-1: the stream of one case; its block stands in the slot of its opening fact. */
export const knownCase = (mechanism: Mechanism, id: string, facts: readonly AnyFact[] = []): Known => {
  let made: Derived | undefined
  return {
    facts,
    get derived() {
      made ??= ofCase(mechanism, id, facts)
      return made
    },
    with: (more) => knownCase(mechanism, id, [...facts, ...more]),
    rowsOf: () => [id],
    why: () => undefined,
  }
}

/** What a case calls for, in the words of every stream: it has no tables and no results, only tasks, dates and effects. */
function ofCase(mechanism: Mechanism, id: string, facts: readonly AnyFact[]): Derived {
  const opened = facts.find((fact) => fact.kind === 'opened')
  const one = deriveCase(mechanism, opened?.slot.block ?? '', id as CaseId, facts) // the id it was opened with
  if (opened === undefined || one === undefined) throw new Error(`case ${id} was never opened`)
  const { now, life, open, due, effects, findings, voided } = one
  const isOver = life.status === 'closed' || life.status === 'merged'
  return {
    ...{ now, open, due, effects, findings },
    cycle: {
      state: voided ? 'voided' : isOver ? 'ended' : 'running',
      isPaused: life.pauses.some(({ to }) => to === undefined),
      version: opened.value.version,
    },
    ...{ tables: {}, results: [], leftOut: [], needs: [] },
    hash: digestOf(JSON.stringify([life, one.dueAt, one.overdue, effects.map(({ slot, digest }) => [slot, digest])])),
  }
}
