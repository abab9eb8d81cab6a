import { Logger, type Runner, run, runMigrations } from 'graphile-worker'
import pg from 'pg'

const SILENT = new Logger(() => () => undefined)

/** graphile-worker with its local queue: an event and its job in one transaction, the task writes one row. */
export class GraphilePeer {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly runner: Runner,
  ) {}

  static async start(url: string): Promise<GraphilePeer> {
    const pool = new pg.Pool({ connectionString: url, max: 10 })
    await pool.query(
      'create table if not exists peer_events (id text primary key, at timestamptz not null default now())',
    )
    await pool.query(
      'create table if not exists peer_effects (id text primary key, at timestamptz not null default now())',
    )
    await runMigrations({ pgPool: pool, logger: SILENT })
    const runner = await run({
      ...{ pgPool: pool, logger: SILENT, concurrency: 4, noHandleSignals: true },
      preset: { worker: { localQueue: { size: 10 } } },
      taskList: {
        effect: async (payload, { withPgClient }) => {
          const { id } = payload as { id: string } // as it was sent below
          await withPgClient((client) => client.query('insert into peer_effects (id) values ($1)', [id]))
        },
      },
    })
    return new GraphilePeer(pool, runner)
  }

  async event(at: number): Promise<void> {
    const client = await this.pool.connect()
    try {
      await client.query('begin')
      await client.query('insert into peer_events (id) values ($1)', [String(at)])
      await client.query(`select graphile_worker.add_job('effect', json_build_object('id', $1::text))`, [String(at)])
      await client.query('commit')
    } finally {
      client.release()
    }
  }

  async end(): Promise<void> {
    await this.runner.stop()
    await this.pool.end()
  }
}
