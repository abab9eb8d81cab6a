import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { launchOptions, reader } from '../playwright.config.ts'
import { serveBuiltWeb } from './built-web.ts'

/*
 * Pictures of pages for looking at: node src/screens.ts FOLDER PATH…
 * E2E_URL names a running product; without it the built web is served alone.
 * E2E_STATE names a file with the cookies of someone signed in (Playwright's storage state).
 * E2E_LOOK = light | dark | highContrast, E2E_TEXT = large.
 */
const sizes = [
  { name: 'wide', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
]

const nameOf = (path: string) => path.replace(/^\//, '').replace(/[^\p{L}\p{N}]+/gu, '-') || 'entry'

async function takeScreens(folder: string, paths: readonly string[]): Promise<void> {
  const own = process.env.E2E_URL ? undefined : await serveBuiltWeb()
  const base = process.env.E2E_URL ?? own?.url ?? ''
  const appearance = JSON.stringify({ look: process.env.E2E_LOOK ?? 'light', large: process.env.E2E_TEXT === 'large' })
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch(launchOptions)
  try {
    for (const { name, ...size } of sizes) {
      const state = process.env.E2E_STATE ? { storageState: process.env.E2E_STATE } : {}
      const context = await browser.newContext({ ...reader, ...size, ...state })
      await context.addInitScript((value) => localStorage.setItem('jizhi.appearance', value), appearance)
      for (const path of paths) {
        const page = await context.newPage()
        page.on('console', (line) => line.type() === 'error' && console.error(`${path}: ${line.text()}`))
        page.on('pageerror', (error) => console.error(`${path}: ${error.message}`))
        await page.goto(base + path, { waitUntil: 'networkidle' })
        await page.screenshot({ path: join(folder, `${nameOf(path)}-${name}.png`) })
        await page.close()
      }
      await context.close()
    }
  } finally {
    await browser.close()
    await own?.close()
  }
}

const [folder, ...paths] = process.argv.slice(2)
if (!folder || paths.length === 0) throw new Error('usage: node src/screens.ts FOLDER PATH…')
await takeScreens(folder, paths)
