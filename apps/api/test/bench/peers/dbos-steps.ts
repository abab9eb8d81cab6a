import { DBOS } from '@dbos-inc/dbos-sdk'
import type pg from 'pg'
import { STEPS } from '../flow-drawing.ts'
import { type Left, leftIn, markOf, stepsTable } from './steps.ts'

const TABLE = 'peer_dbos_steps'
const AT_ONCE = 20

/** DBOS: a workflow of five steps for every instance, 20 at once; started once for all rounds. */
export class DbosPeer {
  private rounds = 0

  private constructor(
    private readonly pool: pg.Pool,
    private readonly flow: (instance: number) => Promise<void>,
  ) {}

  static async start(pool: pg.Pool, url: string): Promise<DbosPeer> {
    DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, logLevel: 'error', runAdminServer: false })
    const flow = async (instance: number): Promise<void> => {
      for (const [step, name] of STEPS.entries())
        await DBOS.runStep(
          async () => {
            const row = [instance, step, markOf(instance, step)]
            await pool.query(`insert into ${TABLE} (instance, step, mark) values ($1, $2, $3)`, row)
          },
          { name },
        )
    }
    const registered = DBOS.registerWorkflow(flow, { name: 'five' })
    await DBOS.launch()
    return new DbosPeer(pool, registered)
  }

  async prepare(instances: number): Promise<{ run(): Promise<void>; left(): Promise<Left> }> {
    await stepsTable(this.pool, TABLE)
    this.rounds += 1
    const round = this.rounds
    let next = 0
    const lane = async (): Promise<void> => {
      while (next < instances) {
        const instance = next
        next += 1
        const started = await DBOS.startWorkflow(this.flow, { workflowID: `flow-${round}-${instance}` })(instance)
        await started.getResult()
      }
    }
    return {
      run: async () => {
        await Promise.all(Array.from({ length: AT_ONCE }, lane))
      },
      left: () => leftIn(this.pool, TABLE),
    }
  }

  end(): Promise<void> {
    return DBOS.shutdown()
  }
}
