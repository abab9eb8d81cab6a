import { apply, type Edit, type Finding, type Mechanism, type PortRef, type Wire } from '@jizhi/mechanism'

const samePort = (a: PortRef, b: PortRef) => a.block === b.block && a.port === b.port

/** The wire that already stands at an input (WIRE-1: an input takes one). */
export const wireInto = (mechanism: Mechanism, to: PortRef): Wire | undefined =>
  mechanism.wires.find((wire) => samePort(wire.to, to))

/** Joins two ports. What stood at the input gives way, and a port that leads on is no end any more. */
export function joining(mechanism: Mechanism, wire: Wire): Edit {
  const old = wireInto(mechanism, wire.to)
  const end = mechanism.ends.find((port) => samePort(port, wire.from))
  const connect: Edit = { do: 'connect', wire }
  if (old === undefined && end === undefined) return connect
  return {
    do: 'all',
    edits: [
      ...(old ? [{ do: 'disconnect', wire: old } as const] : []),
      ...(end ? [{ do: 'unmark-end', port: end } as const] : []),
      connect,
    ],
  }
}

type Check = (mechanism: Mechanism) => readonly Finding[]

/** Complaints about a wire itself: what flows there is nothing its block can work on. */
const ABOUT_WIRES = new Set(['check.wire-kind', 'check.wire-ends', 'check.ring', 'check.join-keys'])

type Complaint = Pick<Finding, 'message' | 'fix'>

/** Judges edits of one drawing by its rules: why an edit would leave a wire that does not fit; undefined = it fits. Earlier complaints do not count. */
export function judge(mechanism: Mechanism, check: Check): (edit: Edit) => Complaint | undefined {
  const known = new Set(check(mechanism).map(({ message }) => message))
  return (edit) => {
    const edited = apply(mechanism, edit)
    if (!edited.ok) return edited.fault
    return check(edited.value.mechanism).find(({ code, message }) => ABOUT_WIRES.has(code) && !known.has(message))
  }
}

/** Why one edit would leave a wire that does not fit, and what would mend it. */
export const misfit = (mechanism: Mechanism, edit: Edit, check: Check): Complaint | undefined =>
  judge(mechanism, check)(edit)
