import { blockIn, samePort, sameWire } from '../edit/ports.ts'
import type { Wire } from '../model/mechanism.ts'
import { step, type Way } from './change.ts'
import type { Speech } from './speech.ts'

const among = (wires: readonly Wire[], wire: Wire): boolean => wires.some((one) => sameWire(one, wire))

function cut(way: Way, wire: Wire, speech: Speech): boolean {
  const zh = `断开 ${speech.port(wire.from)} 与 ${speech.name(wire.to.block)}`
  return step(way, { do: 'disconnect', wire }, zh, wire.to.block)
}

/** Wires into inputs that nothing comes to any more; where something else comes, the wire is moved later. */
export function cutWires(way: Way, was: Speech, becomes: Speech): void {
  for (const wire of way.current.wires) {
    const isMoved = way.to.wires.some((one) => samePort(one.to, wire.to))
    const isKept = among(way.to.wires, wire)
    if (!isMoved && !isKept) cut(way, wire, blockIn(way.from, wire.from.block) === undefined ? becomes : was)
  }
}

/** The wires still missing; where one would close a ring for now, the old ones go first. */
export function joinWires(way: Way, becomes: Speech): void {
  for (;;) {
    const missing = way.to.wires.filter((wire) => !among(way.current.wires, wire))
    const done = missing.filter((wire) => joinWire(way, wire, becomes))
    if (done.length > 0) continue
    const stale = way.current.wires.find((wire) => !among(way.to.wires, wire))
    if (stale === undefined || !cut(way, stale, becomes)) return
  }
}

function joinWire(way: Way, wire: Wire, becomes: Speech): boolean {
  const [from, to] = [becomes.port(wire.from), becomes.name(wire.to.block)]
  const old = way.current.wires.find((one) => samePort(one.to, wire.to))
  if (old === undefined) return step(way, { do: 'connect', wire }, `${to} 接在 ${from} 之后`, wire.to.block)
  return step(
    way,
    {
      do: 'all',
      edits: [
        { do: 'disconnect', wire: old },
        { do: 'connect', wire },
      ],
    },
    `${to} 改接在 ${from} 之后（原接在 ${becomes.port(old.from)} 之后）`,
    wire.to.block,
  )
}

/** 到此为止. */
export function diffEnds(way: Way, becomes: Speech): void {
  for (const port of way.current.ends) {
    if (way.to.ends.some((one) => samePort(one, port))) continue
    step(way, { do: 'unmark-end', port }, `${becomes.port(port)} 不再到此为止`, port.block)
  }
  for (const port of way.to.ends) {
    if (way.current.ends.some((one) => samePort(one, port))) continue
    step(way, { do: 'mark-end', port }, `${becomes.port(port)} 到此为止`, port.block)
  }
}
