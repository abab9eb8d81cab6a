import type { Key } from '@jizhi/domain'
import type { AnyFact, OutcomeRows } from '../model/fact.ts'
import type { Pins } from '../model/pins.ts'

/** BACK-1: what is known of a cycle that is over: its facts, or only the official figures that were brought in. */
export type PastCycle =
  | { readonly period: string; readonly facts: readonly AnyFact[] }
  | {
      readonly period: string
      readonly pins: Pins
      /** Figures by column id, as whole numbers in text with their types, as an outcome carries them. */
      readonly totals: Pick<OutcomeRows, 'rows' | 'types'>
    }

/** What a mechanism does to somebody; `what` is the title or label people know. */
export interface Consequence {
  readonly kind: 'listed' | 'document' | 'money' | 'points' | 'message'
  readonly what: string
  readonly row: Key
  readonly punitive: boolean
  /** Money in fen, points in hundredths; 1 for everything that is only counted. */
  readonly amount: bigint
}
