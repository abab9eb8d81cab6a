import { join } from 'node:path'
import {
  createDatabase,
  type DatabaseUrls,
  prepareRoles,
  ROLES,
  startCluster,
  urlsOf,
  withClient,
} from '../postgres/index.ts'
import { Refusal } from '../refusal.ts'
import { kept } from '../serve/index.ts'

export type Database = {
  urls: Pick<DatabaseUrls, 'app' | 'owner'> & { directory?: string | undefined }
  stop: () => Promise<void>
  /** Only of our own server. */
  backedUpFrom?: { superUrl: string; serverDir: string }
}

const OLDEST = 16

/** The embedded server below `dataDir`, with the three roles and the database `jizhi`. */
export async function embeddedDatabase(dataDir: string): Promise<Database> {
  const cluster = await startCluster({ dir: join(dataDir, 'postgres') })
  const secret = (role: string) => kept(join(dataDir, 'secrets', role))
  const passwords = { owner: secret('owner'), directory: secret('directory'), app: secret('app') }
  await prepareRoles(cluster.superUrl(), passwords)
  await createDatabase(cluster.superUrl(), 'jizhi')
  const backedUpFrom = { superUrl: cluster.superUrl(), serverDir: cluster.dir }
  return { urls: urlsOf(cluster.superUrl(), 'jizhi', passwords), stop: cluster.stop, backedUpFrom }
}

/** The server named by the environment, when it is new enough and has the roles that the migrations name. */
export async function externalDatabase(env: NodeJS.ProcessEnv): Promise<Database> {
  const { DATABASE_URL: app, DATABASE_OWNER_URL: owner, DATABASE_DIRECTORY_URL: directory } = env
  if (!app || !owner) {
    throw new Refusal(
      '使用外部数据库要同时给出 DATABASE_URL（应用账号）和 DATABASE_OWNER_URL（升级账号），请补上另一个。',
    )
  }
  const given = {
    DATABASE_URL: app,
    DATABASE_OWNER_URL: owner,
    ...(directory && { DATABASE_DIRECTORY_URL: directory }),
  }
  for (const [name, url] of Object.entries(given)) await meets(name, url)
  return { urls: { app, owner, directory }, stop: async () => undefined }
}

async function meets(name: string, url: string): Promise<void> {
  const facts = await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: number; roles: string[] }>(
      `select current_setting('server_version_num')::int / 10000 as version,
              array(select rolname::text from pg_roles where rolname = any($1)) as roles`,
      [[ROLES.app, ROLES.directory]],
    )
    return rows[0]
  }).catch((error: Error) => {
    throw new Refusal(`连接不上 ${name} 指定的数据库：${error.message}。请检查地址、账号和口令。`)
  })
  const complaint = facts && complaintAbout(name, facts)
  if (complaint) throw new Refusal(complaint)
}

/** Why this server cannot be used, as a sentence; nothing when it can. */
export function complaintAbout(name: string, facts: { version: number; roles: string[] }): string | undefined {
  if (facts.version < OLDEST) {
    return `${name} 指定的 PostgreSQL 是 ${facts.version} 版，需要 ${OLDEST} 或更新的版本，请升级后再试。`
  }
  const missing = [ROLES.app, ROLES.directory].filter((role) => !facts.roles.includes(role))
  if (missing.length === 0) return undefined
  return `外部数据库缺少角色 ${missing.join('、')}，请由管理员先建立（create role … login nosuperuser nobypassrls）后再试。`
}
