import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import pg from 'pg'
import { SETTINGS, type Settings } from '../settings.ts'
import { impatientSocket, surviveLostConnections } from './lost-connections.ts'

/** The door to what belongs to no single tenant, as jizhi_directory: accounts and the county list. Features rarely need it. */
@Injectable()
export class Directory implements OnApplicationShutdown {
  readonly pool: pg.Pool

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.pool = new pg.Pool({
      connectionString: settings.directoryUrl,
      max: 5,
      connectionTimeoutMillis: 10_000,
      stream: impatientSocket,
      application_name: 'jizhi directory',
    })
    surviveLostConnections(this.pool)
  }

  async sql<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end()
  }
}
