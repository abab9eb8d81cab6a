import { Socket } from 'node:net'
import type pg from 'pg'

/** A server that restarts breaks every connection: the query under way fails, the process must not. The pool opens new ones. */
export function surviveLostConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  // A connection that is lent out has no listener of the pool's.
  pool.on('connect', (client) => client.on('error', () => undefined))
}

const SILENCE_MS = 60_000

/**
 * A socket that gives up a server which says nothing any more: a firewall may forget a connection without ending it, and
 * whoever waits on it would wait for ever. No statement of ours takes that long; idle connections are closed long before.
 */
export function impatientSocket(): Socket {
  const socket = new Socket()
  return socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('Connection terminated: the server is silent')))
}

// SQLSTATE of a server that stops, starts or is full; the system's and Prisma's words for the same.
const AWAY = /^(57P0[123]|53300|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|P1001|P1008|P1017|P2024|P2028|P2037)$/
// node-postgres says these without a code.
const AWAY_WORDS = /Connection terminated|timeout exceeded when trying to connect|is not queryable/

/** Whether it failed because the database was away or full: worth trying again, and nobody's mistake. Looks through what wraps it. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && AWAY.test(String(error.code))) return true
  return AWAY_WORDS.test(error.message) || isDatabaseAway(error.cause)
}

/** Whether the server's disk is full (53100): nothing was kept, and only an operator can help. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === '53100') || NO_SPACE.test(error.message) || isDiskFull(error.cause)
}

const NO_SPACE = /No space left on device/
