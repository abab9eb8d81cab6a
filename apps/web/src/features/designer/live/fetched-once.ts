/**
 * A way to fetch files that never change: each once, and kept in the worker, so that the page never holds them. A number
 * is the status of a refusal, 0 where nothing answered; a refused one is asked for again.
 */
export function fetchedOnce<File extends object>(): (address: string) => Promise<File | number> {
  const files = new Map<string, Promise<File | number>>()
  return async (address) => {
    const kept = files.get(address) ?? fetched<File>(address)
    files.set(address, kept)
    const file = await kept
    if (typeof file === 'number') files.delete(address)
    return file
  }
}

async function fetched<File>(address: string): Promise<File | number> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', headers: { accept: 'application/json' } })
    return response.ok ? ((await response.json()) as File) : response.status // the api parsed it on its way out
  } catch {
    return 0
  }
}
