import { fail, ok, type Result } from '@jizhi/domain'
import type { Mechanism, PortRef, Wire } from '../model/mechanism.ts'
import { inserted } from './detach.ts'
import type { Edited, EditFault } from './edit.ts'
import { blockIn, flowsTo, portsOf, samePort, sameWire } from './ports.ts'

type Outcome = Result<Edited, EditFault>

function portFault(mechanism: Mechanism, ref: PortRef, side: 'inputs' | 'outputs'): EditFault | undefined {
  const block = blockIn(mechanism, ref.block)
  if (block === undefined) return { code: 'edit.unknown-block', message: '这个块已经不在图上了，请刷新后再试。' }
  if (portsOf(block, side).includes(ref.port)) return undefined
  return { code: 'edit.unknown-port', message: '这个块没有这个口，请从块边上的圆点拉线。' }
}

/** WIRE-1 and the rule that a drawing has no ring, kept while drawing. */
export function connect(mechanism: Mechanism, wire: Wire, at?: number): Outcome {
  const fault = portFault(mechanism, wire.from, 'outputs') ?? portFault(mechanism, wire.to, 'inputs')
  if (fault !== undefined) return fail(fault)
  if (mechanism.wires.some((one) => sameWire(one, wire)))
    return fail({ code: 'edit.same-wire', message: '这条线已经连上了。' })
  if (mechanism.wires.some((one) => samePort(one.to, wire.to))) {
    return fail({ code: 'edit.input-taken', message: '这个入口已经有一条线，请先删去原来的线。' })
  }
  if (flowsTo(mechanism, wire.to.block, wire.from.block)) {
    return fail({ code: 'edit.ring', message: '这样连会绕成圈；要退回重报，请用审核的“退回填报”。' })
  }
  return ok({
    mechanism: { ...mechanism, wires: inserted(mechanism.wires, wire, at) },
    inverse: { do: 'disconnect', wire },
  })
}

export function disconnect(mechanism: Mechanism, wire: Wire): Outcome {
  const at = mechanism.wires.findIndex((one) => sameWire(one, wire))
  if (at < 0) return fail({ code: 'edit.unknown-wire', message: '这条线已经不在图上了，请刷新后再试。' })
  return ok({
    mechanism: { ...mechanism, wires: mechanism.wires.toSpliced(at, 1) },
    inverse: { do: 'connect', wire, at },
  })
}

/** BR-2: 到此为止. */
export function markEnd(mechanism: Mechanism, port: PortRef, at?: number): Outcome {
  const fault = portFault(mechanism, port, 'outputs')
  if (fault !== undefined) return fail(fault)
  if (mechanism.ends.some((one) => samePort(one, port))) {
    return fail({ code: 'edit.same-wire', message: '这里已经标为到此为止。' })
  }
  return ok({
    mechanism: { ...mechanism, ends: inserted(mechanism.ends, port, at) },
    inverse: { do: 'unmark-end', port },
  })
}

export function unmarkEnd(mechanism: Mechanism, port: PortRef): Outcome {
  const at = mechanism.ends.findIndex((one) => samePort(one, port))
  if (at < 0) return fail({ code: 'edit.unknown-wire', message: '这里没有标为到此为止。' })
  return ok({
    mechanism: { ...mechanism, ends: mechanism.ends.toSpliced(at, 1) },
    inverse: { do: 'mark-end', port, at },
  })
}
