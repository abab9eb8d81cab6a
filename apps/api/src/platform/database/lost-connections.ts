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
const AWAY =
  /^(57P0[123]|53300|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|P1001|P1008|P1017|P2024|P2028|P2037|ConnectionClosed|DatabaseNotReachable|SocketTimeout|TooManyConnections)$/
// node-postgres says the first three without a code, Prisma (P2039) hides the server's own in a sentence.
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|is not queryable|Code: `(57P0[123]|53300|08\w{3})`/

/** Whether it failed because the database was away or full: worth trying again, and nobody's mistake. Looks through what wraps it. */
export const isDatabaseAway = (error: unknown): boolean => says(error, AWAY, AWAY_WORDS)

/** Whether the server's disk is full (53100): nothing was kept, and only an operator can help. */
export const isDiskFull = (error: unknown): boolean => says(error, /^53100$/, /No space left on device|Code: `53100`/)

/** The driver below Prisma throws plain objects as causes, with a `kind` and the server's `originalCode`. */
interface Told {
  readonly code?: unknown
  readonly originalCode?: unknown
  readonly kind?: unknown
  readonly message?: unknown
  readonly cause?: unknown
}

function says(error: unknown, codes: RegExp, words: RegExp): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, originalCode, kind, message, cause }: Told = error
  if ([code, originalCode, kind].some((one) => codes.test(String(one))) || words.test(String(message))) return true
  return says(cause, codes, words)
}
