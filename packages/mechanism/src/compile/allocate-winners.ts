import { divideRatios, divideRounded, multiplyRatios, ratioOfDecimal, wholeRatio } from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import type { Frame } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import { type Claim, STEPS } from './allocate-claims.ts'
import { wonBefore } from './allocate-won.ts'
import { ruleOf, settingDecimal } from './rounding.ts'

const NOTHING = wholeRatio(0n)

/** ALLOC-5 repeat winners: a part of what they would get, or nothing. */
export function withRepeats(
  config: AllocateConfig,
  run: Run,
  frame: Frame,
  rows: readonly number[],
  claims: readonly Claim[],
): readonly Claim[] {
  if (config.repeat === 'pay') return claims
  const won = wonBefore(config, frame)
  const percent = config.repeat === 'share' ? ratioOfDecimal(settingDecimal(config.repeatShare)) : NOTHING
  const part = { num: percent.num, den: percent.den * 100n }
  return rows.map((row, at) => {
    const claim = claims[at]!
    const isWon = won(row)
    // Charges are not awards: whoever won before still pays.
    if (typeof claim.fen === 'string' || isWon === false || claim.fen < 0n) return claim
    if (isWon !== true) return { ...claim, fen: isWon, weight: NOTHING, text: '是否得过未定' }
    const step = STEPS[config.step]
    const fen = divideRounded(claim.fen * part.num, part.den * step, ruleOf(run.rounding)) * step
    const text = config.repeat === 'share' ? `得过，按 ${config.repeatShare}%` : '得过，不再发'
    return { ...claim, fen, weight: multiplyRatios(claim.weight, part), text: `${claim.text}（${text}）` }
  })
}

const isWinner = ({ fen, weight }: Claim): boolean => typeof fen === 'bigint' && (fen > 0n || weight.num > 0n)

/**
 * 名额: at most so many receive, the best placed first. Equals on the edge all receive, none of them does, or they share
 * the money of the places that are left.
 */
export function withQuota(config: AllocateConfig, claims: readonly Claim[]): readonly Claim[] {
  if (config.quota === 0) return claims
  const winners = [...claims.keys()]
    .filter((at) => isWinner(claims[at]!))
    .sort((a, b) => ahead(claims[a]!, claims[b]!) || a - b)
  if (winners.length <= config.quota) return claims
  const edge = claims[winners[config.quota - 1]!]!
  const isTied = ahead(edge, claims[winners[config.quota]!]!) === 0
  const tied = isTied ? winners.filter((at) => ahead(claims[at]!, edge) === 0) : []
  const sure = winners.filter((at) => ahead(claims[at]!, edge) < 0 || (!isTied && ahead(claims[at]!, edge) === 0))
  const inside = new Set(isTied ? sure : winners.slice(0, config.quota))
  const left = config.quota - inside.size
  return claims.map((claim, at) => {
    if (!isWinner(claim) || inside.has(at) || (tied.includes(at) && config.quotaTies === 'all')) return claim
    if (!tied.includes(at) || config.quotaTies === 'none' || left <= 0)
      return { ...claim, fen: 0n, weight: NOTHING, text: `${claim.text}（名额已满）` }
    return parted(claim, left, tied.length, config, tied.indexOf(at))
  })
}

/** Negative when `a` comes first: by place, where there are places, else by the amount. */
function ahead(a: Claim, b: Claim): number {
  if (a.place !== b.place) return a.place - b.place
  if (a.place !== Number.MAX_SAFE_INTEGER) return 0
  const [x, y] = [a.fen as bigint, b.fen as bigint] // only winners are compared, and their amounts are known
  return x > y ? -1 : x < y ? 1 : 0
}

/** So many shares of equals among more of them, in whole steps; the first ones take what does not come out even. */
function parted(claim: Claim, shares: number, among: number, config: AllocateConfig, at: number): Claim {
  const step = STEPS[config.step]
  const total = ((claim.fen as bigint) * BigInt(shares)) / step // a winner's amount is known
  const each = total / BigInt(among)
  const extra = BigInt(at) < total % BigInt(among) ? 1n : 0n
  const part = divideRatios(wholeRatio(BigInt(shares)), wholeRatio(BigInt(among)))
  return {
    ...claim,
    fen: (each + extra) * step,
    weight: part.ok ? multiplyRatios(claim.weight, part.value) : NOTHING,
    text: `${claim.text}（${among} 个分 ${shares} 个名额）`,
  }
}
