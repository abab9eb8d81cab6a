import type { Key } from '@jizhi/domain'
import type { PastCycle } from '../backtest/past-cycle.ts'
import type { ConsequenceKind } from '../backtest/tally.ts'

/** An official table as it must come out: what rules wrote, in the words people read. */
export interface TrialTable {
  /** 块.端口 */
  readonly place: string
  readonly name: string
  readonly keys: readonly Key[]
  readonly columns: readonly {
    readonly id: string
    readonly label: string
    /** The texts are ids, which the reader turns into names. */
    readonly ids: boolean
    readonly texts: readonly string[]
  }[]
}

/** Who must be listed, sent a document, given money or points under one title; how often, in fen, or in hundredths. */
export interface TrialList extends ConsequenceKind {
  readonly rows: { readonly [row: string]: string }
}

export interface TrialOutcome {
  readonly tables: readonly TrialTable[]
  readonly lists: readonly TrialList[]
}

/** TRIAL-1: a cycle kept with a mechanism, and what must come out of it. It holds ids and names of units, never of persons. */
export interface Trial {
  readonly name: string
  readonly why: string
  readonly past: PastCycle
  /** Units and objects that the reader may not know. */
  readonly names: { readonly [id: string]: string }
  readonly expected: TrialOutcome
}
