import type pg from 'pg'

/** A server that restarts breaks every connection: the query under way fails, the process must not. The pool opens new ones. */
export function surviveLostConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  // A connection that is lent out has no listener of the pool's.
  pool.on('connect', (client) => client.on('error', () => undefined))
}
