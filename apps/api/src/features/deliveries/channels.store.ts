import type { DeliveryKind, OutsideChannel } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface ChannelRow {
  readonly channel: OutsideChannel
  readonly enabled: boolean
  readonly takes: readonly DeliveryKind[]
  readonly after_hours: number
  readonly options: Readonly<Record<string, string>>
  readonly sealed: string | null
  readonly recent: readonly Date[]
  readonly blocked_until: Date | null
}

export interface RulesRow {
  readonly quiet_from: string
  readonly quiet_to: string
  readonly working_days_only: boolean
  readonly allowed_hosts: readonly string[]
  readonly training: boolean
  readonly county: string
  readonly code: string
  readonly kind: 'demo' | 'sample' | 'county'
}

const CHANNEL = `select channel, enabled, takes, after_hours, options, sealed, recent, blocked_until from channels
  where tenant_id = $1`

@Injectable()
export class ChannelsStore {
  all(tx: Tx): Promise<ChannelRow[]> {
    return tx.sql<ChannelRow>(`${CHANNEL} order by channel`, [tx.tenantId])
  }

  async one(tx: Tx, channel: OutsideChannel): Promise<ChannelRow | undefined> {
    return (await tx.sql<ChannelRow>(`${CHANNEL} and channel = $2`, [tx.tenantId, channel]))[0]
  }

  /** R6: who saves settings waits for whoever saves them too, also where no row stands yet. */
  async lock(tx: Tx): Promise<void> {
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('channels ' || $1::text, 0))`, [tx.tenantId])
  }

  /** One at a time may take from a channel: its queue. */
  async locked(tx: Tx, channel: OutsideChannel): Promise<ChannelRow | undefined> {
    return (await tx.sql<ChannelRow>(`${CHANNEL} and channel = $2 for update`, [tx.tenantId, channel]))[0]
  }

  /** What the county set, or what holds until it does: 21:00–08:00 and days off are quiet; demo and sample counties rehearse. */
  async rules(tx: Tx): Promise<RulesRow> {
    const [row] = await tx.sql<RulesRow>(
      `select coalesce(r.quiet_from, '21:00') as quiet_from, coalesce(r.quiet_to, '08:00') as quiet_to,
         coalesce(r.working_days_only, true) as working_days_only, coalesce(r.allowed_hosts, '{}') as allowed_hosts,
         coalesce(r.training, t.kind <> 'county') as training, t.name as county, t.code, t.kind
       from tenants t left join delivery_rules r on r.tenant_id = $1 where t.id = $1`,
      [tx.tenantId],
    )
    if (row === undefined) throw new Error(`tenant ${tx.tenantId} is not there`)
    return row
  }

  async save(tx: Tx, row: Omit<ChannelRow, 'recent' | 'blocked_until'>, by: string): Promise<void> {
    await tx.sql(
      `insert into channels (tenant_id, channel, enabled, takes, after_hours, options, sealed, recent, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, to_timestamp($9::bigint / 1000.0))
       on conflict (tenant_id, channel) do update set enabled = excluded.enabled, takes = excluded.takes,
         after_hours = excluded.after_hours, options = excluded.options, sealed = excluded.sealed, blocked_until = null,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [
        tx.tenantId,
        row.channel,
        row.enabled,
        row.takes,
        row.after_hours,
        JSON.stringify(row.options),
        row.sealed,
        by,
        tx.now,
      ],
    )
  }

  async saveRules(tx: Tx, rules: Omit<RulesRow, 'county' | 'code' | 'kind'>, by: string): Promise<void> {
    await tx.sql(
      `insert into delivery_rules (tenant_id, quiet_from, quiet_to, working_days_only, allowed_hosts, training, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::bigint / 1000.0))
       on conflict (tenant_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
         working_days_only = excluded.working_days_only, allowed_hosts = excluded.allowed_hosts,
         training = excluded.training, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [
        tx.tenantId,
        rules.quiet_from,
        rules.quiet_to,
        rules.working_days_only,
        rules.allowed_hosts,
        rules.training,
        by,
        tx.now,
      ],
    )
  }

  /** Whether a job at `at` is wanted: none of the channel's own chain comes before it. The row is locked until the commit. */
  async wakes(tx: Tx, channel: OutsideChannel, at: number): Promise<boolean> {
    const rows = await tx.sql(
      `update channels set wake_at = to_timestamp($3::bigint / 1000.0) where tenant_id = $1 and channel = $2
         and (wake_at is null or wake_at <= to_timestamp($4::bigint / 1000.0) or wake_at > to_timestamp($3::bigint / 1000.0))
       returning 1`,
      [tx.tenantId, channel, at, tx.now],
    )
    return rows.length > 0
  }

  /** Counts one sending towards the most a minute. */
  async countSending(tx: Tx, channel: OutsideChannel): Promise<void> {
    await tx.sql(
      `update channels set recent = (select coalesce(array_agg(at), '{}') from unnest(recent) as at
         where at > to_timestamp($3::bigint / 1000.0) - interval '1 minute') || to_timestamp($3::bigint / 1000.0)
       where tenant_id = $1 and channel = $2`,
      [tx.tenantId, channel, tx.now],
    )
  }

  async block(tx: Tx, channel: OutsideChannel, until: number): Promise<void> {
    await tx.sql(
      'update channels set blocked_until = to_timestamp($3::bigint / 1000.0) where tenant_id = $1 and channel = $2',
      [tx.tenantId, channel, until],
    )
  }
}
