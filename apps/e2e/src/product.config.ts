import { join } from 'node:path'
import { testCluster } from '@jizhi/tooling/postgres'
import { prepareProduct } from '@jizhi/tooling/serve'
import { county } from './county.ts'
import { openCounty, openPlace, serve } from './product.ts'

/**
 * Starts the built product once for the whole run, with the demo loaded, on a database of its own: on the cluster of
 * TEST_SUPER_URL, or on a throwaway one. With E2E_URL the tests go to the product that already runs there, whose demo
 * accounts E2E_ACCOUNTS names.
 */
export default async function startOnce(): Promise<(() => Promise<void>) | undefined> {
  const cluster = await testCluster()
  // a journey opens a further place on the same cluster
  process.env.TEST_SUPER_URL = cluster.superUrl
  if (process.env.E2E_URL) return cluster.stop
  const place = await openPlace(cluster.superUrl)
  await prepareProduct('demo', place)
  openCounty(place, county, 'demo')
  const product = await serve(place)
  process.env.E2E_URL = product.url
  process.env.E2E_ACCOUNTS = join(place.dataDir, 'demo-accounts.txt')
  return async () => {
    await product.close()
    await cluster.stop()
  }
}
