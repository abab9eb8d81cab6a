import { createServer } from 'node:net'

/** A port on loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return listen(0).then((port) => port ?? freePort())
}

/** The first free port from `from` on; every address is asked for, as a server on 0.0.0.0 also takes loopback. */
export async function firstFreePort(from: number): Promise<number> {
  for (let port = from; port < 65_536; port++) if (await isFree(port)) return port
  throw new RangeError(`no free port from ${from} on`)
}

/** Whether nobody listens on `port`. */
export async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined && (await listen(port, '0.0.0.0')) !== undefined
}

function listen(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
