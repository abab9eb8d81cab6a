import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escapeIdentifier } from 'pg'
import { onDatabase, withClient } from './admin.ts'
import { startCluster } from './cluster.ts'
import { createDatabase, type DatabaseUrls, type Passwords, prepareRoles, urlsOf } from './roles.ts'

const TEMPLATE_LOCK = 7_301_800

/** A database of one test file, with the address of its shadow and a way to drop it. */
export type TestDatabase = DatabaseUrls & { superUrl: string; drop: () => Promise<void> }

/** The cluster of the running suite (TEST_SUPER_URL), else a throwaway one without fsync, for a suite run by hand. */
export async function testCluster(): Promise<{ superUrl: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_SUPER_URL
  if (given) return { superUrl: given, stop: async () => undefined }
  const dir = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
  const cluster = await startCluster({ dir, durable: false, throwaway: true })
  return { superUrl: cluster.superUrl(), stop: cluster.stop }
}

/**
 * Makes sure the migrated template `name` stands, once per cluster however many files ask for it. `migrate` gets the
 * addresses of the empty database; when it fails nothing is kept.
 */
export async function templateDatabase(
  superUrl: string,
  migrate: (urls: DatabaseUrls) => Promise<void>,
  name = 'jizhi_template',
): Promise<string> {
  await withClient(superUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    const passwords = testPasswords(superUrl)
    const half = `${name}_half`
    await prepareRoles(superUrl, passwords)
    await dropDatabase(superUrl, half)
    await createDatabase(superUrl, half)
    await migrate(urlsOf(superUrl, half, passwords))
    await client.query(`alter database ${escapeIdentifier(half)} with is_template true`)
    await client.query(`alter database ${escapeIdentifier(half)} rename to ${escapeIdentifier(name)}`)
  })
  return name
}

/** A fresh copy of the template for one test file. */
export async function cloneDatabase(superUrl: string, template = 'jizhi_template'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await createDatabase(superUrl, name, template)
  const urls = urlsOf(superUrl, name, testPasswords(superUrl))
  return { ...urls, superUrl: onDatabase(superUrl, name), drop: () => dropDatabase(superUrl, name) }
}

/** Drops a database together with whoever is still connected. */
export async function dropDatabase(superUrl: string, name: string): Promise<void> {
  await withClient(superUrl, (client) => client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`))
}

// A cluster of tests is thrown away: every worker can derive the passwords from the one address it was given.
function testPasswords(superUrl: string): Passwords {
  const { password } = new URL(superUrl)
  return { owner: password, directory: password, app: password }
}
