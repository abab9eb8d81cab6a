import { parseDecimal, rescale } from '@jizhi/domain'
import type { AllocateConfig } from '../blocks/allocate.ts'
import { type Drawing, readDrawing } from '../check/drawing.ts'
import { cyclesAYear } from '../noise/band-luck.ts'
import type { PlayedDrawing, ReplayedCycle } from './replay-months.ts'
import type { Sides } from './tally.ts'

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
    }
  })
}

interface Pot {
  readonly name: string
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
