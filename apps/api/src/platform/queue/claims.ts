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

const READY = `j.name = $1 and j.state < 'active' and not j.blocked and j.start_after <= ${QUEUE_SCHEMA}.job_now()`
// jobs sent before they had a group name their tenant in what they carry
const TENANT = `coalesce(j.group_id, j.data ->> 'tenant')`

/**
 * Jobs that are ready, all of one tenant: of the one whose job is oldest among those not left out ($2). A tenant with
 * thousands of them gets no more than $3 before it is everybody else's turn. Attempts are counted as by pg-boss's own
 * fetch, whose statement this is but for the tenants.
 */
export const CLAIM = `
  with head as (
    select ${TENANT} as tenant from ${QUEUE_SCHEMA}.job j where ${READY} and ${TENANT} <> all ($2::text[])
    order by j.priority desc, j.created_on limit 1 for update of j skip locked
  ), next as (
    select j.id from ${QUEUE_SCHEMA}.job j where ${READY} and ${TENANT} = (select tenant from head)
    order by j.priority desc, j.created_on limit $3 for update of j skip locked
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
