import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'

export function refuseSample(actor: Actor): void {
  if (actor.tenant.kind === 'sample') throw new Fault('mechanism.read-only')
}
