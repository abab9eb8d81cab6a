import type { Mechanism } from '../model/mechanism.ts'

/** The block itself and every block whose rows reach it. */
export function upstreamOf(mechanism: Mechanism, block: string): ReadonlySet<string> {
  const above = new Set<string>([block])
  for (const next of above) for (const wire of mechanism.wires) if (wire.to.block === next) above.add(wire.from.block)
  return above
}
