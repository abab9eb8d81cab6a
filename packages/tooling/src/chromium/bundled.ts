import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium } from '@playwright/test'
import { build } from 'vite'
import { ROOT } from '../command.ts'
import { ensureChromium } from './chromium.ts'

/** A file of the repository at work in the browser. */
export interface Bundled {
  /** What its worker answers to a message. Rejects with the worker's error. */
  readonly ask: (message: unknown) => Promise<unknown>
  readonly version: string
  readonly stop: () => Promise<void>
}

const PAGE = '<!doctype html><meta charset="utf-8"><title>worker</title>'

/** Bundles a file and starts it in a worker of the browser, for a reader who may sit in another country. */
export async function startInChromium(entry: string, reader: BrowserContextOptions = {}): Promise<Bundled> {
  const script = await bundle(entry)
  const server = createServer((request, response) => {
    const isScript = request.url === '/worker.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : PAGE)
  })
  const executablePath = await ensureChromium()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on a port, not on a pipe
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage(reader)
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.evaluate("self.worker = new Worker('/worker.js', { type: 'module' })")
  return {
    ask: async (message) => JSON.parse(await page.evaluate<string>(toWorker(message))),
    version: browser.version(),
    stop: async () => {
      await browser.close()
      server.close()
    },
  }
}

async function bundle(entry: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'jizhi-bundle-'))
  try {
    const lib = { entry, formats: ['es' as const], fileName: () => 'worker.js' }
    const target = { outDir: folder, lib, target: 'chrome90', minify: false }
    await build({ root: ROOT, configFile: false, logLevel: 'error', build: target })
    return await readFile(join(folder, 'worker.js'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Said in the page, which has a Worker and knows nothing of this file. */
const toWorker = (message: unknown): string => `new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(JSON.stringify(data))
  worker.onerror = ({ message }) => reject(new Error(message))
  worker.postMessage(${JSON.stringify(message)})
})`
