import { higherReason, type MissingReason, type Ratio } from '@jizhi/domain'

/** EVAL-8: what makes a cell 待定 with a finding instead of an error. */
export type RunFault = 'zero-divisor' | 'out-of-range' | 'out-of-steps'

/** A missing value, with its reason (VAL-1); `fault` where a rule could not be computed. */
export interface Gap {
  readonly missing: MissingReason
  readonly fault?: RunFault
}

/**
 * What an expression works on. Numbers are exact fractions (money in yuan); dates, options and flags are small. A
 * member of a list may be missing by itself.
 */
export type Value = Ratio | bigint | boolean | string | readonly Outcome[]
export type Outcome = Value | Gap

export const isGap = (outcome: Outcome): outcome is Gap => typeof outcome === 'object' && 'missing' in outcome

const GAPS = {
  unreported: { missing: 'unreported' },
  undecided: { missing: 'undecided' },
  excluded: { missing: 'excluded' },
  unsampled: { missing: 'unsampled' },
  'not-applicable': { missing: 'not-applicable' },
} as const satisfies { readonly [R in MissingReason]: Gap }

export const gap = (reason: MissingReason): Gap => GAPS[reason]
export const faulty = (fault: RunFault): Gap => ({ missing: 'undecided', fault })

/** VAL-3: the highest reason of both; a fault is not lost on the way. */
export const worse = (a: Gap, b: Gap): Gap => {
  if (a.missing === b.missing) return a.fault === undefined ? b : a
  return higherReason(a.missing, b.missing) === a.missing ? a : b
}

/** No figure of a county needs more; a chain of squarings meets this bound instead of the memory. */
const LIMIT = 10n ** 120n

export const bounded = (ratio: Ratio): Ratio | Gap =>
  ratio.num > LIMIT || ratio.num < -LIMIT || ratio.den > LIMIT ? faulty('out-of-range') : ratio
