import {
  compareDecimals,
  type Decimal,
  decimalText,
  fixedText,
  parseDecimal,
  type Rounding,
  rescale,
} from './decimal.ts'
import type { Branded } from './ids.ts'
import { PACKED_LIMIT } from './missing.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/** A score as a whole number at the scale its item declares: 95.5 at scale 2 is 9550. The scale stands with the column. */
export type Score = Branded<number, 'Score'>

export type ScoreRefusal = Refusal<'decimal.malformed' | 'score.too-precise' | 'score.out-of-range'>

/** NUM-2: an entered value has its item's scale; more decimals than that are refused, never rounded away. */
export function parseScore(text: string, scale: number): Result<Score, ScoreRefusal> {
  const read = parseDecimal(text)
  if (!read.ok) return read
  const exact = rescale(read.value, scale, 'towards-zero')
  if (compareDecimals(exact, read.value) !== 0) return refuse('score.too-precise', { text, scale })
  return scoreFrom(exact)
}

/** A rounded result as a score at its own scale; beyond what a packed sheet holds it is refused. */
export function scoreFrom({ unscaled, scale }: Decimal): Result<Score, Refusal<'score.out-of-range'>> {
  const limit = BigInt(PACKED_LIMIT)
  if (unscaled < -limit || unscaled > limit)
    return refuse('score.out-of-range', { text: decimalText({ unscaled, scale }) })
  return ok(Number(unscaled) as Score) // a whole number within the limit
}

/** NUM-7: as scores travel in JSON: 9550 at scale 2 → `95.5`. */
export const scoreText = (score: Score, scale: number): string => decimalText(decimalOfScore(score, scale))

/** NUM-4: as people see it, with the shown number of decimals: 9550 at scale 2 → `95.50`. Changes nothing stored. */
export const showScore = (score: Score, scale: number, shownDecimals: number, rule: Rounding): string =>
  fixedText(rescale(decimalOfScore(score, scale), shownDecimals, rule))

export const decimalOfScore = (score: Score, scale: number): Decimal => ({ unscaled: BigInt(score), scale })
