import type { orderCard } from '@jizhi/contracts'
import type { z } from 'zod'
import { type Actor, may } from '../../platform/session/actor.ts'
import { labelOfPeriod } from '../cycles/index.ts'
import type { OrderRow } from './orders.store.ts'

/** Units whose orders concern the reader: those of the posts held. */
export const unitsOf = (actor: Actor): string[] => [...new Set(actor.grants.map(({ unitId }) => unitId))]

export function cardOf(row: OrderRow, actor: Actor, nameOf: (person: string) => string): z.input<typeof orderCard> {
  const isOpen = row.state === 'proposed'
  const isMine = row.proposed_by === actor.personId
  const mine = unitsOf(actor)
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    cycle:
      row.cycle_id === null || row.mechanism_id === null || row.period === null
        ? null
        : {
            id: row.cycle_id,
            mechanismId: row.mechanism_id,
            mechanismName: row.mechanism_name ?? '',
            periodLabel: labelOfPeriod(row.period),
          },
    ownerUnitId: row.owner_unit_id,
    ownerName: row.owner_name,
    sentence: row.sentence,
    reason: row.reason,
    proposedBy: nameOf(row.proposed_by),
    proposedAt: row.proposed_at.toISOString(),
    needsSecond: row.needs_second,
    decidedBy: row.decided_by === null ? null : nameOf(row.decided_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decision: row.decision,
    touched: row.units.length,
    touchesMe: row.reach.some((unit) => mine.includes(unit)),
    mayConfirm: isOpen && !isMine && may(actor, 'confirm', 'Order', { ownerUnitId: row.owner_unit_id }),
    mayWithdraw: isOpen && isMine,
  }
}
