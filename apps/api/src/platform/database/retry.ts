import { setTimeout as pause } from 'node:timers/promises'

const TRIES = 4

/** Runs it again when the database asked for that: serialization failure (40001) or deadlock (40P01). */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work()
    } catch (error) {
      if (attempt === TRIES || !asksAgain(error)) throw error
      await pause(attempt * 20)
    }
}

/** Raw SQL says it in the code, Prisma in its own (P2034) or in the driver's error below it. */
function asksAgain(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return code === '40001' || code === '40P01' || code === 'P2034' || asksAgain(error.cause)
}
