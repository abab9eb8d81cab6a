import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { QUEUE_SCHEMA } from '../../platform/database/directory-tables.ts'
import type { Figures } from '../../platform/operations/platform-figures.ts'

export interface FailedRow {
  readonly id: string
  readonly queue: string
  readonly at: Date
  readonly tries: number
}

export interface ServerRow {
  readonly postgres: string
  readonly schema: string
  readonly now_ms: string
  readonly seconds_up: number
}

/** The queue's rows carry ids alone and belong to no tenant's tables: the county stands in each job. */
@Injectable()
export class OperationsStore {
  constructor(private readonly database: Database) {}

  /** One county's own figures. */
  async ofCounty(tx: Tx): Promise<Figures> {
    const queues = await tx.sql<Figures['queues'][number]>(QUEUES, [tx.tenantId])
    const outbox = await tx.sql<Figures['outbox'][number]>(
      `select state, count(*)::int as number from deliveries
       where tenant_id = $1 and state in ('waiting', 'sending', 'failed', 'dead') group by state order by state`,
      [tx.tenantId],
    )
    const [age] = await tx.sql<{ seconds: number }>(OLDEST, [tx.tenantId])
    const failed = queues.filter(({ state }) => state === 'failed').reduce((sum, { number }) => sum + number, 0)
    const dead = outbox.find(({ state }) => state === 'dead')?.number ?? 0
    return { queues, outbox, oldestSeconds: age?.seconds ?? 0, deadLetters: failed + dead }
  }

  failed(tenantId: string | undefined, most: number): Promise<FailedRow[]> {
    return this.database.open<FailedRow>(
      `select id, name as queue, coalesce(completed_on, created_on) as at, retry_count + 1 as tries from ${QUEUE_SCHEMA}.job
       where state = 'failed' and name <> 'dead-letters' and ($1::text is null or data ->> 'tenant' = $1)
       order by 3 desc, id limit $2`,
      [tenantId ?? null, most],
    )
  }

  async server(): Promise<ServerRow> {
    const [row] = await this.database.open<ServerRow>(
      `select current_setting('server_version') as postgres, schema_version() as schema,
         (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms,
         extract(epoch from clock_timestamp() - pg_postmaster_start_time())::float8 as seconds_up`,
    )
    if (row === undefined) throw new Error('the database said nothing')
    return row
  }

  async retry(tx: Tx, job: string, tenantId: string | undefined): Promise<boolean> {
    const rows = await tx.sql(
      `update ${QUEUE_SCHEMA}.job set state = 'retry', retry_limit = retry_count + 1, completed_on = null, start_after = now()
       where id = $1 and state = 'failed' and ($2::text is null or data ->> 'tenant' = $2) returning id`,
      [job, tenantId ?? null],
    )
    return rows.length === 1
  }

  async dismiss(tx: Tx, job: string, tenantId: string | undefined, kept: object): Promise<boolean> {
    const rows = await tx.sql(
      `update ${QUEUE_SCHEMA}.job set state = 'cancelled', output = $3::jsonb
       where id = $1 and state = 'failed' and ($2::text is null or data ->> 'tenant' = $2) returning id`,
      [job, tenantId ?? null, JSON.stringify(kept)],
    )
    return rows.length === 1
  }
}

const OWN = `state in ('created', 'retry', 'active', 'failed') and name <> 'dead-letters' and data ->> 'tenant' = $1::text`

const QUEUES = `
  select name as queue, case when state in ('created', 'retry') and start_after > now() then 'timer' else state::text end as state,
    count(*)::int as number from ${QUEUE_SCHEMA}.job where ${OWN} group by 1, 2 order by 1, 2`

const OLDEST = `
  select coalesce(max(extract(epoch from clock_timestamp() - greatest(created_on, start_after))), 0)::float8 as seconds
  from ${QUEUE_SCHEMA}.job where ${OWN} and name = 'cycles.derive' and state <> 'failed' and start_after <= now()`
