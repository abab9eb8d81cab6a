import { join } from 'node:path'
import { sentenceOf, zh } from '@jizhi/contracts'
import { isLoaded } from './demo/loaded.store.ts'
import { Fault } from './platform/faults/fault.ts'
import { readSettings } from './platform/settings.ts'

/** What a first start shows: 青禾县（演示） and 公开资料样例. Later starts find both and end at once. */
async function main(): Promise<void> {
  const settings = readSettings()
  const accounts = join(settings.dataDir, 'demo-accounts.txt')
  if (await isLoaded(settings.databaseUrl, ['990001', '350583'], accounts)) return
  const { load } = await import('./demo/load.ts')
  await load(settings, accounts, (sentence) => void process.stdout.write(`${sentence}\n`))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Fault ? sentenceOf(zh, error.code, error.details) : String(error)}\n`)
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
