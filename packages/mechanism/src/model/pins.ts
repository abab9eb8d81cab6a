import type { Instant, PinnedCalendar, PinnedGraph, UnitId } from '@jizhi/domain'

/** Everything a cycle reads from outside, fixed when it opens (PIN-1): it can be derived again in ten years. */
export interface Pins {
  readonly version: number
  /** Canonical text of the period, e.g. `2019-05`. */
  readonly period: string
  readonly planNumber?: string
  readonly parameters: { readonly [name: string]: string }
  /** The unit that owns the mechanism; the roster never leaves its subtree (ROST-6). */
  readonly owner: UnitId
  readonly graph: PinnedGraph
  readonly calendar: PinnedCalendar
  /** ROST-5: hash of the seed of a draw, published before it. */
  readonly drawHash?: string
  readonly openedAt: Instant
}
