import {
  addRatios,
  compareRatios,
  divideRounded,
  type MissingReason,
  multiplyRatios,
  type Ratio,
  ratioOfDecimal,
  splitByLargestRemainder,
  subtractRatios,
  wholeRatio,
} from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import { cellAt, cellText, columnIndex, type Frame, wholeAt } from '../model/frame.ts'
import type { Part, Run } from '../model/kernel.ts'
import { wonBefore } from './allocate-won.ts'
import { ruleOf, settingDecimal, settingFen } from './rounding.ts'
import { ratioAt } from './row-expression.ts'

/** What a row may ask of the pot: fen by rule, or a weight in a proportional split; or why it cannot ask. */
export interface Claim {
  readonly fen: bigint | MissingReason
  readonly weight: Ratio
  readonly place: number
  readonly text: string
}

export const STEPS = { fen: 1n, jiao: 10n, yuan: 100n, ten: 1_000n, hundred: 10_000n } as const
const ZERO = wholeRatio(0n)
const HUNDRED = wholeRatio(100n)

export function claimsOf(
  config: AllocateConfig,
  run: Run,
  frame: Frame,
  rows: readonly number[],
  parts: readonly Part[],
): readonly Claim[] {
  const places = placesOf(config, frame, rows)
  const rule = ruleClaims(config, run, frame)
  const byPlace = config.method === 'place' ? placeClaims(config, run, frame, rows, places) : undefined
  return rows.map((row, at) => {
    const part = parts[at]!
    const place = places[at] ?? Number.MAX_SAFE_INTEGER
    if (part !== 'in' && part !== 'zero') return { fen: part, weight: ZERO, place, text: '不参加' }
    const passed = byPlace !== undefined && !byPlace.has(row) && places[at] !== undefined
    const claim = byPlace?.get(row) ?? (passed ? PASSED : rule(row))
    return { ...claim, place }
  })
}

const PASSED: Omit<Claim, 'place'> = { fen: 0n, weight: ZERO, text: '得过，名次顺补' }

const missing = (reason: MissingReason, text: string): Omit<Claim, 'place'> => ({ fen: reason, weight: ZERO, text })

function ruleClaims(config: AllocateConfig, run: Run, frame: Frame): (row: number) => Omit<Claim, 'place'> {
  if (config.method === 'band') return (row) => bandClaim(config, frame, row)
  if (config.method === 'place') return (row) => placeMissing(config, frame, row)
  const at = columnIndex(frame, config.weight)
  const line = ratioOfDecimal(settingDecimal(config.line))
  const each = multiplyRatios(ratioOfDecimal(settingDecimal(config.each)), HUNDRED)
  const text = config.method === 'column' ? '按该列金额' : '按比例'
  const over = (value: Ratio): Ratio => {
    const above = subtractRatios(value, line)
    return compareRatios(above, ZERO) > 0 ? above : ZERO
  }
  return (row) => {
    const value = ratioAt(frame, at, row)
    if (typeof value === 'string') return missing(value, '依据缺数')
    const weight = config.method === 'above' ? over(value) : value
    // Only its quotient is rounded, so the product need not be in lowest terms.
    const fen = stepped({ num: weight.num * each.num, den: weight.den * each.den }, config, run)
    return { fen, weight, text }
  }
}

/** Amounts by rule are rounded to the stated step by the mechanism's rule. */
function stepped(fen: Ratio, config: AllocateConfig, run: Run): bigint {
  const step = STEPS[config.step]
  return divideRounded(fen.num, fen.den * step, ruleOf(run.rounding)) * step
}

/** A missing band is no "no": the row is open until it is known. */
function bandClaim(config: AllocateConfig, frame: Frame, row: number): Omit<Claim, 'place'> {
  for (const band of config.bands) {
    const at = columnIndex(frame, band.column)
    const cell = frame.series[at] ? cellAt(frame.series[at]!, row) : { missing: 'undecided' as const }
    if ('missing' in cell) {
      if (cell.missing === 'not-applicable') continue
      return missing(cell.missing, '榜段未定')
    }
    const wanted =
      band.option === '' ? 1 : (frame.columns[at]!.options?.findIndex((one) => one.id === band.option) ?? -1)
    if (cell.value === BigInt(wanted))
      return { fen: settingFen(band.amount), weight: ZERO, text: `按榜段 ${band.amount} 元` }
  }
  return { fen: 0n, weight: ZERO, text: '不在榜段' }
}

