import { openBlock } from '../blocks/open-block.ts'
import type { Block, Mechanism, PortRef, Wire } from '../model/mechanism.ts'

export const samePort = (a: PortRef, b: PortRef): boolean => a.block === b.block && a.port === b.port
export const sameWire = (a: Wire, b: Wire): boolean => samePort(a.from, b.from) && samePort(a.to, b.to)

export const blockIn = (mechanism: Mechanism, id: string): Block | undefined =>
  mechanism.blocks.find((block) => block.id === id)

/** Port ids of a block on one side; none where its settings cannot be read. */
export const portsOf = (block: Block, side: 'inputs' | 'outputs'): readonly string[] => {
  const opened = openBlock(block)
  return opened.ok ? opened.value[side].map((port) => port.id) : []
}

/** True when rows that leave `from` can come to `to`. */
export function flowsTo(mechanism: Mechanism, from: string, to: string): boolean {
  const seen = new Set([from])
  const waiting = [from]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return true
    for (const wire of mechanism.wires) {
      if (wire.from.block !== next || seen.has(wire.to.block)) continue
      seen.add(wire.to.block)
      waiting.push(wire.to.block)
    }
  }
  return false
}
