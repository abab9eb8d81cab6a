import { loadPlugins } from '@jizhi/mechanism'
import { plugins } from '@jizhi/plugins'
import type { Settings } from './platform/settings.ts'
import { type Halves, start } from './serve.ts'

/** Starts and, where that is impossible, ends with one sentence instead of a stack. */
export async function run(read: () => Settings, halves: Halves): Promise<void> {
  try {
    const loaded = loadPlugins(plugins)
    if (!loaded.ok) throw new Error(loaded.fault)
    await start(read(), halves)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  }
}
