import { escapeIdentifier, escapeLiteral } from 'pg'
import { onDatabase, withClient } from './admin.ts'

/**
 * The three accounts of the product: `owner` owns the tenants' tables and runs migrations, `directory` owns the short
 * list of tables without a tenant, `app` owns nothing and is bound by row-level security.
 */
export const ROLES = { owner: 'jizhi_owner', directory: 'jizhi_directory', app: 'jizhi_app' } as const

export type Passwords = Record<keyof typeof ROLES, string>
/** Addresses of one database, by account. */
export type DatabaseUrls = Record<keyof typeof ROLES, string> & { database: string }

/** Makes the three roles, or renews their passwords. May be repeated. */
export async function prepareRoles(superUrl: string, passwords: Passwords): Promise<void> {
  await withClient(superUrl, async (client) => {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles')
    const known = new Set(rows.map((row) => row.rolname))
    for (const [key, role] of Object.entries(ROLES) as [keyof typeof ROLES, string][]) {
      const verb = known.has(role) ? 'alter' : 'create'
      const rights = 'login nosuperuser nobypassrls nocreaterole nocreatedb noreplication'
      await client.query(`${verb} role ${role} ${rights} password ${escapeLiteral(passwords[key])}`)
    }
    // A migration hands tables over (`alter table … owner to jizhi_directory`), yet never reads by the other's rights.
    await client.query(`grant ${ROLES.directory} to ${ROLES.owner} with inherit false, set true`)
  })
}

/** Makes a database owned by `jizhi_owner`, or leaves the one that stands; returns whether it was made. */
export async function createDatabase(superUrl: string, name: string, template?: string): Promise<boolean> {
  const quoted = escapeIdentifier(name)
  const made = await withClient(superUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return false
    const from = template ? ` template ${escapeIdentifier(template)}` : ''
    await client.query(`create database ${quoted} owner ${ROLES.owner}${from}`)
    await client.query(`revoke all on database ${quoted} from public`)
    await client.query(`grant connect, temporary on database ${quoted} to ${Object.values(ROLES).join(', ')}`)
    await client.query(`grant create on database ${quoted} to ${ROLES.directory}`)
    return true
  })
  await withClient(onDatabase(superUrl, name), async (client) => {
    await client.query(`grant usage, create on schema public to ${ROLES.directory}`)
    await client.query(`grant usage on schema public to ${ROLES.app}`)
  })
  return made
}

/** The addresses of database `name` for the three accounts. */
export function urlsOf(superUrl: string, name: string, passwords: Passwords): DatabaseUrls {
  const as = (key: keyof typeof ROLES) =>
    Object.assign(new URL(onDatabase(superUrl, name)), { username: ROLES[key], password: passwords[key] }).href
  return { database: name, owner: as('owner'), directory: as('directory'), app: as('app') }
}
