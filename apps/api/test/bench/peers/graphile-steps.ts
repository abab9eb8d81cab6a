import { setTimeout as pause } from 'node:timers/promises'
import { Logger, run, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { STEPS } from '../flow-drawing.ts'
import { type Left, leftIn, markOf, stepsTable } from './steps.ts'

const TABLE = 'peer_graphile_steps'
const SILENT = new Logger(() => () => undefined)

/** graphile-worker with a local queue of 500: a job for every step, which sends the next in the same statement. */
export async function graphileSteps(
  pool: pg.Pool,
  instances: number,
): Promise<{ run(): Promise<void>; left(): Promise<Left> }> {
  await stepsTable(pool, TABLE)
  await pool.query('drop schema if exists graphile_worker cascade')
  await runMigrations({ pgPool: pool, logger: SILENT })
  await pool.query(
    `select graphile_worker.add_jobs(array(select row('step', json_build_object('instance', n, 'step', 0), null, null, null, null, null, null)::graphile_worker.job_spec
       from generate_series(0, $1::int - 1) as n))`,
    [instances],
  )
  let left = instances * STEPS.length
  return {
    run: async () => {
      const runner = await run({
        ...{ pgPool: pool, logger: SILENT, concurrency: 24, noHandleSignals: true },
        preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        taskList: {
          step: async (payload, { withPgClient }) => {
            const { instance, step } = payload as { instance: number; step: number } // as they are sent here
            await withPgClient((client) =>
              client.query(
                `with done as (insert into ${TABLE} (instance, step, mark) values ($1, $2, $3) returning 1)
                 select case when $2 < ${STEPS.length - 1} then (select id from graphile_worker.add_job('step',
                   json_build_object('instance', $1::int, 'step', $2::int + 1))) end from done`,
                [instance, step, markOf(instance, step)],
              ),
            )
            left -= 1
          },
        },
      })
      while (left > 0) await pause(5)
      await runner.stop()
    },
    left: () => leftIn(pool, TABLE),
  }
}
