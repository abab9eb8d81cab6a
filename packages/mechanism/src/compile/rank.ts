import type { MissingReason } from '@jizhi/domain'
import type { RankConfig } from '../blocks/rank.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Compile } from '../model/compiled.ts'
import { columnIndex, type Frame, reasonAt, withZeros } from '../model/frame.ts'
import type { FoldOp, Part } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { placeRanges } from './place-ranges.ts'
import { type BandRules, bandStanding, exclusiveBands } from './rank-bands.ts'
import { type Placing, placings } from './rank-order.ts'
import { recordPlaces } from './rank-trace.ts'
import { type RowCondition, rowCondition, type Unreadable } from './row-condition.ts'

const PLACE = 0
const TIED = 1
const FROM_BOTTOM = 2
const COUNT = 3

/** RANK-1…6. Places over the rows that have a value and meet the condition, per category. */
export const compileRank: Compile<RankConfig> = (config, context) => {
  const findings: Unreadable[] = []
  const columnsIn = context.inputs.in?.columns ?? []
  const columns = addedColumns(context, 'ranked')
  const eligible = rowCondition(config.eligible, columnsIn, findings)
  const ranges = config.error === '' ? undefined : placeRanges(config, context)
  const firstBand = COUNT + 1 + (ranges ? 2 : 0)
  const bands: readonly BandRules[] = config.bands.map((band) => ({
    band,
    threshold: rowCondition(band.threshold, columnsIn, findings),
    except: rowCondition(band.except, columnsIn, findings),
  }))
  const op: FoldOp = {
    op: 'fold',
    from: 'in',
    to: 'ranked',
    columns,
    completeness: config.completeness,
    partition: config.within === '' ? [] : [config.within],
    figures: [config.column, ...config.tieBreaks.map((one) => one.column)],
    ...(config.completeness.late === 'last' ? { mark: columns.length - 1 } : {}),
    prepare: (run, input) => (rows, parts, out, recorder) => {
      const frame = withZeros(
        input,
        config.column,
        rows.filter((_, at) => parts[at] === 'zero'),
      )
      const reasons = unranked(config, eligible, frame, rows, parts)
      const ranked = rows.filter((_, at) => reasons[at] === undefined)
      const tooFew = ranked.length < config.minimum
      const placed = tooFew ? [] : placings(config, run, context.block, frame, ranked)
      for (let at = 0; at < rows.length; at += 1) {
        out.row = rows[at]!
        const reason = reasons[at] ?? (tooFew ? 'not-applicable' : undefined)
        if (reason === undefined) out.int(COUNT, placed.length)
        else for (let column = 0; column < columns.length; column += 1) out.miss(column, reason)
      }
      for (const placing of placed) writePlace(out, placing)
      ranges?.(run, frame, placed, out)
      if (config.exclusive) writeGrades(config, firstBand, bands, frame, placed, out)
      else writeFlags(firstBand, bands, frame, placed, out)
      if (recorder) recordPlaces(config, context.inputs.in, frame, placed, recorder)
      return undefined
    },
  }
  return { ops: [op], findings }
}

/** RANK-1: why a row takes no place; it keeps its reason and is not last. */
function unranked(
  config: RankConfig,
  eligible: RowCondition,
  frame: Frame,
  rows: readonly number[],
  parts: readonly Part[],
): readonly (MissingReason | undefined)[] {
  const value = frame.series[columnIndex(frame, config.column)]
  const meets = eligible(frame)
  return rows.map((row, at) => {
    const part = parts[at]!
    if (part !== 'in' && part !== 'zero') return part
    const held = meets(row)
    if (held !== true) return held === false ? 'not-applicable' : held
    return value ? reasonAt(value, row) : 'undecided'
  })
}

function writePlace(out: ColumnWriter, { row, place, tied, fromBottom }: Placing): void {
  out.row = row
  out.int(PLACE, place)
  out.int(TIED, tied)
  out.int(FROM_BOTTOM, fromBottom)
}

function writeFlags(
  first: number,
  bands: readonly BandRules[],
  frame: Frame,
  placed: readonly Placing[],
  out: ColumnWriter,
): void {
  for (const [at, rules] of bands.entries())
    bandStanding(rules, frame, placed).forEach((standing, row) => {
      out.row = row
      if (typeof standing === 'string') out.miss(first + at, standing)
      else out.int(first + at, standing ? 1 : 0)
    })
}

function writeGrades(
  config: RankConfig,
  first: number,
  bands: readonly BandRules[],
  frame: Frame,
  placed: readonly Placing[],
  out: ColumnWriter,
): void {
  const taken = exclusiveBands(config, bands, frame, placed)
  for (const { row } of placed) {
    out.row = row
    const grade = taken.get(row)
    for (const [at, { band }] of bands.entries()) {
      // RANK-4: a band too few were ranked for is a gap, not a no.
      if (placed.length < band.minimum) out.miss(first + at, 'not-applicable')
      else if (typeof grade === 'string') out.miss(first + at, grade)
      else out.int(first + at, grade === at ? 1 : 0)
    }
    if (typeof grade === 'number') out.int(first + bands.length, grade)
    else out.miss(first + bands.length, grade ?? 'not-applicable')
  }
}
