import { parseDecimal, rescale } from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import { type Drawing, readDrawing } from '../check/drawing.ts'
import { cyclesAYear } from '../noise/band-luck.ts'
import type { PlayedDrawing, ReplayedCycle } from './replay-months.ts'
import type { Sides } from './tally.ts'
import { type YearRest, yearRest } from './year-rest.ts'

/** ALLOC-1: what a pot gave over the cycles that were played, in fen, and what that makes in a year. */
export interface PoolForecast {
  readonly name: string
  /** Given over all cycles. */
  readonly given: Sides
  /** Cycles in which all of the pot was given. */
  readonly dry: { readonly before: number; readonly after: number }
  /** What the pot holds each cycle under the draft; nothing where it is not bounded. */
  readonly holds: bigint | undefined
  /** As the cycles went, over a year. */
  readonly aYear: Sides
  /** By the end of the last cycle's year; nothing where cycles are not months. */
  readonly yearEnd: YearEnd | undefined
}

/** 年底预计: the months so far as the version in force paid them, the months left as each drawing would. */
export interface YearEnd {
  readonly year: string
  readonly left: number
  /** Months of the year before the first that was played: reckoned like the others. */
  readonly unplayed: number
  readonly before: YearRest
  readonly after: YearRest
}

export function poolForecasts(published: PlayedDrawing, draft: PlayedDrawing): readonly PoolForecast[] {
  const [before, after] = [potsOf(published), potsOf(draft)]
  const blocks = new Set([...after.keys(), ...before.keys()])
  const cycles = BigInt(draft.cycles.length || 1)
  const often = BigInt(cyclesAYear(readDrawing(draft.mechanism)))
  return [...blocks].map((block): PoolForecast => {
    const [old, next] = [before.get(block), after.get(block)]
    const given = { before: old?.given ?? 0n, after: next?.given ?? 0n }
    return {
      name: next?.name ?? old?.name ?? block,
      given,
      dry: { before: old?.dry ?? 0, after: next?.dry ?? 0 },
      holds: next?.holds,
      aYear: { before: (given.before * often) / cycles, after: (given.after * often) / cycles },
      yearEnd: yearEndOf(draft.cycles, old?.months ?? [], next?.months ?? []),
    }
  })
}

/** The version in force has paid what is over; where nothing is in force, the draft stands for it. */
function yearEndOf(
  cycles: readonly ReplayedCycle[],
  old: readonly bigint[],
  next: readonly bigint[],
): YearEnd | undefined {
  const read = cycles.map(({ period }) => /^(\d{4})-(\d{2})$/.exec(period))
  const last = read.at(-1)
  if (!last || read.includes(null)) return undefined
  const [, year = '', month = ''] = last
  const own = read.filter((one) => one?.[1] === year).length
  const paid = old.slice(-own).reduce((sum, one) => sum + one, 0n)
  const [left, unplayed] = [12 - Number(month), Number(month) - own]
  const [unknown, before, after] = [yearRest(old, unplayed), yearRest(old, left), yearRest(next, left)]
  if (unknown === undefined || before === undefined || after === undefined) return undefined
  const whole = (rest: YearRest): YearRest => ({
    expected: paid + unknown.expected + rest.expected,
    least: paid + unknown.least + rest.least,
    most: paid + unknown.most + rest.most,
  })
  return { year, left, unplayed, before: whole(before), after: whole(after) }
}

interface Pot {
  readonly name: string
  /** Given cycle by cycle. */
  readonly months: readonly bigint[]
  readonly given: bigint
  readonly dry: number
  readonly holds: bigint | undefined
}

function potsOf({ mechanism, cycles }: PlayedDrawing): ReadonlyMap<string, Pot> {
  const drawing: Drawing = readDrawing(mechanism)
  return new Map(
    drawing.of('allocate').map(({ open, config }) => {
      const holds = holdsOf(config)
      const given = cycles.map((cycle) => givenIn(cycle, open.block.id, config))
      const pot: Pot = {
        name: open.name,
        months: given,
        given: given.reduce((sum, one) => sum + one, 0n),
        dry: holds === undefined ? 0 : given.filter((one) => one >= holds).length,
        holds,
      }
      return [open.block.id, pot]
    }),
  )
}

function holdsOf({ pool, amount }: AllocateConfig): bigint | undefined {
  const read = pool === 'amount' ? parseDecimal(amount) : undefined
  return read?.ok ? rescale(read.value, 2, 'towards-zero').unscaled : undefined
}

function givenIn({ derived }: ReplayedCycle, block: string, config: AllocateConfig): bigint {
  const table = derived.tables[block]?.awards
  const at = table?.columns.findIndex(({ id }) => id === `${config.prefix}award`) ?? -1
  return (table?.cells[at] ?? []).reduce(
    (sum, cell) => ('value' in cell && typeof cell.value === 'bigint' && cell.value > 0n ? sum + cell.value : sum),
    0n,
  )
}
