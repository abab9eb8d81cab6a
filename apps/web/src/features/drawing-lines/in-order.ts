import type { Mechanism } from '@jizhi/mechanism'

/** Blocks in the order in which rosters flow, sources first; what the phone list and the keyboard follow. */
export function inOrder(mechanism: Mechanism): readonly string[] {
  const placed: string[] = []
  const waiting = mechanism.blocks.map((block) => block.id)
  while (waiting.length > 0) {
    const at = waiting.findIndex((id) =>
      mechanism.wires.every(({ from, to }) => to.block !== id || !waiting.includes(from.block) || from.block === id),
    )
    // A circle has no first block: take the next as it stands in the document.
    placed.push(...waiting.splice(Math.max(at, 0), 1))
  }
  return placed
}
