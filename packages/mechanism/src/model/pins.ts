import type { Instant, PeriodKind, PinnedCalendar, PinnedGraph, UnitId } from '@jizhi/domain'
import type { FrozenRows, FrozenTypes } from './fact.ts'

/** HIST-1, ROST-1: what a name of the drawing stood for when the cycle opened. */
export interface PinnedSource {
  /** As the drawing names it; '' is this mechanism. */
  readonly scheme: string
  readonly result: string
  /** The mechanism or league itself. */
  readonly mechanism: string
  /** How its cycles follow one another; `event` where each has an instant of its own (CYC-2). */
  readonly kind: PeriodKind | 'event'
  /** The first period that can ever be known; earlier ones are no gaps. */
  readonly first?: string
}

/** PIN-1: a registry of objects (公厕, 市场, 证照 …) with their attributes, as it stood when the cycle opened. */
export interface PinnedRegistry {
  /** As the drawing names it. */
  readonly id: string
  readonly kind: string
  readonly rows: Omit<FrozenRows, 'domain'>
  readonly types: FrozenTypes
  /** Where each object stands, in the order of the keys. */
  readonly units: readonly UnitId[]
}

/** Everything a cycle reads from outside, fixed when it opens (PIN-1): it can be derived again in ten years. */
export interface Pins {
  readonly version: number
  /** Canonical text of the period, e.g. `2019-05`; of an event cycle the event's id as its source names it (CYC-1). */
  readonly period: string
  /** CYC-2: the one instant an event cycle is about. */
  readonly event?: { readonly at: Instant }
  readonly planNumber?: string
  readonly parameters: { readonly [name: string]: string }
  /** The unit that owns the mechanism; the roster never leaves its subtree (ROST-6). */
  readonly owner: UnitId
  readonly graph: PinnedGraph
  readonly calendar: PinnedCalendar
  /** ROST-5: hash of the seed of a draw, published before it. */
  readonly drawHash?: string
  readonly openedAt: Instant
  readonly registries?: readonly PinnedRegistry[]
  /** Sources of history and rosters. */
  readonly sources?: readonly PinnedSource[]
}
