import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { STEPS } from '../flow-drawing.ts'
import { type Left, leftIn, markOf, stepsTable } from './steps.ts'

const TABLE = 'peer_boss_steps'
const BATCH = 500

/** pg-boss in batches: 500 jobs fetched, their steps, the next jobs and their completion in one transaction. */
export async function bossSteps(
  pool: pg.Pool,
  url: string,
  instances: number,
): Promise<{ run(): Promise<void>; left(): Promise<Left> }> {
  await stepsTable(pool, TABLE)
  const boss = new PgBoss({ connectionString: url, schema: 'peer_boss', supervise: false, schedule: false, max: 4 })
  await boss.start()
  for (const step of STEPS) await boss.createQueue(step)
  for (let from = 0; from < instances; from += 1_000)
    await boss.insert(
      STEPS[0],
      Array.from({ length: Math.min(1_000, instances - from) }, (_, at) => ({ data: { instance: from + at } })),
    )
  const batch = async (step: number, client: pg.PoolClient): Promise<boolean> => {
    const jobs = await boss.fetch<{ instance: number }>(STEPS[step]!, { batchSize: BATCH })
    if (jobs.length === 0) return false
    const all = jobs.map(({ data }) => data.instance)
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
    await client.query('begin')
    await client.query(
      `insert into ${TABLE} (instance, step, mark) select * from unnest($1::int[], $2::int[], $3::int[])`,
      [all, all.map(() => step), all.map((instance) => markOf(instance, step))],
    )
    const next = STEPS[step + 1]
    if (next !== undefined)
      await boss.insert(
        next,
        all.map((instance) => ({ data: { instance } })),
        { db },
      )
    await boss.complete(
      STEPS[step]!,
      jobs.map(({ id }) => id),
      undefined,
      { db },
    )
    await client.query('commit')
    return true
  }
  return {
    run: async () => {
      const client = await pool.connect()
      for (const step of STEPS.keys()) while (await batch(step, client));
      client.release()
    },
    left: async () => {
      await boss.stop({ graceful: false })
      await pool.query('drop schema peer_boss cascade')
      return leftIn(pool, TABLE)
    },
  }
}
