import { divideRounded, type MissingReason, powerOfTen } from '@jizhi/domain'
import type { RankConfig } from '../blocks/rank.ts'
import type { RankBand } from '../blocks/settings/bands.ts'
import type { Frame } from '../model/frame.ts'
import type { Placing } from './rank-order.ts'
import { settingDecimal } from './rounding.ts'
import type { RowCondition } from './row-condition.ts'

export interface BandRules {
  readonly band: RankBand
  readonly threshold: RowCondition
  readonly except: RowCondition
}

/** What a band says of a row: in, out, or why it cannot be said. */
export type Standing = boolean | MissingReason

/** RANK-4: the standing of each placed row in one band, by its own count. */
export function bandStanding(
  rules: BandRules,
  frame: Frame,
  placed: readonly Placing[],
): ReadonlyMap<number, Standing> {
  const { band } = rules
  // RANK-4: too few ranked is no "no"; the period is a gap for streaks.
  if (placed.length < band.minimum) return new Map(placed.map(({ row }) => [row, 'not-applicable']))
  const standing = new Map<number, Standing>()
  const meets = rules.threshold(frame)
  const counted = placed.filter(({ row }) => {
    const held = meets(row)
    standing.set(row, typeof held === 'string' ? openReason(held) : false)
    return held === true
  })
  const except = rules.except(frame)
  for (const { row } of edged(band, counted, sizeOf(band, counted.length))) {
    const spared = band.except === '' ? false : except(row)
    standing.set(row, typeof spared === 'string' && spared !== 'not-applicable' ? 'undecided' : spared !== true)
  }
  return standing
}

const openReason = (reason: MissingReason): Standing => (reason === 'not-applicable' ? false : 'undecided')

/**
 * RANK-5: one grade column, filled best first from the rows that are left. A row below the threshold falls to the next
 * band; its place stays empty, or the next row moves up (顺补).
 */
export function exclusiveBands(
  config: RankConfig,
  rules: readonly BandRules[],
  frame: Frame,
  placed: readonly Placing[],
): ReadonlyMap<number, number | MissingReason> {
  const taken = new Map<number, number | MissingReason>()
  let left = [...placed]
  let owed = 0
  for (const [at, { band, threshold, except }] of rules.entries()) {
    if (placed.length < band.minimum) continue
    const meets = threshold(frame)
    const isSpared = band.except === '' ? () => false : except(frame)
    const isFit = ({ row }: Placing): boolean => !isOut(meets(row))
    const size = sizeOf(band, placed.length)
    const room = Math.max(0, size - (config.overflow === 'shrink' ? owed : 0))
    const stretch = edged(band, config.refill ? left.filter(isFit) : left, room)
    owed = Math.max(0, (config.overflow === 'shrink' ? owed : 0) + stretch.length - size)
    for (const { row } of stretch.filter(isFit)) {
      const [held, spared] = [meets(row), isSpared(row)]
      // 除外 comes after the counting: the place is used up, the row falls to the next band.
      if (spared === true) continue
      taken.set(row, held === true && isOut(spared) ? at : 'undecided')
    }
    left = left.filter(({ row }) => !taken.has(row))
  }
  return taken
}

/** What surely does not hold; a condition that is still open may yet. */
const isOut = (held: boolean | MissingReason): boolean => held === false || held === 'not-applicable'

/** The rows of the stretch, ties at its edge by rule: 全入 / 全不入 / 按序. */
function edged(band: RankBand, counted: readonly Placing[], size: number): readonly Placing[] {
  const ordered = band.from === 'top' ? counted : [...counted].reverse()
  if (size >= ordered.length) return ordered
  const inside = ordered.slice(0, size)
  const next = ordered[size]
  const last = inside.at(-1)
  if (band.edge === 'order' || !next || !last || next.first !== last.first) return inside
  if (band.edge === 'none') return inside.filter((one) => one.first !== last.first)
  return ordered.filter((one, at) => at < size || one.first === last.first)
}

const ROUNDED = { up: 'away', down: 'towards-zero', 'half-up': 'half-away' } as const

/** n places, or x % of those counted, rounded as stated. */
function sizeOf(band: RankBand, counted: number): number {
  if (band.sizeKind === 'all') return counted
  const { unscaled, scale } = settingDecimal(band.size)
  if (unscaled <= 0n) return 0
  if (band.sizeKind === 'count') return Number(divideRounded(unscaled, powerOfTen(scale), 'towards-zero'))
  return Number(divideRounded(unscaled * BigInt(counted), powerOfTen(scale + 2), ROUNDED[band.rounding]))
}
