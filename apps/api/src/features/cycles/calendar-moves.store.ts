import { type Instant, instantText } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import type { DeadlineMove } from './deadlines-now.ts'

/** A deadline that a notice moved; moments are epoch milliseconds. */
export interface MovedDeadline {
  readonly deadline: string
  readonly from: number
  readonly to: number
  readonly number: string
}

/** Those that moved one deadline, as pages show them. */
export const noticesOf = (moved: readonly MovedDeadline[], deadline: string) =>
  moved.flatMap((one) =>
    one.deadline === deadline
      ? [{ from: instantText(one.from as Instant), to: instantText(one.to as Instant), number: one.number }] // written from instants
      : [],
  )

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`

@Injectable()
export class CalendarMovesStore {
  /** In the order of the notices. */
  of(tx: Tx, cycleId: string): Promise<MovedDeadline[]> {
    return tx.sql<MovedDeadline>(
      `select m.deadline, ${MS('m.from_at')} as "from", ${MS('m.to_at')} as "to", n.number
       from calendar_moves m join calendar_notices n on n.tenant_id = $1 and n.id = m.notice_id
       where m.tenant_id = $1 and m.cycle_id = $2 order by n.ordinal`,
      [tx.tenantId, cycleId],
    )
  }

  async insert(tx: Tx, cycleId: string, noticeId: string, moves: readonly DeadlineMove[]): Promise<void> {
    if (moves.length === 0) return
    await tx.sql(
      `insert into calendar_moves (tenant_id, cycle_id, notice_id, deadline, from_at, to_at)
       select $1, $2, $3, t.deadline, to_timestamp(t.was / 1000.0), to_timestamp(t.now / 1000.0)
       from unnest($4::text[], $5::bigint[], $6::bigint[]) as t(deadline, was, now) on conflict do nothing`,
      [
        tx.tenantId,
        cycleId,
        noticeId,
        moves.map(({ id }) => id),
        moves.map(({ from }) => from),
        moves.map(({ to }) => to),
      ],
    )
  }
}
