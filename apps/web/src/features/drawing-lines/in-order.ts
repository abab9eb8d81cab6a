import { flowOrder, type Mechanism } from '@jizhi/mechanism'

/** Blocks in the order in which rosters flow, sources first; what the phone list and the keyboard follow. */
export function inOrder(mechanism: Mechanism): readonly string[] {
  const wires = mechanism.wires.filter(({ from, to }) => from.block !== to.block)
  const placed: string[] = []
  let waiting: readonly string[] = mechanism.blocks.map((block) => block.id)
  while (waiting.length > 0) {
    const { order, ring } = flowOrder(waiting, wires)
    // A circle has no first block: take the next as it stands in the document.
    placed.push(...order, ...ring.slice(0, 1))
    waiting = ring.slice(1)
  }
  return placed
}