function placeMissing(config: AllocateConfig, frame: Frame, row: number): Omit<Claim, 'place'> {
  const series = frame.series[columnIndex(frame, config.placeColumn)]
  const place = series ? wholeAt(series, row) : 'undecided'
  return missing(typeof place === 'string' ? place : 'undecided', '没有名次')
}

/** Place of each row, for the table and for "按名次先后"; nothing where it is missing. */
function placesOf(config: AllocateConfig, frame: Frame, rows: readonly number[]): readonly (number | undefined)[] {
  const series = frame.series[columnIndex(frame, config.placeColumn)]
  return rows.map((row) => {
    const place = series ? wholeAt(series, row) : 'undecided'
    return typeof place === 'bigint' ? Number(place) : undefined
  })
}

/** ALLOC-2: equals share the places they occupy: 平分 / 各得高位 / 各得低位. */
function placeClaims(
  config: AllocateConfig,
  run: Run,
  frame: Frame,
  rows: readonly number[],
  places: readonly (number | undefined)[],
): ReadonlyMap<number, Omit<Claim, 'place'>> {
  const classOf = classes(config, frame)
  // 名次顺补: whoever won before holds no place in the table.
  const won = wonBefore(config, frame)
  const passes = (row: number): boolean => config.repeat === 'pass' && won(row) === true
  const cohorts = new Map<string, Map<number, number[]>>()
  for (const [at, row] of rows.entries()) {
    const place = places[at]
    if (place === undefined || passes(row)) continue
    const cohort = cohorts.get(classOf(row)) ?? new Map<number, number[]>()
    cohorts.set(classOf(row), cohort.set(place, [...(cohort.get(place) ?? []), row]))
  }
  const claims = new Map<number, Omit<Claim, 'place'>>()
  for (const cohort of cohorts.values()) {
    const all = [...cohort.values()].reduce((count, tied) => count + tied.length, 0)
    let first = 1
    for (const [, tied] of [...cohort].sort(([a], [b]) => a - b)) {
      const from = config.end === 'top' ? first : all - (first + tied.length - 1) + 1
      const amounts = tied.map((_, at) => amountAt(config, from + at))
      const fens = tieAmounts(config, run, amounts)
      const where = tied.length === 1 ? `第 ${from} 名` : `第 ${from}–${from + tied.length - 1} 名并列`
      for (const [at, row] of tied.entries())
        claims.set(row, { fen: fens[at]!, weight: ZERO, text: `${config.end === 'top' ? '' : '倒数'}${where}` })
      first += tied.length
    }
  }
  return claims
}

const classes = (config: AllocateConfig, frame: Frame): ((row: number) => string) => {
  const series = frame.series[columnIndex(frame, config.within)]
  return (row) => (series ? cellText(cellAt(series, row)) : '')
}

const amountAt = (config: AllocateConfig, place: number): bigint => {
  const entry = config.places.find((one) => one.from <= place && (place <= one.to || one.to === 0))
  return entry ? settingFen(entry.amount) : 0n
}

function tieAmounts(config: AllocateConfig, run: Run, amounts: readonly bigint[]): readonly bigint[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0n)
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  if (config.ties === 'high') return amounts.map(() => sorted.at(-1)!)
  if (config.ties === 'low') return amounts.map(() => sorted[0]!)
  const each = stepped({ num: total, den: BigInt(amounts.length) }, config, run)
  if (config.residue === 'each') return amounts.map(() => each)
  const split = splitByLargestRemainder(
    total,
    amounts.map(() => 1n),
    STEPS[config.step],
  )
  return split.ok ? split.value.shares : amounts.map(() => each)
}

export const sumOfWeights = (claims: readonly Claim[]): Ratio =>
  claims.reduce((sum, claim) => (typeof claim.fen === 'string' ? sum : addRatios(sum, claim.weight)), ZERO)
