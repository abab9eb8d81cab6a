import type { Block, Group, Mechanism } from '../model/mechanism.ts'

/** Blocks under one heading; those in no group stand first, under none. */
export interface Section {
  readonly group?: Group
  readonly blocks: readonly Block[]
}

/** The order in which the outline tells a drawing: section by section, in each as rows flow. */
export function sectionsOf(mechanism: Mechanism): readonly Section[] {
  const flowing = inFlow(mechanism)
  const groups = mechanism.groups ?? []
  const grouped = new Set(groups.flatMap((group) => group.blocks))
  const free = flowing.filter((block) => !grouped.has(block.id))
  const sections = groups.map((group) => ({
    group,
    blocks: flowing.filter((block) => group.blocks.includes(block.id)),
  }))
  return free.length === 0 ? sections : [{ blocks: free }, ...sections]
}

/** The first block of the document that waits for no other, again and again; a ring stands as it is. */
function inFlow(mechanism: Mechanism): readonly Block[] {
  const waiting = [...mechanism.blocks]
  const order: Block[] = []
  while (waiting.length > 0) {
    const ids = new Set(waiting.map((block) => block.id))
    const blocked = new Set(mechanism.wires.filter((wire) => ids.has(wire.from.block)).map((wire) => wire.to.block))
    const next = waiting.findIndex((block) => !blocked.has(block.id))
    order.push(...waiting.splice(Math.max(next, 0), 1))
  }
  return order
}
