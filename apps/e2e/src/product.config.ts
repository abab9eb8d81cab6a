import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloneDatabase, type DatabaseUrls, templateDatabase, testCluster } from '@jizhi/tooling/postgres'
import { type Product, prepareProduct, startProduct } from '@jizhi/tooling/serve'
import { county } from './county.ts'

const command = join(import.meta.dirname, '../../api/dist/tenant-command.js')

function openCounty(urls: DatabaseUrls, dataDir: string, authSecret: string): void {
  const env = {
    ...process.env,
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_DIRECTORY_URL: urls.directory,
    AUTH_SECRET: authSecret,
    DATA_DIR: dataDir,
  }
  execFileSync(process.execPath, [command, '--code', county.code, '--name', county.name, '--kind', 'demo'], { env })
}

/**
 * Starts the built product once for the whole run, on a database of its own: on the cluster of TEST_SUPER_URL, or on a
 * throwaway one. With E2E_URL the tests go to the product that already runs there.
 */
export default async function startOnce(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_URL) return undefined
  const cluster = await testCluster()
  const dataDir = mkdtempSync(join(tmpdir(), 'jizhi-browser-'))
  const authSecret = randomBytes(32).toString('hex')
  const migrate = (urls: DatabaseUrls) => prepareProduct('migrate', { urls, dataDir, authSecret })
  const database = await cloneDatabase(cluster.superUrl, await templateDatabase(cluster.superUrl, migrate))
  openCounty(database, dataDir, authSecret)
  const product: Product = await startProduct({ urls: database, dataDir, authSecret })
  process.env.E2E_URL = product.url
  return async () => {
    await product.stop()
    await database.drop()
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
