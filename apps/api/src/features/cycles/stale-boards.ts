import type { Mechanism } from '@jizhi/mechanism'
import type { EffectRow } from './effects.store.ts'
import type { Standing } from './standing.ts'

/** TELL-1: boards whose figures are no longer the latest: a result upstream is stale, or one of their rows waits to be corrected. */
export function staleBoards({ mechanism, derived }: Standing, proposals: readonly EffectRow[]): string[] {
  const stale = new Set<string>(derived.results.filter((result) => result.stale).map((result) => result.block))
  return mechanism.blocks
    .filter((block) => block.kind === 'tell')
    .map((block) => block.id)
    .filter(
      (id) => proposals.some((row) => row.block === id) || upstreamOf(mechanism, id).some((one) => stale.has(one)),
    )
}

/** Every block whose rows reach this one. A stored drawing is acyclic. */
export function upstreamOf(mechanism: Mechanism, blockId: string): readonly string[] {
  const found = new Set<string>([blockId])
  for (const id of found) // a Set is walked as it grows
    for (const wire of mechanism.wires) if (wire.to.block === id) found.add(wire.from.block)
  found.delete(blockId)
  return [...found]
}
