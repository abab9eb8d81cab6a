import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testCluster } from '@jizhi/tooling/postgres'
import { prepareProduct } from '@jizhi/tooling/serve'
import { county } from './county.ts'
import type { Standing } from './county-test.ts'
import { openCounty, openPlace, type Place, serve } from './product.ts'

/**
 * Starts the built product once for the whole run, with the demo loaded, on a database of its own: on the cluster of
 * TEST_SUPER_URL, or on a throwaway one. Tests that need no county do not wait for the demo; those that do find in the
 * file of E2E_STANDING when it stands. With E2E_URL the tests go to the product that already runs there, whose demo
 * accounts E2E_ACCOUNTS names.
 */
export default async function startOnce(): Promise<(() => Promise<void>) | undefined> {
  const cluster = await testCluster()
  // a journey opens a further place on the same cluster
  process.env.TEST_SUPER_URL = cluster.superUrl
  if (process.env.E2E_URL) return cluster.stop
  const place = await openPlace(cluster.superUrl)
  const file = join(place.dataDir, 'standing.json')
  process.env.E2E_STANDING = file
  process.env.E2E_ACCOUNTS = join(place.dataDir, 'demo-accounts.txt')
  const product = standUp(place).then(
    (served) => {
      tell(file, { url: served.url })
      return served
    },
    (error: unknown) => tell(file, { failed: String(error) }),
  )
  return async () => {
    await (await product)?.close()
    await cluster.stop()
  }
}

async function standUp(place: Place) {
  await prepareProduct('demo', place)
  openCounty(place, county, 'demo')
  return serve(place)
}

/** Written whole or not at all: somebody is waiting for it. */
function tell(file: string, standing: Standing): undefined {
  writeFileSync(`${file}.half`, JSON.stringify(standing))
  renameSync(`${file}.half`, file)
}
