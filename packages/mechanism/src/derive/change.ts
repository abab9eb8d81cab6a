import type { Frame } from '../model/frame.ts'

/** How a register differs from what it was in the derivation before (INC-2). */
export interface Change {
  /** Where each row stood before, −1 where it did not; undefined while the keys are the same. */
  readonly from: Int32Array | undefined
  /** Rows that are new or differ in a cell or in their state; ascending. */
  readonly rows: readonly number[]
  /** The table as a whole says something else of itself: complete, frozen, fixed. */
  readonly whole: boolean
}

/** The very frame of before stands there. */
export const UNCHANGED: Change = { from: undefined, rows: [], whole: false }

export const isSameKind = (a: Frame, b: Frame): boolean =>
  a.columns === b.columns && a.complete === b.complete && a.frozen === b.frozen && a.fixed === b.fixed

/** Where the keys of a frame stood before; undefined when they are the same, in the same places. */
export function movesOf(before: Frame['keys'], keys: Frame['keys']): Int32Array | undefined {
  if (before === keys || (before.length === keys.length && before.every((key, row) => key === keys[row])))
    return undefined
  const places = rowsByKey(before)
  return Int32Array.from(keys, (key) => places.get(key) ?? -1)
}

const PLACES = new WeakMap<Frame['keys'], ReadonlyMap<string, number>>()

/** Frames that keep all rows share their keys, so each list is read once. */
export function rowsByKey(keys: Frame['keys']): ReadonlyMap<string, number> {
  const known = PLACES.get(keys) ?? new Map(keys.map((key, row) => [key, row]))
  PLACES.set(keys, known)
  return known
}

/** A frame that came out as it was before is the one of before, so that everything behind it can stop (INC-2). */
export function settledFrame(
  before: Frame,
  made: Frame,
  { from, rows }: Pick<Change, 'from' | 'rows'>,
): { readonly frame: Frame; readonly change: Change } {
  const whole = !isSameKind(before, made)
  const isGone = before.keys.length !== made.keys.length
  if (!whole && rows.length === 0 && from === undefined && !isGone) return { frame: before, change: UNCHANGED }
  const frame = from === undefined && !isGone && made.keys !== before.keys ? { ...made, keys: before.keys } : made
  return { frame, change: { from, rows, whole } }
}
