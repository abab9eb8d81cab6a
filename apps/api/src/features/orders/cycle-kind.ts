import type { Action, Subject } from '@jizhi/access'
import type { OrderContent, OrderKindName } from '@jizhi/contracts'
import { Fault } from '../../platform/faults/fault.ts'
import type { AnyNewFact, Names, Standing } from '../cycles/index.ts'

/** Where an order of a cycle is weighed. */
export interface Scene {
  readonly standing: Standing
  readonly names: Names
  /** The county's clock, epoch milliseconds. */
  readonly now: number
  /** The order's id, for facts that must be told from one another. */
  readonly id: string
  readonly by: string
}

/** What an order of a cycle comes to. */
export interface Weighed {
  /** One Chinese sentence without its stop. */
  readonly sentence: string
  readonly needsSecond: boolean
  /** What must still be so when it is confirmed; nothing where only the cycle itself counts. */
  readonly basis?: string
  /** The rows it touches; all of the cycle's where it says none. */
  readonly rows?: readonly string[]
  /** Without person and reason: those are the order's. */
  readonly facts: readonly AnyNewFact[]
}

/** A kind of order that appends facts to one cycle: a pure reading of the cycle as it stands. */
export interface CycleKind<K extends OrderKindName = OrderKindName> {
  readonly kind: K
  readonly right: readonly [Action, Subject]
  /** Throws a Fault where it cannot be. */
  weigh(content: OrderContent<K>, scene: Scene): Weighed
}

/** Says why not, as the middle of a sentence. */
export const impossible = (why: string): Fault => new Fault('order.not-possible', { why })
