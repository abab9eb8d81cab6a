import { yearRest } from '@jizhi/mechanism'

export interface Forecast {
  /** Fen spent from the beginning of the year to the end of it, as things go. */
  readonly expected: bigint
  readonly least: bigint
  readonly most: bigint
  /** Months it rests on, newest last. */
  readonly basis: readonly bigint[]
}

/**
 * 年底预计: spent so far + what the recent whole months make of the months left (`yearRest`). With no whole month behind it
 * there is nothing to reckon with.
 * `months`: fen spent in each whole month of the year so far, January first; `current`: in the month that runs.
 */
export function forecastOf(months: readonly bigint[], current: bigint): Forecast | undefined {
  const rest = yearRest(months, 12 - months.length)
  if (rest === undefined) return undefined
  const spent = months.reduce((sum, month) => sum + month, current)
  // what the running month has spent already is part of what it is expected to spend
  const atEnd = (wanted: bigint): bigint => spent + (wanted > current ? wanted - current : 0n)
  return { expected: atEnd(rest.expected), least: atEnd(rest.least), most: atEnd(rest.most), basis: rest.basis }
}
