import { QUEUE_SCHEMA } from '../database/directory-tables.ts'

/** What travels in a job. */
export interface Envelope {
  readonly tenant: string
  readonly payload: unknown
}

/** A job as it was fetched: `retryCount` names the attempt, so that nobody settles another one's. */
export interface Claimed {
  readonly id: string
  readonly retryCount: number
  readonly data: Envelope
}

const WAITING = `j.name = $1 and j.state < 'active' and not j.blocked`
const READY = `${WAITING} and j.start_after <= ${QUEUE_SCHEMA}.job_now()`
// jobs sent before they had a group name their tenant in what they carry
const TENANT = `coalesce(j.group_id, j.data ->> 'tenant')`

/** By it a tenant's own jobs are found however many wait of others; `migrate` makes it. */
export const TURNS_INDEX = `
  create index if not exists jizhi_turns on ${QUEUE_SCHEMA}.job (name, (coalesce(group_id, data ->> 'tenant')), start_after)
  where state < 'active' and not blocked`

/**
 * Up to $3 ready jobs, all of one tenant: of the one whose job has waited longest among those not left out ($2). Where the
 * longest waiting one is left out, the tenants are visited one by one, not their jobs. Attempts are counted as by pg-boss's
 * own fetch, whose statement this is but for the tenants.
 */
export const CLAIM = `
  with recursive oldest as (
    select ${TENANT} as tenant from ${QUEUE_SCHEMA}.job j where ${READY} order by j.priority desc, j.created_on limit 1
  ), tenants as (
    (select ${TENANT} as tenant from ${QUEUE_SCHEMA}.job j
     where ${WAITING} and (select tenant from oldest) = any ($2::text[]) order by ${TENANT} limit 1)
    union all
    select (select ${TENANT} from ${QUEUE_SCHEMA}.job j where ${WAITING} and ${TENANT} > t.tenant order by ${TENANT} limit 1)
    from tenants t where t.tenant is not null
  ), head as (
    select coalesce((select tenant from oldest where tenant <> all ($2::text[])), (
      select t.tenant from tenants t
      cross join lateral (select j.start_after from ${QUEUE_SCHEMA}.job j where ${READY} and ${TENANT} = t.tenant
        order by j.start_after limit 1) as first
      where t.tenant <> all ($2::text[]) order by first.start_after limit 1)) as tenant
  ), next as (
    select j.id from ${QUEUE_SCHEMA}.job j where ${READY} and ${TENANT} = (select tenant from head)
    order by j.start_after limit $3 for update of j skip locked
  )
  update ${QUEUE_SCHEMA}.job j set state = 'active', started_on = ${QUEUE_SCHEMA}.job_now(), heartbeat_on = ${QUEUE_SCHEMA}.job_now(),
    retry_count = case when started_on is not null then retry_count + 1 else retry_count end
  from next where j.name = $1 and j.id = next.id
  returning j.id, j.retry_count as "retryCount", j.data`

/** When the next timer falls due, if that is within $2 milliseconds. */
export const NEXT_DUE = `
  select (extract(epoch from min(start_after) - clock_timestamp()) * 1000)::float8 as ms from ${QUEUE_SCHEMA}.job
  where name = $1 and state in ('created', 'retry') and not blocked and start_after > ${QUEUE_SCHEMA}.job_now()
    and start_after < ${QUEUE_SCHEMA}.job_now() + $2::int * interval '1 millisecond'`

/** Whether a job with that key is ready and not yet fetched. */
export const IS_WAITING = `
  select 1 as waiting from ${QUEUE_SCHEMA}.job
  where name = $1 and singleton_key = $2 and state < 'active' and start_after <= ${QUEUE_SCHEMA}.job_now() limit 1`

/** Where pg-boss tells the name of a queue with jobs that are ready; only a hint, as workers also look by themselves. */
export const CHANNEL = `select 'pgboss_' || left(encode(sha224('${QUEUE_SCHEMA}'::bytea), 'hex'), 24) as channel`
