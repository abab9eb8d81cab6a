import pg from 'pg'
import { surviveLostConnections } from '../database/lost-connections.ts'
import { asked } from '../database/statements.ts'
import { CLAIM, type Claimed, NEXT_DUE } from './claims.ts'

/** Connections for claims alone, whose statement is dear to plan: here it is planned once a connection. */
export class ClaimsStore {
  private readonly pool: pg.Pool

  constructor(connection: pg.PoolConfig) {
    this.pool = new pg.Pool(connection)
    surviveLostConnections(this.pool)
  }

  /** Up to `most` ready jobs of a queue, all of one tenant that is not left out. */
  async claim(queue: string, leftOut: readonly string[], most: number): Promise<readonly Claimed[]> {
    return (await this.pool.query<Claimed>(asked(CLAIM, [queue, leftOut, most]))).rows
  }

  /** Milliseconds until the next timer of a queue falls due, if that is within so many. */
  async soon(queue: string, within: number): Promise<number> {
    const { rows } = await this.pool.query<{ ms: number | null }>(asked(NEXT_DUE, [queue, within]))
    return Math.max(1, rows[0]?.ms ?? within)
  }

  end(): Promise<void> {
    return this.pool.end()
  }
}
