import { samePort, sameWire } from '../edit/ports.ts'
import { plainSettings } from '../edit/settings.ts'
import type { Block, Group, JsonObject, Mechanism } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'

/**
 * What a text says, in the writing of the drawing it was made from: the order of its lists, and settings as they stood
 * where they mean the same. A text that says the same gives the very same document.
 */
export function settledOn(base: Mechanism, read: Mechanism): Mechanism {
  const { groups = [], parameters, ...drawn } = read
  const settled = groups.map((group) => groupOn(base, group))
  const said: Mechanism = {
    ...drawn,
    blocks: inOrder(base.blocks, read.blocks, (a, b) => a.id === b.id).map((block) => blockOn(base, block)),
    wires: inOrder(base.wires, read.wires, sameWire),
    ends: inOrder(base.ends, read.ends, samePort),
    ...(settled.length === 0 ? {} : { groups: settled }),
    ...(parameters === undefined ? {} : { parameters }),
  }
  return sameJson(plain(said), plain(base)) ? base : said
}

// Documents are JSON by their type.
const plain = (mechanism: Mechanism): JsonObject => mechanism as unknown as JsonObject

function blockOn(base: Mechanism, block: Block): Block {
  const before = base.blocks.find((one) => one.id === block.id)
  if (before === undefined || before.kind !== block.kind || before.name !== block.name) return block
  const [old, fresh] = [plainSettings(before), plainSettings(block)]
  return old.ok && fresh.ok && sameJson(old.value, fresh.value) ? before : block
}

function groupOn(base: Mechanism, group: Group): Group {
  const before = base.groups?.find((one) => one.id === group.id)
  return before === undefined ? group : { ...group, blocks: inOrder(before.blocks, group.blocks, (a, b) => a === b) }
}

/** The list in the old order; what is new stands behind what it follows in the text. */
function inOrder<T>(old: readonly T[], fresh: readonly T[], same: (a: T, b: T) => boolean): T[] {
  const kept = old.flatMap((one) => fresh.filter((other) => same(one, other)).slice(0, 1))
  for (const [at, one] of fresh.entries()) {
    if (old.some((other) => same(one, other))) continue
    const place =
      at === 0 ? 0 : kept.findIndex((other) => fresh.slice(at - 1, at).some((before) => same(before, other))) + 1
    kept.splice(place, 0, one)
  }
  return kept
}
