import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, defineConfig } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** CHROMIUM_PATH, else Playwright's own browser, else one of the machine's. */
export function chromiumPath(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  if (existsSync(chromium.executablePath())) return undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(canRun)
}

const executablePath = chromiumPath()

/** How every browser of this package is started: root may not use Chromium's sandbox. */
export const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  // A machine without a locale would name every Chinese file “download”.
  env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
}

/** A reader in China; times and words come out the same on every machine. */
export const reader = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

/** What needs no county: pages that no server stands behind, and a township with a product of its own. */
const APART = ['dev-ui', 'drawing', 'expression', 'gestures', 'journey', 'live', 'outline', 'settings', 'states'].map(
  (name) => `**/${name}.spec.ts`,
)

export default defineConfig({
  testDir: './src',
  // E2E_SERVERLESS: only pages that no server stands behind are asked for, and no product is started
  ...(process.env.E2E_SERVERLESS ? {} : { globalSetup: './src/product.config.ts' }),
  // one hand in the county, whose state its tests share; the other, and both once the county is done, at what stands apart
  workers: 2,
  projects: [
    { name: 'county', testIgnore: APART, workers: 1 },
    { name: 'apart', testMatch: APART },
  ],
  retries: 0,
  timeout: 120_000,
  forbidOnly: Boolean(process.env.CI),
  // two cores carry browser, product and database, and some machines are half as fast
  expect: { timeout: 20_000 },
  reporter: 'list',
  outputDir: './test-results',
  use: {
    ...reader,
    launchOptions,
    viewport: { width: 1440, height: 900 },
    // a trace takes the page down at every step, which costs a walk of hundreds of keys more than the walk itself
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
  },
})
