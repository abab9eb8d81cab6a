import type { PinnedGraph } from '@jizhi/domain'
import { burden, type UnitBurden } from '../burden/burden.ts'
import { bearerName } from '../burden/say-burden.ts'
import { type Drawing, readDrawing } from '../check/drawing.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { bandLuck } from '../noise/band-luck.ts'
import type { Chance } from '../noise/chance.ts'
import type { PastCycle } from './past-cycle.ts'
import { type PoolForecast, poolForecasts } from './pool-forecast.ts'
import type { PlayedDrawing, ReplayedCycle } from './replay-months.ts'
import { type Tally, tally } from './tally.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** What a draft would have done where the version in force did something else, for whoever decides on it. */
export interface Outlook {
  readonly periods: readonly string[]
  readonly tally: Tally
  readonly verdicts: readonly (Verdict & { readonly unit: string })[]
  /** NOISE-4: of every band, what chance alone does in a year, were all units equally good. */
  readonly luck: readonly BandChance[]
  /** BURDEN-1: what the drawing asks of whom in a month. */
  readonly burden: readonly {
    readonly bearer: string
    readonly bearerName: string
    readonly before: UnitBurden | undefined
    readonly after: UnitBurden | undefined
  }[]
  readonly pools: readonly PoolForecast[]
  /** BACK-4: what of the draft could not be run, by cycle. */
  readonly notRun: readonly { readonly period: string; readonly blocks: readonly string[] }[]
  /** Official tables that come out of the version in force otherwise than they were issued. */
  readonly unlike: number
}

export interface BandChance {
  readonly label: string
  readonly within: string | undefined
  /** From the end of the list: being in it is no honour. */
  readonly bottom: boolean
  /** At least twice in a year. */
  readonly before: Chance | undefined
  readonly after: Chance | undefined
}

/** Both drawings over the same cycles; `graph` counts the rows that fall on each bearer. */
export function outlook(
  published: PlayedDrawing,
  draft: PlayedDrawing,
  past: readonly PastCycle[],
  graph: Pick<PinnedGraph, 'units'> | undefined,
): Outlook {
  const sums = tally(published.cycles, draft.cycles)
  return {
    periods: past.map(({ period }) => period),
    tally: sums,
    verdicts: sums.units.map((unit) => ({ unit: unit.unit, ...verdictOf(sums, unit) })),
    luck: chances(published, draft),
    burden: burdens(published.mechanism, draft.mechanism, graph),
    pools: poolForecasts(published, draft),
    notRun: draft.cycles
      .filter(({ notRun }) => notRun.length > 0)
      .map(({ period, notRun }) => ({ period, blocks: notRun })),
    unlike: unlikeOfficial(published.cycles, past),
  }
}

/** The cohorts are those of the last cycle. */
function chances(published: PlayedDrawing, draft: PlayedDrawing): readonly BandChance[] {
  const found = new Map<
    string,
    { label: string; within: string | undefined; bottom: boolean; before?: Chance; after?: Chance }
  >()
  for (const [{ mechanism, cycles }, side] of [
    [published, 'before'],
    [draft, 'after'],
  ] as const) {
    const last = cycles.at(-1)
    const drawing = readDrawing(mechanism)
    for (const { block, band, label, within, size, cohort, cumulative } of last
      ? bandLuck(drawing, last.derived)
      : []) {
      if (size === 0 || size >= cohort) continue
      const key = JSON.stringify([block, band, within ?? ''])
      const one = found.get(key) ?? { label, within, bottom: isBottom(drawing, block, band) }
      const twice = cumulative[1]
      if (twice) one[side] = twice
      found.set(key, one)
    }
  }
  return [...found.values()].map((one) => ({ ...one, before: one.before, after: one.after }))
}

const isBottom = (drawing: Drawing, block: string, band: string): boolean =>
  drawing
    .of('rank')
    .some(
      ({ open, config }) =>
        open.block.id === block && config.bands.some(({ id, from }) => id === band && from === 'bottom'),
    )

function burdens(
  published: Mechanism,
  draft: Mechanism,
  graph: Pick<PinnedGraph, 'units'> | undefined,
): Outlook['burden'] {
  const [before, after] = [burden([published], graph).units, burden([draft], graph).units]
  const bearers = new Set([...after, ...before].map(({ bearer }) => bearer))
  return [...bearers].map((bearer) => ({
    bearer,
    bearerName: bearerName(bearer),
    before: before.find((one) => one.bearer === bearer),
    after: after.find((one) => one.bearer === bearer),
  }))
}

/** Whether playing the version in force again gives what was official: rows and figures, by digest. */
function unlikeOfficial(cycles: readonly ReplayedCycle[], past: readonly PastCycle[]): number {
  const issued = past.map(
    (one) =>
      new Map(
        'facts' in one
          ? one.facts.flatMap((fact) => (fact.kind === 'frozen' ? [[String(fact.slot.block), fact.value.digest]] : []))
          : [],
      ),
  )
  return cycles.reduce(
    (sum, { derived }, at) =>
      sum +
      derived.results.filter(({ block, live }) => {
        const official = issued[at]?.get(block)
        return official !== undefined && official !== live.digest
      }).length,
    0,
  )
}
