import { absorb, type DerivationState, emptyState } from '../derive/derive.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { PastCycle } from './past-cycle.ts'
import { playOut } from './play-out.ts'
import { firstOf, startedCycle } from './replay-months.ts'

/** A past cycle under a drawing, kept so that it can be asked why (`explainer`). */
export interface LiveMonth {
  readonly state: DerivationState
  /** BACK-4: what could not be run because only totals were known. */
  readonly notRun: readonly string[]
}

/**
 * One cycle under another drawing, exactly as `backtest` plays it: what people said holds, what an earlier drawing made of
 * it does not. A cycle that is over is let come to its end (BACK-2); one that still runs stands where it stands.
 */
export function liveMonth(mechanism: Mechanism, past: PastCycle, isOver: boolean): LiveMonth {
  const started = startedCycle(mechanism, past, firstOf([past]))
  const state = absorb(emptyState(started.mechanism), started.facts)
  const { opened, notRun } = started
  return { state: isOver && opened ? playOut(state, opened) : state, notRun }
}
