import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloneDatabase, type DatabaseUrls, type TestDatabase, templateDatabase } from '@jizhi/tooling/postgres'
import { prepareProduct, startProduct } from '@jizhi/tooling/serve'
import type { Account, County } from './county.ts'
import { slowLine } from './slow-line.ts'

/** Where a product of the tests keeps what it knows: a database and a folder of its own. */
export interface Place {
  readonly urls: TestDatabase
  readonly dataDir: string
  readonly authSecret: string
}

/** A migrated, empty place on the cluster. */
export async function openPlace(superUrl: string): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jizhi-browser-'))
  const authSecret = randomBytes(32).toString('hex')
  const migrate = (urls: DatabaseUrls) => prepareProduct('migrate', { urls, dataDir, authSecret })
  return { urls: await cloneDatabase(superUrl, await templateDatabase(superUrl, migrate)), dataDir, authSecret }
}

const command = join(import.meta.dirname, '../../api/dist/tenant-command.js')

/** Opens a county as an operator does; answers its administrator, whose password is said this once. */
export function openCounty(place: Place, { code, name }: County, kind: 'demo' | 'county'): Account {
  const { urls, dataDir, authSecret } = place
  const env = {
    ...process.env,
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_DIRECTORY_URL: urls.directory,
    AUTH_SECRET: authSecret,
    DATA_DIR: dataDir,
  }
  const admin = '县管理员'
  const wanted = ['--code', code, '--name', name, '--kind', kind, '--admin', admin]
  const said = execFileSync(process.execPath, [command, ...wanted], { env, encoding: 'utf8' })
  const password = /初始密码 (\S+?)（/.exec(said)?.[1]
  if (password === undefined) throw new Error(`tenant-command named no password: ${said}`)
  return { name: admin, password }
}

/**
 * Serves the place with the built product until it is closed; nothing of it stays. E2E_SLOW says for how many
 * milliseconds each answer of the api is held back.
 */
export async function serve(place: Place): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const product = await startProduct(place)
  const delayMs = Number(process.env.E2E_SLOW ?? 0)
  const line = delayMs > 0 ? await slowLine(product.url, delayMs) : undefined
  const close = async () => {
    await line?.close()
    await product.stop()
    await place.urls.drop()
    rmSync(place.dataDir, { recursive: true, force: true })
  }
  return { url: line?.url ?? product.url, close }
}
