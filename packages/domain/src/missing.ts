import { ok, type Refusal, type Result, refuse } from './result.ts'

/** VAL-1: why a cell holds nothing. The closed set, in order of precedence: the first wins where several meet. */
export const MISSING_REASONS = ['unreported', 'undecided', 'excluded', 'unsampled', 'not-applicable'] as const

export type MissingReason = (typeof MISSING_REASONS)[number]

export const MISSING_LABELS = {
  unreported: '未报',
  undecided: '待定',
  excluded: '剔除',
  unsampled: '未抽到',
  'not-applicable': '不适用',
} as const satisfies Record<MissingReason, string>

/** VAL-3: an operator with missing operands gives the highest of their reasons. */
export const higherReason = (a: MissingReason, b: MissingReason): MissingReason =>
  MISSING_REASONS.indexOf(a) <= MISSING_REASONS.indexOf(b) ? a : b

/** FACT-7: a packed sheet is an array of 32-bit integers; a present value lies within ± this. */
export const PACKED_LIMIT = 2_000_000_000

/** The integer of the first reason; the others follow in order of precedence. Never a value: it lies below −PACKED_LIMIT. */
export const MISSING_BASE = -2_147_483_600

/** A cell read from a packed sheet: an integer at the item's declared scale, or the reason why there is none. */
export type PackedCell = { readonly value: number } | { readonly missing: MissingReason }

export const packMissing = (reason: MissingReason): number => MISSING_BASE + MISSING_REASONS.indexOf(reason)

/** A present value as it stands in the sheet: itself. Fractions and numbers beyond ± PACKED_LIMIT are refused. */
export const packPresent = (value: number): Result<number, Refusal<'sheet.out-of-range'>> =>
  Number.isInteger(value) && value >= -PACKED_LIMIT && value <= PACKED_LIMIT
    ? ok(value === 0 ? 0 : value) // −0 would not equal 0 byte for byte
    : refuse('sheet.out-of-range', { value })

/** For loops over whole sheets: true for every integer that is no value. */
export const isMissing = (packed: number): boolean => packed < -PACKED_LIMIT

/** One integer of a sheet; anything neither a value nor a reason is refused. */
export function readPacked(packed: number): Result<PackedCell, Refusal<'sheet.malformed'>> {
  const value = packPresent(packed)
  if (value.ok) return ok({ value: value.value })
  const missing = MISSING_REASONS[packed - MISSING_BASE]
  return missing ? ok({ missing }) : refuse('sheet.malformed', { value: packed })
}
