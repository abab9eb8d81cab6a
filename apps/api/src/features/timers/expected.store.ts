import type { FactValues } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** What an event brings with it, as the rosters of its cycle read it. */
export type EventContent = Omit<FactValues['arrived'], 'event'>

/** CYC-3: an event that is to open a cycle; moments are epoch milliseconds of the tenant's clock. */
export interface ExpectedEvent {
  /** As its source names it (CYC-1). */
  readonly event: string
  readonly at: number
  readonly opensAt: number
  readonly content: EventContent | null
}

interface ExpectedRow {
  readonly event: string
  readonly at: string
  readonly opens_at: string
  readonly rows: EventContent | null
}

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

@Injectable()
export class ExpectedStore {
  /** What is expected already, or opened, is left as it was: the same event heard of twice is one. */
  async insert(tx: Tx, mechanismId: string, events: readonly ExpectedEvent[]): Promise<void> {
    const of = <T>(pick: (one: ExpectedEvent) => T): T[] => events.map(pick)
    await tx.sql(
      `insert into expected_events (tenant_id, mechanism_id, event, at, opens_at, rows)
       select $1, $2, t.event, to_timestamp(t.at / 1000.0), to_timestamp(t.opens / 1000.0), t.rows::jsonb
       from unnest($3::text[], $4::bigint[], $5::bigint[], $6::text[]) as t(event, at, opens, rows)
       where not exists (select 1 from cycles where tenant_id = $1 and mechanism_id = $2 and period = t.event)
       on conflict do nothing`,
      [
        tx.tenantId,
        mechanismId,
        of(({ event }) => event),
        of(({ at }) => at),
        of(({ opensAt }) => opensAt),
        of(({ content }) => JSON.stringify(content)),
      ],
    )
  }

  /** The next to open; CYC-2: of several at one moment the one that happened first. */
  async first(tx: Tx, mechanismId: string): Promise<ExpectedEvent | undefined> {
    const [row] = await tx.sql<ExpectedRow>(
      `select event, ${MS('at')} as at, ${MS('opens_at')} as opens_at, rows from expected_events
       where tenant_id = $1 and mechanism_id = $2 order by opens_at, at, event limit 1`,
      [tx.tenantId, mechanismId],
    )
    return row && { event: row.event, at: Number(row.at), opensAt: Number(row.opens_at), content: row.rows }
  }

  async drop(tx: Tx, mechanismId: string, event: string): Promise<void> {
    await tx.sql('delete from expected_events where tenant_id = $1 and mechanism_id = $2 and event = $3', [
      tx.tenantId,
      mechanismId,
      event,
    ])
  }
}
