import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { endWith, Refusal } from '../refusal.ts'
import { kept, runProgram } from '../serve/index.ts'
import { dataFolder } from '../start/data-folder.ts'
import { embeddedDatabase } from '../start/database.ts'
import { restoreBackup } from './restore-backup.ts'
import { noteStatus } from './status.ts'

/** `./jizhi restore FOLDER --into EMPTY`: lays a backup out, recovers it, and holds every row against the chain of acts. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { into: { type: 'string' } } })
  const [from] = positionals
  if (from === undefined || values.into === undefined)
    throw new Refusal('用法：./jizhi restore 备份文件夹 --into 空文件夹')
  const into = resolve(values.into)
  const began = performance.now()
  const { at, files, bytes } = await restoreBackup(resolve(from), into)
  console.log(`已恢复 ${files.length} 个文件、${(bytes / 1e6).toFixed(1)} MB，备份于 ${at}，逐个校验无误。`)
  const database = await embeddedDatabase(into)
  const seconds = (performance.now() - began) / 1000
  console.log(`数据库已就绪，用时 ${seconds.toFixed(1)} 秒。正在校验经过…`)
  try {
    const options = { urls: database.urls, dataDir: into, authSecret: kept(join(into, 'secrets', 'auth')) }
    const { ok, output } = await runProgram('audit-command', ['--all'], options)
    console.log(output.trim())
    tell({ at: new Date().toISOString(), ok }, [dataFolder(), into, dirname(resolve(from))])
    if (!ok) throw new Refusal('校验发现不符，请换一份备份再恢复，并保留这一份备查。')
  } finally {
    await database.stop()
  }
  console.log(`恢复完成。启动：DATA_DIR=${into} ./jizhi start`)
}

/** The operations page of the running product, if there is one here, learns that a restore was tried. */
function tell(tested: { at: string; ok: boolean }, folders: readonly string[]): void {
  for (const folder of folders) if (existsSync(join(folder, 'operations'))) noteStatus(folder, { tested })
}

await main().catch(endWith)
