import { parseDecimal, rescale } from '@jizhi/domain'
import type { RankConfig } from '../blocks/rank.ts'
import { storedScale } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { CompileContext } from '../model/compiled.ts'
import { columnIndex, type Frame } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import { replay } from '../noise/places.ts'
import type { Placing } from './rank-order.ts'

/** After place, ties, place from the bottom and count. */
const BEST = 4
const WORST = 5
/** Enough for a percentile of a place; a category of 27 takes under a millisecond. */
const DRAWS = 400
/** Scores times 65,536 stay exact below this. */
const LARGEST = 2 ** 36

type Ranges = (run: Run, frame: Frame, placed: readonly Placing[], out: ColumnWriter) => void

/** NOISE-2: the 90 % interval of each place, from the stated error; seeded by period and block, so it can be repeated. */
export function placeRanges(config: RankConfig, { block }: Pick<CompileContext, 'block'>): Ranges | undefined {
  const error = parseDecimal(config.error)
  if (!error.ok) return undefined
  return (run, frame, placed, out) => {
    const at = columnIndex(frame, config.column)
    const [column, series] = [frame.columns[at], frame.series[at]]
    if (!column || !series || !('ints' in series)) return
    const scores = placed.map(({ row }) => series.ints[row]!)
    if (scores.some((score) => Math.abs(score) > LARGEST)) return
    const deviation = Number(rescale(error.value, storedScale(column), 'half-away').unscaled)
    const seed = `${run.pins.period} ${block} ${frame.keys[placed[0]?.row ?? -1] ?? ''}`
    const { places } = replay({ scores, direction: config.direction, error: deviation, seed, draws: DRAWS })
    for (const [unit, { row }] of placed.entries()) {
      out.row = row
      out.int(BEST, places[unit]!.best)
      out.int(WORST, places[unit]!.worst)
    }
  }
}
