import { type BlockId, divideRounded, parseDecimal, powerOfTen } from '@jizhi/domain'
import type { RankConfig } from '../blocks/rank.ts'
import { type Drawing, nameOf, readDrawing } from '../check/drawing.ts'
import type { Derived } from '../model/derived.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { type Chance, shareOf } from './chance.ts'
import { atLeast, inARow } from './luck.ts'

/** NOISE-4: what chance alone does in a year, were all units of a category equally good. */
export interface BandLuck {
  readonly block: BlockId
  readonly blockName: string
  /** Id and name of the band, e.g. 后三. */
  readonly band: string
  readonly label: string
  /** The category as it stands in the rows; nothing where all are ranked together. */
  readonly within: string | undefined
  readonly size: number
  readonly cohort: number
  readonly cyclesAYear: number
  /** Chance of at least 1, 2, 3, 4 hits in the year; and of as many running. */
  readonly cumulative: readonly Chance[]
  readonly running: readonly Chance[]
  /** Rungs of the ladders that count this band. */
  readonly rungs: readonly {
    readonly ladder: string
    readonly rung: string
    readonly times: number
    readonly running: boolean
    readonly chance: Chance
  }[]
}

const TIMES = [1, 2, 3, 4]

const CYCLES_A_YEAR: { readonly [period: string]: number } = {
  day: 365,
  week: 52,
  xun: 36,
  month: 12,
  month10: 12,
  quarter: 4,
  'half-year': 2,
}

/** How often a cycle comes round in a year; once where that follows no calendar. */
export const cyclesAYear = (drawing: Drawing): number => CYCLES_A_YEAR[drawing.of('cycle')[0]?.config.period ?? ''] ?? 1

/** How many units were ranked together. */
export interface RankedCohort {
  /** The category as it stands in the rows; nothing where all are ranked together. */
  readonly within: string | undefined
  readonly cohort: number
}

/** NOISE-4, for every band of every ranking, with the number of units that were ranked in this month. */
export const bandLuck = (drawing: Drawing, derived: Pick<Derived, 'tables'>): readonly BandLuck[] =>
  drawing
    .of('rank')
    .flatMap(({ open, config }) =>
      luckOf(drawing, open.block.id, cohortsOf(config, derived.tables[open.block.id]?.ranked)),
    )

/** The cohorts of one ranking in one month; none where nobody is ranked yet, or the block is no ranking. */
export function rankedCohorts(
  mechanism: Mechanism,
  derived: Pick<Derived, 'tables'>,
  block: string,
): readonly RankedCohort[] {
  const rank = readDrawing(mechanism)
    .of('rank')
    .find(({ open }) => open.block.id === block)
  return rank ? cohortsOf(rank.config, derived.tables[block]?.ranked) : []
}

/** NOISE-4, for every band of one ranking with cohorts of this many. */
export function luckOf(drawing: Drawing, block: string, cohorts: readonly RankedCohort[]): readonly BandLuck[] {
  const cycles = cyclesAYear(drawing)
  const ranks = drawing.of('rank').filter(({ open }) => open.block.id === block)
  return ranks.flatMap(({ open, config }) =>
    cohorts.flatMap(({ within, cohort }) =>
      config.bands.map((band): BandLuck => {
        const size = sizeOf(band, cohort)
        const each = shareOf(size, cohort)
        return {
          block: open.block.id as BlockId, // ids of a drawing are block ids
          blockName: nameOf(drawing, open.block.id),
          band: band.id,
          label: band.label,
          within,
          size,
          cohort,
          cyclesAYear: cycles,
          cumulative: TIMES.map((times) => atLeast(times, cycles, each)),
          running: TIMES.map((times) => inARow(times, cycles, each)),
          rungs: rungsOn(drawing, band.id, cycles, each),
        }
      }),
    ),
  )
}

type Ranked = Derived['tables'][string][string] | undefined

/** How many were ranked in each category, as the ranking wrote it. */
function cohortsOf(config: RankConfig, table: Ranked): RankedCohort[] {
  const counts = table?.cells[table.columns.findIndex(({ id }) => id === `${config.prefix}count`)] ?? []
  const at = table?.columns.findIndex(({ id }) => id === config.within) ?? -1
  const column = table?.columns[at]
  const found = new Map<string | undefined, number>()
  for (const [row, count] of counts.entries()) {
    if (!('value' in count) || typeof count.value !== 'bigint') continue
    const cell = table?.cells[at]?.[row]
    const value = cell && 'value' in cell ? cell.value : undefined
    const name = typeof value === 'bigint' ? column?.options?.[Number(value)]?.label : value?.toString()
    found.set(config.within === '' ? undefined : name, Number(count.value))
  }
  return [...found].map(([within, cohort]) => ({ within, cohort }))
}

function sizeOf(band: RankConfig['bands'][number], cohort: number): number {
  if (band.sizeKind === 'all') return cohort
  const size = parseDecimal(band.size)
  if (!size.ok) return 0
  const rule = { up: 'away', down: 'towards-zero', 'half-up': 'half-away' } as const
  const share = band.sizeKind === 'share' ? BigInt(cohort) : 1n
  const per = band.sizeKind === 'share' ? 100n : 1n
  return Number(divideRounded(size.value.unscaled * share, per * powerOfTen(size.value.scale), rule[band.rounding]))
}

/** Ladders whose counter counts exactly this band. */
function rungsOn(drawing: Drawing, band: string, cycles: number, each: Chance): BandLuck['rungs'] {
  return drawing.of('history').flatMap(({ config }) => {
    if (config.hit !== band && config.currentHit !== band) return []
    return config.figures.flatMap((figure) => {
      if (figure.across !== 'count' && figure.across !== 'streak') return []
      const running = figure.across === 'streak'
      return drawing.of('ladder').flatMap(({ open, config: ladder }) =>
        ladder.count !== figure.id
          ? []
          : ladder.rungs.map((rung) => ({
              ladder: nameOf(drawing, open.block.id),
              rung: rung.label,
              times: rung.from,
              running,
              chance: (running ? inARow : atLeast)(rung.from, cycles, each),
            })),
      )
    })
  })
}
