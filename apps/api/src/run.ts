import { loadPlugins } from '@jizhi/mechanism'
import { plugins } from '@jizhi/plugins'
import { ConsoleLogger } from '@nestjs/common'
import { stackOf } from './platform/operations/stack-of.ts'
import type { Settings } from './platform/settings.ts'
import { type Halves, start } from './serve.ts'

/** What nobody caught leaves the process in a state that nobody knows: one line in the log, and whoever started it starts it again. */
function endOnUncaught(): void {
  const log = new ConsoleLogger('Process', { json: true })
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.once(event, (thrown: unknown) => {
      log.fatal(`the process ends: ${event}`, stackOf(thrown))
      process.exit(70)
    })
}

/** Starts and, where that is impossible, ends with one sentence instead of a stack. */
export async function run(read: () => Settings, halves: Halves): Promise<void> {
  endOnUncaught()
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
