import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { test as base } from '@playwright/test'

const PATIENCE_MS = 300_000

/** What product.config.ts writes once it is known: where the county is served, or why it is not. */
export interface Standing {
  readonly url?: string
  readonly failed?: string
}

/** The address of the county's product, whose demo is loaded while tests that need no county run already. */
async function standing(): Promise<string> {
  const { E2E_URL, E2E_STANDING = '' } = process.env
  if (E2E_URL) return E2E_URL
  for (let waited = 0; !existsSync(E2E_STANDING); waited += 100) {
    if (waited >= PATIENCE_MS) throw new Error('the county is not served')
    await pause(100)
  }
  const { url, failed }: Standing = JSON.parse(readFileSync(E2E_STANDING, 'utf8'))
  if (url === undefined) throw new Error(failed)
  process.env.E2E_URL = url // windows of several people are opened by it
  return url
}

/** A test in the county: it begins once the county is served. */
export const test = base.extend<object, { readonly address: string }>({
  address: [
    async ({ playwright: _ }, use) => use(await standing()),
    { scope: 'worker', auto: true, timeout: PATIENCE_MS + 5_000 },
  ],
  baseURL: ({ address }, use) => use(address),
})
