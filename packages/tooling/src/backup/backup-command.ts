import { endWith, Refusal } from '../refusal.ts'
import { dataFolder } from '../start/data-folder.ts'
import { sourceOf } from './running-server.ts'
import { backUp, readPlan } from './schedule.ts'

/** `./jizhi backup`: one more backup now, beside the running product or while it is stopped. */
async function main(): Promise<void> {
  if (process.env.DATABASE_URL)
    throw new Refusal('使用外部数据库时，请由该数据库的管理员备份；DATA_DIR/objects 里的文件请一并备份。')
  const dataDir = dataFolder()
  const plan = readPlan({ ...process.env, BACKUP: 'on' }, dataDir)
  if (plan === undefined) return
  const { release, ...source } = await sourceOf(dataDir)
  try {
    console.log(`已备份到 ${await backUp(source, plan)}`)
  } finally {
    await release()
  }
}

await main().catch(endWith)
