import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { noteSchema } from '../operations/schema-version.ts'
import { installQueue } from '../queue/install-queue.ts'
import type { QueueDefinition } from '../queue/queue-definition.ts'
import type { Settings } from '../settings.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadDivisions } from './load-divisions.ts'

const APP = fileURLToPath(new URL('../../../', import.meta.url)) // apps/api, from src as well as from dist

/** Brings a database to the newest state: tables, the queue's schema, the calendar, the country's divisions. Repeating it changes nothing. */
export async function migrate(
  settings: Pick<Settings, 'ownerUrl' | 'directoryUrl'>,
  queues: readonly QueueDefinition[],
): Promise<void> {
  const { ownerUrl, directoryUrl } = settings
  if (ownerUrl === undefined) throw new Error('缺少环境变量 DATABASE_OWNER_URL（迁移用的数据库地址）。')
  await deploy(ownerUrl)
  await noteSchema(ownerUrl)
  await installQueue(ownerUrl, directoryUrl, queues)
  await loadCalendar(directoryUrl, join(APP, 'data/calendar/cn_holidays.csv'))
  await loadDivisions(directoryUrl, join(APP, 'data/divisions'))
}

/** Prisma's own `migrate deploy`, on the engine that needs no download. */
async function deploy(ownerUrl: string): Promise<void> {
  const prisma = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }
  try {
    await promisify(execFile)(process.execPath, [prisma, 'migrate', 'deploy'], { cwd: APP, env })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? `${String(error.stderr)}` : String(error)
    throw new Error(`数据库迁移失败：\n${said}`)
  }
}
