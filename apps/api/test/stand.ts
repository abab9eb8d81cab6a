import { setTimeout as pause } from 'node:timers/promises'
import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import pg from 'pg'
import { Clock } from '../src/platform/clock/clock.ts'
import { Database } from '../src/platform/database/database.ts'
import type { Settings } from '../src/platform/settings.ts'
import { prepareApp } from '../src/serve.ts'
import { Caller } from './caller.ts'
import { type County, foundCounty } from './county.ts'
import { type Hired, hire } from './hire.ts'

/** A migrated database of its own with the real program on it, listening on a free port. */
export interface Stand {
  readonly app: NestFastifyApplication
  readonly urls: TestDatabase
  readonly database: Database
  readonly origin: string
  /** A demo county: two townships with two villages each, unless told otherwise. */
  county(wanted?: Parameters<typeof foundCounty>[1]): Promise<County>
  /** Someone holding a post of that role, signed in; at the root unless a unit is named. */
  as(county: County, role: Hired['role'], unitId?: string): Promise<Caller>
  /** A visitor without a session. */
  anyone(): Caller
  pushClock(county: County, byMs: number): Promise<void>
  /** As superuser, past row security: for looking only. */
  look<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Ends the program but keeps its database, to be copied or served by another process. */
  stop(): Promise<void>
  close(): Promise<void>
}

export async function openStand({
  worker = false,
  webDist,
  urls: given,
}: {
  worker?: boolean
  webDist?: string
  /** A migrated database on a server of the story's own, which it may kill; a copy on the suite's otherwise. */
  urls?: TestDatabase
} = {}): Promise<Stand> {
  const superUrl = process.env.TEST_SUPER_URL
  if (superUrl === undefined) throw new Error('TEST_SUPER_URL is not set')
  const urls = given ?? (await cloneDatabase(superUrl, process.env.TEST_TEMPLATE))
  const app = await prepareApp({ ...settingsFor(urls), webDist }, { http: true, worker }, true)
  await app.listen(0, '127.0.0.1')
  const origin = await app.getUrl()
  const eye = new pg.Client({ connectionString: urls.superUrl })
  eye.on('error', () => undefined) // a story may kill its server
  await eye.connect()
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopped ??= app.close().then(() => eye.end())
    return stopped
  }
  return {
    app,
    urls,
    database: app.get(Database),
    origin,
    county: (wanted) => foundCounty(app, wanted),
    as: async (county, role, unitId) =>
      (await hire(app, county, { role, unitId: unitId ?? county.rootId })).signIn(origin),
    anyone: () => new Caller(origin),
    pushClock: async (county, byMs) => {
      if (worker) await untilQuiet(eye, county.id)
      await app.get(Clock).push(county.id, byMs)
    },
    look: async (text, values) => (await eye.query(text, values)).rows,
    stop,
    close: async () => {
      await stop()
      await urls.drop()
    },
  }
}

const QUIET_MS = 8_000

/** A job in the middle would set its successor by the old clock: a push waits for it, as long as it makes sense. */
async function untilQuiet(eye: pg.Client, tenantId: string): Promise<void> {
  for (let waited = 0; waited < QUIET_MS; waited += 50) {
    const { rows } = await eye.query(
      `select 1 from pgboss.job where data ->> 'tenant' = $1
         and (state = 'active' or (state in ('created', 'retry') and start_after <= now())) limit 1`,
      [tenantId],
    )
    if (rows.length === 0) return
    await pause(50)
  }
}

export function settingsFor(urls: Pick<TestDatabase, 'app' | 'owner' | 'directory'>): Settings {
  return {
    databaseUrl: urls.app,
    ownerUrl: urls.owner,
    directoryUrl: urls.directory,
    port: 0,
    host: '127.0.0.1',
    webDist: undefined,
    dataDir: '.data/test',
    authSecret: 'a-secret-for-tests-only-0123456789',
    publicUrl: undefined,
    logLevel: 'fatal',
    metricsToken: undefined,
  }
}
