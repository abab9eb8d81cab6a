import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server a test has to itself: where it stands, and how it ends. */
export interface Listening {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Answers on a free port of this machine until it is closed; whoever is still connected then is cut off. */
export async function listening(answer: RequestListener): Promise<Listening> {
  const server = createServer(answer)
  await new Promise<void>((heard) => server.listen(0, '127.0.0.1', heard))
  // listen() with a host and port always yields an address with a port, never a pipe's name
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((closed) => {
      server.closeAllConnections()
      server.close(() => closed())
    })
  return { url: `http://127.0.0.1:${port}`, close }
}
