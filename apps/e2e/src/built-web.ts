import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { type Listening, listening } from './listening.ts'

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
export async function serveBuiltWeb(): Promise<Listening> {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error('apps/web/dist is missing: run the build of apps/web first')
  return listening((request, response) => {
    const file = fileOf(request.url ?? '/')
    response.setHeader('content-type', kinds[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
}
