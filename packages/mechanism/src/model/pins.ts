import type { Day, Instant, PersonId, PostId, UnitId } from '@jizhi/domain'

/** A unit as it stood on the pinned day: attributes that count and group, no names (PIN-3, FACT-7). */
export interface PinnedUnit {
  readonly id: UnitId
  readonly kind: string
  readonly parent?: UnitId
  readonly category?: string
  readonly level?: string
  readonly population?: number
  readonly virtual?: boolean
}

/** Everything a cycle reads from outside, fixed when it opens (PIN-1): it can be derived again in ten years. */
export interface Pins {
  readonly version: number
  /** Canonical text of the period, e.g. `2019-05`. */
  readonly period: string
  readonly planNumber?: string
  readonly parameters: { readonly [name: string]: string }
  /** The unit that owns the mechanism; the roster never leaves its subtree (ROST-6). */
  readonly owner: UnitId
  readonly graph: {
    readonly asOf: Day
    readonly revision: string
    readonly units: readonly PinnedUnit[]
    readonly relations: readonly {
      readonly kind: string
      readonly source: string
      readonly target: string
      readonly share?: string
    }[]
    /** Holders of posts on the pinned day, principal first, then deputies. */
    readonly posts: readonly {
      readonly id: PostId
      readonly unit: UnitId
      readonly role: string
      readonly holders: readonly PersonId[]
    }[]
  }
  readonly calendar: {
    readonly revision: string
    readonly days: readonly (readonly [Day, 'off' | 'work'])[]
    readonly publishedYears: readonly number[]
  }
  /** ROST-5: hash of the seed of a draw, published before it. */
  readonly drawHash?: string
  readonly openedAt: Instant
}
