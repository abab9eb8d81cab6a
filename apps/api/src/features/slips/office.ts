import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, may } from '../../platform/session/actor.ts'

/** Who prints slips and brings their scans: the office that runs the month, or the second person of it. */
export const isOffice = (actor: Actor, ownerUnitId: string): boolean =>
  actor.tenant.kind !== 'sample' &&
  (may(actor, 'record', 'Cycle', { ownerUnitId }) || may(actor, 'freeze', 'Cycle', { ownerUnitId }))

export function demandOffice(actor: Actor, ownerUnitId: string): void {
  if (actor.tenant.kind === 'sample') throw new Fault('cycle.read-only')
  if (!isOffice(actor, ownerUnitId)) throw new Fault('access.denied')
}

/** 〔2019〕3号, as documents are numbered. */
export const noOf = ({ year, number }: { readonly year: number; readonly number: number }): string =>
  `〔${year}〕${number}号`
