import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { ROOT } from '../../command.ts'

const WEB = join(ROOT, 'apps', 'web')
const BARE = '/bare/'
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }

export interface BenchPages {
  readonly designer: string
  readonly bare: string
  readonly stop: () => Promise<void>
}

/** The built product and the bare canvas, both packed for production, from one origin. */
export async function servePages(): Promise<BenchPages> {
  const folder = await mkdtemp(join(tmpdir(), 'jizhi-canvas-'))
  await build({ root: WEB, logLevel: 'error' })
  const lib = { entry: join(WEB, 'bench', 'bare-canvas.tsx'), formats: ['es' as const], fileName: () => 'bare.js' }
  await build({
    root: WEB,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: folder, emptyOutDir: true, lib: { ...lib, cssFileName: 'bare' } },
  })
  const page =
    '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="bare.css"><body style="margin:0"><div id="root"></div><script type="module" src="bare.js"></script>'
  await writeFile(join(folder, 'index.html'), page)
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const inBare = path.startsWith(BARE)
    const asked = inBare ? join(folder, path.slice(BARE.length) || 'index.html') : join(WEB, 'dist', path)
    const file = extname(asked) !== '' && existsSync(asked) ? asked : join(WEB, 'dist', 'index.html')
    response.setHeader('content-type', `${TYPES[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`)
    // Packed, as the product hands it out.
    const isPacked = existsSync(`${file}.gz`)
    if (isPacked) response.setHeader('content-encoding', 'gzip')
    response.end(await readFile(isPacked ? `${file}.gz` : file))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // listening on a port, not on a pipe
  const at = `http://127.0.0.1:${port}`
  return {
    designer: `${at}/dev/designer?template=kept`,
    bare: `${at}${BARE}`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
