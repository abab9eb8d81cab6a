/** What the environment says, read once. */
export interface Settings {
  /** Address for the app role (jizhi_app), which owns nothing. */
  readonly databaseUrl: string
  /** Address for migrations (jizhi_owner); not needed to serve. */
  readonly ownerUrl: string | undefined
  /** Address for accounts and the county list (jizhi_directory). */
  readonly directoryUrl: string
  /** null: an ephemeral port. */
  readonly port: number
  readonly host: string
  /** Folder of the built web application; without it only the API is served. */
  readonly webDist: string | undefined
  readonly dataDir: string
  readonly authSecret: string
  /** The address people type, when it stands behind a proxy. */
  readonly publicUrl: string | undefined
  readonly logLevel: string
  /** Whoever reads /metrics from elsewhere than this machine shows it; without one only this machine may. */
  readonly metricsToken: string | undefined
}

/** Reads the settings; a missing one is said in a sentence with its name. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const databaseUrl = needed(env, 'DATABASE_URL', '数据库地址（应用账号）')
  const ownerUrl = env.DATABASE_OWNER_URL
  return {
    databaseUrl,
    ownerUrl,
    directoryUrl: env.DATABASE_DIRECTORY_URL ?? directoryThrough(ownerUrl),
    port: Number(env.PORT ?? 0),
    host: env.HOST ?? '127.0.0.1',
    webDist: env.WEB_DIST,
    dataDir: env.DATA_DIR ?? '.data',
    authSecret: needed(env, 'AUTH_SECRET', '登录密钥，至少 32 个字符'),
    publicUrl: env.PUBLIC_URL,
    logLevel: env.LOG_LEVEL ?? 'info',
    metricsToken: env.METRICS_TOKEN || undefined,
  }
}

function needed(env: NodeJS.ProcessEnv, name: string, meaning: string): string {
  const value = env[name]
  if (value === undefined || value === '') throw new Error(`缺少环境变量 ${name}（${meaning}）。`)
  return value
}

/** Without an address of its own the directory is reached through the owner, who may take the directory's role. */
function directoryThrough(ownerUrl: string | undefined): string {
  if (ownerUrl === undefined) throw new Error('缺少环境变量 DATABASE_DIRECTORY_URL（账号与县名录的数据库地址）。')
  const url = new URL(ownerUrl)
  url.searchParams.set('options', '-c role=jizhi_directory')
  return url.href
}

/** Injection token. */
export const SETTINGS = Symbol('settings')
