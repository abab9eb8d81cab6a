import { migrate } from './platform/database/migrate.ts'
import { readSettings } from './platform/settings.ts'
import { queues } from './queues.ts'

try {
  await migrate(readSettings(), queues)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
