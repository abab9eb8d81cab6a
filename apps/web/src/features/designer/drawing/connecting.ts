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

/** Leads a wire elsewhere, from its other way out or into another way in; undefined where it leads there already. */
export function rejoining(mechanism: Mechanism, old: Wire, wire: Wire): Edit | undefined {
  if (samePort(old.from, wire.from) && samePort(old.to, wire.to)) return undefined
  const wires = mechanism.wires.filter((one) => one !== old)
  return { do: 'all', edits: [{ do: 'disconnect', wire: old }, joining({ ...mechanism, wires }, wire)] }
}

/** Takes a block out of a line and joins what stood before it to what stood behind it; undefined where it stands in no such line. */
export function closing(mechanism: Mechanism, block: string): Edit | undefined {
  const [before, ...others] = mechanism.wires.filter(({ to }) => to.block === block)
  const behind = mechanism.wires.filter(({ from }) => from.block === block)
  const [first] = behind
  if (before === undefined || others.length > 0 || first === undefined) return undefined
  if (behind.some(({ from }) => from.port !== first.from.port)) return undefined
  const joined = behind.map(({ to }) => ({ do: 'connect', wire: { from: before.from, to } }) as const)
  return { do: 'all', edits: [{ do: 'remove', block }, ...joined] }
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
