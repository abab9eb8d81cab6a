import { useSyncExternalStore } from 'react'

/** How long a call goes on asking while the server comes back. */
const PATIENCE_MS = 40_000
const PAUSE_MS = 2_000

let away = false
const watching = new Set<() => void>()

/** Said by every call: whether the server could do anything with it. */
export function noteConnection(isAway: boolean): void {
  if (away === isAway) return
  away = isAway
  for (const told of watching) told()
}

/** Whether the server, or its database, is away just now. */
export function useAway(): boolean {
  return useSyncExternalStore(
    (told) => {
      watching.add(told)
      return () => watching.delete(told)
    },
    () => away,
  )
}

/**
 * Asks again every two seconds while the server is away, for 40 seconds at most. Safe for acts as well: each carries a key,
 * so that one that did go through is answered, not repeated. `ask` throws when there is no connection at all.
 */
export async function untilBack(ask: () => Promise<Response>, signal?: AbortSignal): Promise<Response> {
  const began = performance.now()
  for (;;) {
    const last = performance.now() - began > PATIENCE_MS
    try {
      const response = await ask()
      const isAway = await saysAway(response)
      noteConnection(isAway)
      if (!isAway || last) return response
    } catch (error) {
      // A browser that knows itself offline has a page for that; one that does not is probably in front of a restart.
      if (!(error instanceof TypeError) || !navigator.onLine || last) throw error
      noteConnection(true)
    }
    await pause(signal)
  }
}

/** Its database is away (`request.try-again`), or the proxy before it found nobody. */
async function saysAway(response: Response): Promise<boolean> {
  if (response.status === 502 || response.status === 504) return true
  if (response.status !== 503) return false
  const said: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  return typeof said !== 'object' || said === null || !('code' in said) || said.code === 'request.try-again'
}

function pause(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      reject(new DOMException('no longer wanted', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end)
      resolve()
    }, PAUSE_MS)
    signal?.addEventListener('abort', end, { once: true })
  })
}
