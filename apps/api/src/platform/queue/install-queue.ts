import { PgBoss } from 'pg-boss'
import { QUEUE_SCHEMA } from '../database/directory-tables.ts'
import { runOnce } from '../database/run-once.ts'
import { TURNS_INDEX } from './claims.ts'
import type { QueueDefinition } from './queue-definition.ts'

/** Jobs that failed for the last time wait here; each raises an alarm. */
export const DEAD_LETTERS = 'dead-letters'

/**
 * Seconds. A worker that stopped beating for so long is dead: its jobs are free within this, two looks of the supervisor (5 s each)
 * and the pause of a retry, so that whatever was killed goes on within a minute and with no hand (R1).
 */
export const HEARTBEAT_S = 10
/** The pause before a retry doubles from one second, but never outgrows this: 1 + 2 + 4 + 23 × 10 s, four minutes in all. */
const LONGEST_PAUSE_S = 10
const RETRIES = 28
const LONGEST_JOB_S = 900
// a timer outlives any time without a worker; pg-boss alone throws jobs away after two weeks of waiting
const LONGEST_WAIT_S = 10 * 366 * 86_400

/** Makes or updates the queue's schema and its queues, as jizhi_directory; the app role may then use but not change it. */
export async function installQueue(
  ownerUrl: string,
  directoryUrl: string,
  queues: readonly QueueDefinition[],
): Promise<void> {
  await runOnce(ownerUrl, `create schema if not exists ${QUEUE_SCHEMA} authorization jizhi_directory`)
  const boss = new PgBoss({
    connectionString: directoryUrl,
    schema: QUEUE_SCHEMA,
    createSchema: false,
    supervise: false,
    schedule: false,
    max: 2,
  })
  const errors: Error[] = []
  boss.on('error', (error) => errors.push(error))
  await boss.start()
  await ensure(boss, DEAD_LETTERS, { retryLimit: 0 })
  for (const { name } of queues)
    await ensure(boss, name, {
      retryLimit: RETRIES,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: LONGEST_PAUSE_S,
      heartbeatSeconds: HEARTBEAT_S,
      expireInSeconds: LONGEST_JOB_S,
      retentionSeconds: LONGEST_WAIT_S,
      deadLetter: DEAD_LETTERS,
      notify: true,
    })
  await boss.stop({ graceful: false })
  if (errors[0] !== undefined) throw errors[0]
  await runOnce(
    directoryUrl,
    `${TURNS_INDEX};
     grant usage on schema ${QUEUE_SCHEMA} to jizhi_app;
     grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to jizhi_app;
     grant execute on all functions in schema ${QUEUE_SCHEMA} to jizhi_app;
     grant usage on all sequences in schema ${QUEUE_SCHEMA} to jizhi_app`,
  )
}

type Options = NonNullable<Parameters<PgBoss['createQueue']>[1]>

async function ensure(boss: PgBoss, name: string, options: Options): Promise<void> {
  if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options)
  else await boss.updateQueue(name, options)
}
