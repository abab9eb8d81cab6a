import { DBOS } from '@dbos-inc/dbos-sdk'
import type pg from 'pg'
import { STEPS } from '../flow-drawing.ts'
import { type Left, leftIn, markOf, stepsTable } from './steps.ts'

const TABLE = 'peer_dbos_steps'
const AT_ONCE = 20

/** DBOS: a workflow of five steps for every instance, 20 at once. */
export async function dbosSteps(
  pool: pg.Pool,
  url: string,
  instances: number,
): Promise<{ run(): Promise<void>; left(): Promise<Left> }> {
  await stepsTable(pool, TABLE)
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, logLevel: 'error', runAdminServer: false })
  const flow = DBOS.registerWorkflow(
    async (instance: number) => {
      for (const step of STEPS.keys())
        await DBOS.runStep(
          async () => {
            await pool.query(`insert into ${TABLE} (instance, step, mark) values ($1, $2, $3)`, [
              instance,
              step,
              markOf(instance, step),
            ])
          },
          { name: STEPS[step]! },
        )
    },
    { name: 'five' },
  )
  await DBOS.launch()
  return {
    run: async () => {
      let next = 0
      const lane = async (): Promise<void> => {
        while (next < instances) {
          const instance = next
          next += 1
          await (await DBOS.startWorkflow(flow, { workflowID: `flow-${instance}` })(instance)).getResult()
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, lane))
    },
    left: async () => {
      await DBOS.shutdown()
      return leftIn(pool, TABLE)
    },
  }
}
