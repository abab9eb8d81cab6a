import type { Tx } from '../../platform/database/database.ts'

/** Something a person is expected to do, as another platform's to-do list is told of it. Ids only. */
export interface Duty {
  /** The same as long as it is the same duty; a duty that comes back after it was closed has the same key again. */
  readonly key: string
  readonly cycle: string
  /** What is to be done: answer, judge, decide, freeze, sign … */
  readonly task: string
  readonly block: string
  readonly row: string
  readonly role: string
  readonly persons: readonly string[]
  /** Epoch milliseconds. */
  readonly dueAt?: number
  /** The page behind `/:county`. */
  readonly link: string
}

/** Pushes duties to the to-do list of another platform and takes them off again. `docs/ports.md` says how to write one. */
export abstract class TodoPort {
  /** Whether anybody listens; a county without it is spared the work. */
  abstract listens(tx: Tx): Promise<boolean>
  /** Keys of the duties of a stream that were pushed and not closed since. */
  abstract standing(tx: Tx, cycle: string): Promise<ReadonlySet<string>>
  /** In the transaction that opened them: either both happen or neither. */
  abstract push(tx: Tx, duties: readonly Duty[]): Promise<void>
  abstract close(tx: Tx, cycle: string, keys: readonly string[]): Promise<void>
}
