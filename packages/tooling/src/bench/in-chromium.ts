import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInChromium } from '../chromium/bundled.ts'

/** Runs a file in a worker of the browser with one message, and writes its answer to a file of JSON. */
export async function measureInChromium(entry: string, message: number): Promise<string> {
  const browser = await startInChromium(entry)
  try {
    const file = join(await mkdtemp(join(tmpdir(), 'jizhi-bench-')), 'measured.json')
    await writeFile(file, JSON.stringify(await browser.ask(message)))
    return file
  } finally {
    await browser.stop()
  }
}
