import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Inject, Injectable } from '@nestjs/common'
import { Database } from '../database/database.ts'
import { QUEUE_SCHEMA } from '../database/directory-tables.ts'
import { SETTINGS, type Settings } from '../settings.ts'
import { shippedSchema } from './schema-version.ts'

/** One thing without which no request can be served; `words` say what is wrong and what to do. */
export interface Check {
  readonly name: 'database' | 'schema' | 'queue' | 'disk'
  readonly ok: boolean
  readonly words: string
}

const PATIENCE_MS = 3_000

const WORDS: Readonly<Record<Check['name'], readonly [good: string, bad: string]>> = {
  database: ['数据库有应答。', '数据库没有应答。请查看数据库是否在运行、网络是否通；恢复后本服务会自己重新连接。'],
  schema: ['数据表与本版本相符。', '数据表比本版本旧。请先运行升级（./jizhi migrate），再启动服务。'],
  queue: ['任务队列可用。', '任务队列读不到。请先运行升级（./jizhi migrate）；仍不行时查看数据库账号的权限。'],
  disk: ['数据文件夹可写。', '数据文件夹不能写入。请查看磁盘是否已满、文件夹是否属于运行本服务的账号。'],
}

/** Whether this process can serve: database, schema, queue, disk. Each question is given three seconds. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async checks(): Promise<readonly Check[]> {
    const database = await this.check('database', async () => (await this.database.open('select 1')).length === 1)
    const behind: [Check['name'], () => Promise<boolean>][] = [
      ['schema', () => this.isSchemaCurrent()],
      ['queue', async () => (await this.database.open(`select 1 from ${QUEUE_SCHEMA}.version`)).length === 1],
    ]
    const disk = await this.check('disk', () => this.isDiskWritable())
    // Without a database the questions behind it would only wait for the same answer.
    const asked = database.ok ? await Promise.all(behind.map(([name, ask]) => this.check(name, ask))) : []
    return [database, ...asked, disk]
  }

  /** Free and total bytes below the data folder. */
  async disk(): Promise<{ readonly free: number; readonly total: number }> {
    await mkdir(this.settings.dataDir, { recursive: true })
    const { bavail, blocks, bsize } = await statfs(this.settings.dataDir)
    return { free: bavail * bsize, total: blocks * bsize }
  }

  private async check(name: Check['name'], ask: () => Promise<boolean>): Promise<Check> {
    const late = pause(PATIENCE_MS, false, { ref: false })
    const ok = await Promise.race([ask(), late]).catch(() => false)
    return { name, ok, words: WORDS[name][ok ? 0 : 1] }
  }

  /** A newer schema is fine: while an upgrade goes round, the release before goes on serving. */
  private async isSchemaCurrent(): Promise<boolean> {
    const [row] = await this.database.open<{ version: string }>('select schema_version() as version')
    return row !== undefined && row.version >= shippedSchema()
  }

  private async isDiskWritable(): Promise<boolean> {
    const folder = join(this.settings.dataDir, 'operations')
    const file = join(folder, `probe-${process.pid}`)
    await mkdir(folder, { recursive: true })
    await writeFile(file, '1')
    await rm(file)
    return true
  }
}
