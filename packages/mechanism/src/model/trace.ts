import type { BlockId, FactId, Instant, Key, PersonId } from '@jizhi/domain'
import type { Fact, FactKind } from './fact.ts'
import type { HowPart } from './kernel.ts'
import type { Cell } from './table.ts'

/** Which cell somebody asks about. */
export interface CellRef {
  readonly block: string
  readonly port: string
  readonly row: string
  readonly column: string
}

/** A statement a cell rests on, down to the field of the sheet and the cell of the imported file. */
export interface TraceFact {
  readonly id: FactId
  readonly kind: FactKind
  readonly field?: string
  readonly by?: PersonId
  readonly at: Instant
  readonly known: Instant
  readonly source?: NonNullable<Fact['source']>
  /** FACT-5: what it amends. */
  readonly supersedes?: FactId
}

/** Why a cell holds what it holds: rule, figures put in, steps, and the cells and facts below it. */
export interface Trace {
  readonly block: BlockId
  /** Port, or where inside the block, at which the value was written. */
  readonly port: string
  readonly row: Key
  readonly column: string
  readonly label: string
  readonly value: Cell
  readonly shown: string
  readonly definition: string
  readonly substituted: string
  readonly parts: readonly HowPart[]
  readonly inputs: readonly Trace[]
  readonly facts: readonly TraceFact[]
}
