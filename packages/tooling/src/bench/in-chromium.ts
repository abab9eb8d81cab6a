import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { ensureChromium } from '../chromium/index.ts'
import { ROOT } from '../command.ts'

const PAGE = '<!doctype html><meta charset="utf-8"><title>bench</title>'

/** Bundles a file, runs it in a worker of the browser with one message, and writes its answer to a file of JSON. */
export async function measureInChromium(entry: string, message: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jizhi-bench-'))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      lib: { entry, formats: ['es'], fileName: () => 'worker.js' },
      target: 'chrome90',
      minify: false,
    },
  })
  const script = await readFile(join(folder, 'worker.js'))
  const server = createServer((request, response) => {
    const isScript = request.url === '/worker.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on a port, not on a pipe
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    const answer = await page.evaluate<string>(askWorker(message))
    const file = join(folder, 'measured.json')
    await writeFile(file, answer)
    return file
  } catch (reason) {
    await rm(folder, { recursive: true, force: true })
    throw reason
  } finally {
    await browser.close()
    server.close()
  }
}

/** Said in the page, which has a Worker and knows nothing of this file. */
const askWorker = (message: number): string => `new Promise((resolve, reject) => {
  const worker = new Worker('/worker.js', { type: 'module' })
  worker.onmessage = ({ data }) => resolve(JSON.stringify(data))
  worker.onerror = ({ message }) => reject(new Error(message))
  worker.postMessage(${message})
})`
