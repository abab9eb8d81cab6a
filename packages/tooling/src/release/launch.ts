import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../command.ts'
import { endWith, Refusal } from '../refusal.ts'

const COMMANDS: Readonly<Record<string, string>> = {
  start: 'packages/tooling/src/start/start.ts',
  migrate: 'apps/api/dist/migrate.js',
  serve: 'apps/api/dist/main.http.js',
  work: 'apps/api/dist/main.worker.js',
  tenant: 'apps/api/dist/tenant-command.js',
  backup: 'packages/tooling/src/backup/backup-command.ts',
  restore: 'packages/tooling/src/backup/restore-command.ts',
  audit: 'apps/api/dist/audit-command.js',
  mechanism: 'packages/cli/src/jizhi.ts',
}

/** `./jizhi COMMAND` of an unpacked archive: every program of the product, on the Node it came with. */
async function launch(): Promise<void> {
  const [name = 'start', ...args] = process.argv.slice(2)
  const program = COMMANDS[name]
  if (program === undefined) {
    throw new Refusal(
      [
        '用法：./jizhi start|migrate|serve|work|tenant|backup|restore|audit|mechanism',
        '　start　　启动全部（内置数据库、接口、后台任务、网页）',
        '　migrate　升级数据表（外部数据库）',
        '　serve　　只启动接口与网页；work　只启动后台任务（外部数据库，可起多个）',
        '　backup　 立即备份；restore 备份文件夹 --into 空文件夹　恢复并校验；audit --all　校验经过',
        '　tenant　　新建县、重置管理员等命令；mechanism　检查、回测机制文件',
      ].join('\n'),
    )
  }
  const addresses = join(process.env.DATA_DIR ?? join(dirname(ROOT), 'jizhi-data'), 'product.env')
  // A command beside the running product finds its database by what the start wrote down; what is given wins.
  if ((name === 'tenant' || name === 'audit') && existsSync(addresses)) process.loadEnvFile(addresses)
  process.env.NODE_ENV ??= 'production'
  process.env.WEB_DIST ??= join(ROOT, 'apps/web/dist')
  // In this very process: whoever ends it, a terminal or a service manager, ends the program itself.
  const file = join(ROOT, program)
  process.argv = [process.execPath, file, ...args]
  await import(pathToFileURL(file).href)
}

await launch().catch(endWith)
