import type { Mechanism } from '@jizhi/mechanism'
import { inOrder } from './in-order.ts'

/** The flow read aloud: each block after all it hears from, a branch's ways one after the other, each to its end. A group is read in one go. */
export function readingOrder(mechanism: Mechanism, before: Before = () => 0): readonly string[] {
  const order = [...inOrder(mechanism)]
  const placed = new Set<string>()
  const ready = (id: string) => mechanism.wires.every(({ from, to }) => to.block !== id || placed.has(from.block))
  const read = (id: string) => {
    if (placed.has(id)) return
    placed.add(id)
    const next = mechanism.wires.filter(({ from }) => from.block === id).map(({ to }) => to.block)
    for (const one of next.sort(before)) if (ready(one)) read(one)
  }
  for (const id of order) read(id)
  return byGroup(mechanism, [...placed])
}

/** Which of two blocks stands before the other on the drawing as it is: negative = the first. */
export type Before = (a: string, b: string) => number

/** The members of a group stand together, where its first one is read; so no frame runs around strangers. */
function byGroup({ groups = [] }: Mechanism, order: readonly string[]): readonly string[] {
  if (groups.length === 0) return order
  const members = new Map(groups.flatMap(({ blocks }) => blocks.map((id) => [id, blocks] as const)))
  const placed = new Set<string>()
  for (const id of order) {
    if (placed.has(id)) continue
    const own = members.get(id) ?? [id]
    for (const one of order) if (own.includes(one)) placed.add(one)
  }
  return [...placed]
}
