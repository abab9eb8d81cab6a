import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * A door before a served product that holds every answer of its api back for `delayMs`, as a slow line does: what a
 * page lets somebody do before it has what it needs shows here.
 */
export async function slowLine(
  product: string,
  delayMs: number,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((asked, answer) => {
    const onward = ask(product + (asked.url ?? '/'), { method: asked.method, headers: asked.headers }, async (came) => {
      if (asked.url?.startsWith('/api/')) await pause(delayMs)
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // listen() with a host and port always yields an address with a port, never a pipe's name
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((closed) => {
      server.closeAllConnections()
      server.close(() => closed())
    })
  return { url: `http://127.0.0.1:${port}`, close }
}
