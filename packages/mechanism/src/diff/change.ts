import { apply } from '../edit/apply.ts'
import type { Edit } from '../edit/edit.ts'
import type { Mechanism } from '../model/mechanism.ts'

/** One difference between two drawings: the sentence people read and the edit that makes it. */
export interface Change {
  readonly edit: Edit
  /** A Chinese sentence without its full stop. */
  readonly zh: string
  /** The block it is about; of one that goes, its id in the first drawing. */
  readonly block?: string
}

/** The way from one drawing to another, so far. */
export interface Way {
  readonly from: Mechanism
  readonly to: Mechanism
  current: Mechanism
  readonly changes: Change[]
}

/** Goes one step and writes it down; false, and nothing done, where the edit is refused. */
export function step(way: Way, edit: Edit, zh: string, block?: string): boolean {
  const edited = apply(way.current, edit)
  if (!edited.ok) return false
  way.current = edited.value.mechanism
  way.changes.push({ edit, zh, ...(block === undefined ? {} : { block }) })
  return true
}

/** Does another edit together with a change already written down; only for what needs no words of its own. */
export function fold(way: Way, at: number, edit: Edit): void {
  const edited = apply(way.current, edit)
  const change = way.changes[at]
  if (!edited.ok || change === undefined) return
  way.current = edited.value.mechanism
  way.changes[at] = { ...change, edit: { do: 'all', edits: [change.edit, edit] } }
}
