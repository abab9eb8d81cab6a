import { type Money, parseDecimal, parseYuan, rescale } from '@jizhi/domain'
import { type AllocateConfig, type Mechanism, type RankConfig, readConfig } from '@jizhi/mechanism'

interface BandCost {
  /** In fen: every band of the table taken in full. */
  readonly fen: Money
  /** Columns of bands whose rows nothing counts before the month is over. */
  readonly uncounted: readonly string[]
}

/** A ranking above the awards, and the most rows each of its bands takes where it states a number. */
interface Ranking {
  readonly block: string
  readonly config: RankConfig
}

/** The rankings from which rows come to a block, the nearest first. */
export function rankingsAbove(mechanism: Mechanism, block: string): readonly Ranking[] {
  const seen = new Set([block])
  for (const at of seen) for (const { from, to } of mechanism.wires) if (to.block === at) seen.add(from.block)
  return [...seen].flatMap((id) => {
    const found = mechanism.blocks.find((one) => one.id === id)
    const read = found?.kind === 'rank' ? readConfig({ ...found, kind: 'rank' }) : undefined
    return read?.ok ? [{ block: id, config: read.value }] : []
  })
}

/**
 * ALLOC-2, RANK-4: what a table of bands costs when every band is full. A band by number counts as many rows as it says
 * in each class that is ranked by itself; one by share or condition is not counted here. Ties at the edge may add to it.
 */
export function bandsCost(
  bands: AllocateConfig['bands'],
  rankings: readonly Ranking[],
  classesOf: (ranking: Ranking) => number,
): BandCost {
  let fen = 0n
  const uncounted: string[] = []
  for (const { column, option, amount } of bands) {
    const size = rankings.flatMap((ranking) => {
      const band = ranking.config.bands.find(({ id }) => id === (option === '' ? column : option))
      const read = band?.sizeKind === 'count' ? parseDecimal(band.size) : undefined
      return read?.ok ? [rescale(read.value, 0, 'towards-zero').unscaled * BigInt(classesOf(ranking))] : []
    })[0]
    const each = parseYuan(amount)
    if (size === undefined || size === 0n) uncounted.push(option === '' ? column : option)
    else if (each.ok) fen += each.value * size
  }
  return { fen: fen as Money, uncounted } // fen times a count is fen
}
