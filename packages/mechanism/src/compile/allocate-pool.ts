import {
  compareRatios,
  divideRatios,
  divideRounded,
  type MissingReason,
  type Ratio,
  splitByLargestRemainder,
  wholeRatio,
} from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import type { Run } from '../model/kernel.ts'
import { type Claim, STEPS, sumOfWeights } from './allocate-claims.ts'
import { ruleOf, settingFen } from './rounding.ts'

type Award = bigint | MissingReason

const isAmount = (award: Award): award is bigint => typeof award === 'bigint'
const sumOf = (awards: readonly Award[]): bigint =>
  awards.reduce<bigint>((sum, award) => (isAmount(award) ? sum + award : sum), 0n)

/** ALLOC-3…5: what each claim receives. What is not given stays in the pot. */
export function sharedOut(
  config: AllocateConfig,
  run: Run,
  claims: readonly Claim[],
  pool: bigint | undefined,
): readonly Award[] {
  const isProportional =
    pool !== undefined && config.pool !== 'zero' && (config.method === 'share' || config.method === 'above')
  if (isProportional) return proportional(config, run, claims, pool)
  const awards = claims.map((claim) => (isAmount(claim.fen) ? clamped(config, claim.fen) : claim.fen))
  if (config.pool === 'zero') return balanced(config, awards)
  return pool !== undefined && sumOf(awards) > pool ? exhausted(config, claims, awards, pool) : awards
}

/** ALLOC-5: floors lift only who gets something. */
function clamped(config: AllocateConfig, fen: bigint): bigint {
  const cap = config.cap === '' ? undefined : settingFen(config.cap)
  const floor = config.floor === '' ? undefined : settingFen(config.floor)
  if (floor !== undefined && fen > 0n && fen < floor) return floor
  return cap !== undefined && fen > cap ? cap : fen
}

/** ALLOC-4, ALLOC-5: floor(pool·w/W) in the stated unit, the rest by largest remainder; caps may free something again. */
function proportional(config: AllocateConfig, run: Run, claims: readonly Claim[], pool: bigint): readonly Award[] {
  const fixed = new Map<number, bigint>()
  for (;;) {
    const rest = pool - [...fixed.values()].reduce((sum, fen) => sum + fen, 0n)
    const free = claims.flatMap((claim, at) => (isAmount(claim.fen) && !fixed.has(at) ? [at] : []))
    const shares = split(
      config,
      run,
      free.map((at) => claims[at]!.weight),
      rest > 0n ? rest : 0n,
    )
    if (!shares) return claims.map((claim) => (isAmount(claim.fen) ? 'undecided' : claim.fen))
    const given = new Map(free.map((at, index) => [at, shares[index]!]))
    const bent = free.filter((at) => clamped(config, given.get(at)!) !== given.get(at))
    const awards = claims.map(
      (claim, at): Award => (isAmount(claim.fen) ? (fixed.get(at) ?? clamped(config, given.get(at)!)) : claim.fen),
    )
    const isOver = sumOf(awards) > pool
    if (bent.length === 0 || (config.leftOver === 'keep' && !isOver))
      return isOver ? exhausted(config, claims, awards, pool) : awards
    for (const at of bent) fixed.set(at, clamped(config, given.get(at)!))
  }
}

/** Weights below 0 or all 0 cannot be split by: nothing. */
function split(
  config: AllocateConfig,
  run: Run,
  weights: readonly Ratio[],
  pool: bigint,
): readonly bigint[] | undefined {
  if (weights.length === 0) return []
  const den = weights.reduce((product, weight) => lcm(product, weight.den), 1n)
  const whole = weights.map((weight) => weight.num * (den / weight.den))
  const step = STEPS[config.step]
  if (config.residue === 'largest') {
    const shares = splitByLargestRemainder(pool, whole, step)
    return shares.ok ? shares.value.shares : undefined
  }
  const all = whole.reduce((sum, weight) => sum + weight, 0n)
  if (all <= 0n || whole.some((weight) => weight < 0n)) return undefined
  // 逐行舍入: rounding up everywhere could overdraw the pot; the pool check behind takes it back.
  return whole.map((weight) => divideRounded(pool * weight, all * step, ruleOf(run.rounding)) * step)
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

/** ALLOC-5: the pot is smaller than what the rules promise. */
function exhausted(
  config: AllocateConfig,
  claims: readonly Claim[],
  awards: readonly Award[],
  pool: bigint,
): readonly Award[] {
  const charges = sumOf(awards.filter((award) => isAmount(award) && award < 0n))
  const available = pool - charges > 0n ? pool - charges : 0n
  if (config.exhausted === 'stop') return awards.map((award) => (isAmount(award) && award > 0n ? 0n : award))
  if (config.exhausted === 'proportional') return scaled(awards, available)
  const result = [...awards]
  const order = [...awards.keys()]
    .filter((at) => isPositive(awards[at]!))
    .sort((a, b) => claims[a]!.place - claims[b]!.place || a - b)
  let left = available
  for (let start = 0; start < order.length; ) {
    const place = claims[order[start]!]!.place
    const tied = order.filter((at) => claims[at]!.place === place)
    const wanted = sumOf(tied.map((at) => awards[at]!))
    const given =
      wanted <= left
        ? tied.map((at) => awards[at]!)
        : scaled(
            tied.map((at) => awards[at]!),
            left,
          )
    for (const [index, at] of tied.entries()) result[at] = given[index]!
    left -= sumOf(given)
    start += tied.length
  }
  return result
}

const isPositive = (award: Award): boolean => isAmount(award) && award > 0n

/** The positive amounts in proportion, so that they sum to the total, to the fen. */
function scaled(awards: readonly Award[], total: bigint): readonly Award[] {
  const weights = awards.map((award) => (isAmount(award) && award > 0n ? award : 0n))
  const shares = splitByLargestRemainder(total, weights)
  return awards.map((award, at) => (isPositive(award) ? (shares.ok ? shares.value.shares[at]! : 0n) : award))
}

/** ALLOC-3 零和: what the sides differ by goes to the left over, or one side is scaled to the other. */
function balanced(config: AllocateConfig, awards: readonly Award[]): readonly Award[] {
  if (config.zeroSum === 'account') return awards
  const flipped = (list: readonly Award[]): readonly Award[] => list.map((award) => (isAmount(award) ? -award : award))
  const gains = sumOf(awards.filter(isPositive))
  const charges = gains - sumOf(awards)
  if (config.zeroSum === 'scale-awards') return scaled(awards, charges)
  return flipped(scaled(flipped(awards), gains))
}

/** ALLOC-4: 系数 = pool ÷ W, in yuan per unit of weight. */
export function coefficientOf(
  config: AllocateConfig,
  claims: readonly Claim[],
  pool: bigint | MissingReason | undefined,
): Ratio | undefined {
  if (typeof pool !== 'bigint' || (config.method !== 'share' && config.method !== 'above')) return undefined
  const weights = sumOfWeights(claims)
  if (compareRatios(weights, wholeRatio(0n)) === 0) return undefined
  const coefficient = divideRatios({ num: pool, den: 100n }, weights)
  return coefficient.ok ? coefficient.value : undefined
}
