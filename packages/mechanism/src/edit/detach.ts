import type { Mechanism, PortRef } from '../model/mechanism.ts'
import type { Edit } from './edit.ts'

/** Takes away wires and ends at the given ports, and says how to put each back where it stood. */
export function detach(
  mechanism: Mechanism,
  gone: (ref: PortRef, side: 'from' | 'to') => boolean,
): { readonly mechanism: Mechanism; readonly restore: readonly Edit[] } {
  const restore: Edit[] = []
  const wires = mechanism.wires.filter((wire, at) => {
    if (!gone(wire.from, 'from') && !gone(wire.to, 'to')) return true
    restore.push({ do: 'connect', wire, at })
    return false
  })
  const ends = mechanism.ends.filter((port, at) => {
    if (!gone(port, 'from')) return true
    restore.push({ do: 'mark-end', port, at })
    return false
  })
  return { mechanism: { ...mechanism, wires, ends }, restore }
}

export const inserted = <T>(list: readonly T[], item: T, at = list.length): readonly T[] => [
  ...list.slice(0, at),
  item,
  ...list.slice(at),
]
