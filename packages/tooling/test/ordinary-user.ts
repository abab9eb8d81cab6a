// Run as root: gives up root and starts a cluster as the account and in the private folder named by the caller, then says what it saw.
import { chmodSync, chownSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { copyBinaries, installedBinaries } from '../src/postgres/binaries.ts'
import { startCluster, withClient } from '../src/postgres/index.ts'

const account = Number(process.argv[3])
const home = process.argv[2] ?? ''
const binaries = copyBinaries(installedBinaries(), join(home, 'binaries'))
chownSync(home, account, account)
chmodSync(home, 0o700)
process.setgroups?.([])
process.setgid?.(account)
process.setuid?.(account)

const cluster = await startCluster({ dir: join(home, 'data'), binaries, durable: false, throwaway: true })
const version = await withClient(cluster.superUrl(), (client) => client.query('show server_version_num'))
const owner = statSync(join(cluster.dir, 'cluster', 'PG_VERSION')).uid
const major = Math.trunc(Number(version.rows[0].server_version_num) / 10_000)
await cluster.stop()
process.stdout.write(`way ${cluster.way}, files of ${owner}, server ${major}\n`)
