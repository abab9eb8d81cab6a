import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const dist = join(import.meta.dirname, '../../web/dist')

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The file of an address, or the page itself for the addresses its router knows. */
function fileOf(url: string): string {
  const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname))
  const file = join(dist, path)
  return file.startsWith(dist) && existsSync(file) && statSync(file).isFile() ? file : join(dist, 'index.html')
}

/** Serves the built web alone, without an api, on a free port of this machine. */
export async function serveBuiltWeb(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error('apps/web/dist is missing: run the build of apps/web first')
  const server: Server = createServer((request, response) => {
    const file = fileOf(request.url ?? '/')
    response.setHeader('content-type', kinds[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
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
