import type { BlockId, Instant, Key, PersonId } from '@jizhi/domain'
import type { WantedEffect } from '../model/derived.ts'
import type { Fact, NoticeTerms } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { type DisputeRules, disputesOf } from './disputes.ts'
import { noticesOf } from './notices.ts'
import { isTold } from './terms.ts'

type Wait = WantedEffect['waitsFor'][number]

/** SHIELD-2b–d for one row and one effect: told of this or of more, window closed, objections decided. */
export interface Layer {
  readonly noticed: boolean
  readonly closed: boolean
  readonly decided: boolean
  /** The moment from which a signature counts (SHIELD-2e: later than b–d). */
  readonly readyAt: Instant
}

export function layerOf(
  run: Run,
  objection: BlockId,
  row: Key,
  wanted: { readonly digest: () => string; readonly terms: () => NoticeTerms | undefined },
  rules: DisputeRules | undefined,
): Layer {
  const notice = noticesOf(run, objection, row).find((fact) => isTold(fact, wanted.digest, wanted.terms))
  if (!notice || !rules) return { noticed: false, closed: false, decided: false, readyAt: run.now }
  const closesAt = rules.closesAt(run, notice.value.deliveredAt)
  const decisions = disputesOf(run, objection, row, rules).map((one) => one.decision)
  const times = [closesAt, notice.known, ...decisions.map((fact) => fact?.known ?? notice.known)]
  return {
    noticed: true,
    closed: run.now >= closesAt,
    decided: decisions.every((fact) => fact !== undefined),
    readyAt: Math.max(...times) as Instant, // the latest of instants
  }
}

/** SHIELD-2b–e: what is still missing, once the row itself is settled and official. */
export function waitsBehind(
  layer: Layer | undefined,
  isSigned: (readyAt: Instant) => boolean,
  waits: Wait[],
): readonly Wait[] {
  // SHIELD-4: nothing stands in for a notice; a drawing without an objection block never gets further.
  if (!layer?.noticed) return [...waits, 'notice', 'window', 'decision', 'signature']
  if (!layer.closed) waits.push('window')
  if (!layer.decided) waits.push('decision')
  return waits.length === 0 && isSigned(layer.readyAt) ? waits : [...waits, 'signature']
}

/** SHIELD-4: a named post signs, never one of the row's assessors. */
export const isSignatory = (
  fact: Fact<'signed'>,
  persons: readonly PersonId[],
  assessors: ReadonlySet<PersonId>,
): boolean => fact.by !== undefined && !assessors.has(fact.by) && persons.includes(fact.by)
