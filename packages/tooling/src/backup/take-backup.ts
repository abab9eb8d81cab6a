import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { ROOT } from '../command.ts'
import { withClient } from '../postgres/index.ts'
import { versionOf } from '../release/contents.ts'
import { type Copied, copyFile, copyTree } from './copy-tree.ts'
import { type Manifest, writeManifest } from './manifest.ts'

export type Source = {
  /** Superuser's address of the running server. */
  superUrl: string
  /** The folder that holds `cluster` and the superuser's password. */
  serverDir: string
  dataDir: string
}

// What a server makes anew or must not inherit: PostgreSQL's own list for base backups.
const NOT_COPIED =
  /^(postmaster\.(pid|opts)$|backup_label|tablespace_map|pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/.|.*pgsql_tmp)/

/**
 * Copies the running database with the files and secrets beside it into a new folder below `into`, without stopping anything.
 * Complete with everything committed before it ends, or not there at all.
 */
export async function takeBackup(source: Source, into: string): Promise<{ folder: string; manifest: Manifest }> {
  const at = new Date()
  const name = `jizhi-${at.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}`
  const half = join(into, `${name}.${process.pid}.half`)
  mkdirSync(half, { recursive: true, mode: 0o700 })
  try {
    const copied = await withClient(source.superUrl, (client) => copyServer(client, source.serverDir, half))
    // Rows name files by their digest and files never change: whatever a copied row names is there by now.
    for (const room of ['objects', 'secrets']) {
      const from = join(source.dataDir, room)
      if (existsSync(from)) add(copied, await copyTree(from, half, room))
    }
    const bytes = copied.files.reduce((sum, { size }) => sum + size, 0)
    const manifest = { at: new Date().toISOString(), release: versionOf(ROOT), bytes, ...copied }
    writeManifest(half, manifest)
    const folder = join(into, name)
    renameSync(half, folder)
    return { folder, manifest }
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw error
  }
}

/** One session from start to stop, as the server asks; a slot of its own keeps the log that was written meanwhile. */
async function copyServer(client: Client, serverDir: string, half: string): Promise<Copied> {
  const slot = `jizhi_backup_${process.pid}`
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [slot])
  const cluster = join(serverDir, 'cluster')
  const started = await one(client, `select pg_walfile_name(pg_backup_start('jizhi', fast => true)) as file`)
  const copied = await copyTree(cluster, half, 'postgres/cluster', (path) => NOT_COPIED.test(path))
  const { rows } = await client.query<{ file: string; label: string }>(
    'select pg_walfile_name(lsn) as file, labelfile as label from pg_backup_stop(wait_for_archive => false)',
  )
  const stopped = rows[0]
  if (stopped === undefined) throw new Error('the server did not say where the backup ends')
  keep(copied, half, 'postgres/cluster/backup_label', stopped.label)
  for (const segment of segmentsBetween(join(cluster, 'pg_wal'), started, stopped.file)) {
    const path = join('postgres/cluster/pg_wal', segment)
    const done = await copyFile(join(cluster, 'pg_wal', segment), join(half, path))
    if (done === undefined) throw new Error(`the log ${segment} is gone, the backup would not be whole`)
    copied.files.push({ path, ...done })
  }
  keep(copied, half, 'postgres/superuser.password', readFileSync(join(serverDir, 'superuser.password'), 'utf8'))
  return copied
}

async function one(client: Client, sql: string): Promise<string> {
  const { rows } = await client.query<{ file: string }>(sql)
  return rows[0]?.file ?? ''
}

/** Names of log segments sort as the log runs, within one timeline. */
const segmentsBetween = (folder: string, first: string, last: string): string[] =>
  readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)

function keep(copied: Copied, half: string, path: string, text: string): void {
  writeFileSync(join(half, path), text, { mode: 0o600 })
  const sha256 = createHash('sha256').update(text).digest('hex')
  copied.files.push({ path, size: Buffer.byteLength(text), sha256 })
}

function add(to: Copied, more: Copied): void {
  to.files.push(...more.files)
  to.folders.push(...more.folders)
}
