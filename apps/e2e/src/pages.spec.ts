import { readFileSync } from 'node:fs'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { reader } from '../playwright.config.ts'
import { complaints, seriousFaults, signInAs } from './acting.ts'
import { qinghe } from './county.ts'
import { test } from './county-test.ts'

test.setTimeout(300_000)

/** The demo's accounts stand in a file, one line each: post, password. */
function demoAccount(name: string) {
  const lines = readFileSync(process.env.E2E_ACCOUNTS ?? '', 'utf8')
  const password = new RegExp(`${name}\\s+(\\S+)`).exec(lines)?.[1] ?? ''
  return { name, password }
}

const at = (path: string) => `/${qinghe.code}${path}`

/** Pages with an address of their own. */
const plain = [
  '',
  '/mechanisms',
  '/mechanisms/new',
  '/delegation',
  '/delegation?tab=filings',
  '/people',
  '/desk',
  '/slips',
  '/history',
  '/boards',
  '/cases',
  '/registers',
  '/cases?tab=slips',
  '/audit',
  '/operations',
  '/messages',
  '/settings',
  '/settings?tab=deliveries',
  '/settings?tab=calendar',
  '/sheets',
  '/ledgers',
  '/ledgers?tab=pools',
  '/ledgers?tab=payables',
  '/import?kind=people',
]

/** Those, then the first mechanism on its canvas and the newest board that hangs in public, on both its pages. */
async function addresses(page: Page): Promise<string[]> {
  const first = async (list: string, link: string, name: string) => {
    await page.goto(at(list))
    const found = page.locator(`main a[href*="${link}"]`, { hasText: name }).first()
    return (await found.getAttribute('href')) ?? ''
  }
  const board = await first('/boards', '/boards/', '光荣榜')
  const drawing = await first('/mechanisms', '/mechanisms/0', '农村环境卫生月考评')
  const desk = await first('/desk', '/desk/0', '农村环境卫生月考评')
  return [...plain.map(at), drawing, desk, board, board.replace('/boards/', '/public/boards/')]
}

const openMonth = async (page: Page) => {
  await page.goto(at('/desk'))
  await page.locator('main a[href*="/cycles/"]').first().click()
  await expect(page.getByRole('tab').first()).toBeVisible()
}

/** How long nothing is asked for before a page counts as loaded. */
const QUIET_MS = 200

/** Waits until the page has all it asked the server for; “networkidle” would sit out half a second at each. */
function quietOf(page: Page): () => Promise<void> {
  let [asked, since] = [0, Date.now()]
  const count = (by: 1 | -1) => () => {
    asked += by
    since = Date.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
  return () => expect.poll(() => asked <= 0 && Date.now() - since >= QUIET_MS, { intervals: [50] }).toBe(true)
}

/** Follows a link inside the program, so that nothing is read anew; a heading that stays belongs to the page before. */
async function goWithin(page: Page, address: string): Promise<void> {
  const [path] = address.split('?')
  if (new URL(page.url()).pathname === path) return void (await page.goto(address))
  await page.evaluate((to) => {
    document.querySelector('h1')?.setAttribute('data-left', '')
    history.pushState({}, '', to)
  }, address)
  await page.locator('h1:not([data-left])').first().waitFor()
}

/** What a page owes whoever opens it: one heading, no complaint of the browser, no serious fault, no sideways scrolling. */
async function sound(page: Page, name: string, quiet: () => Promise<void>): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible()
  await quiet()
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft([name, wider, await seriousFaults(page)]).toEqual([name, 0, []])
}

const sizes = [
  { size: '1440 × 900', options: { viewport: { width: 1440, height: 900 } } },
  { size: '390 × 844', options: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
] as const

const windowAt = async (browser: Browser, options: (typeof sizes)[number]['options']): Promise<BrowserContext> =>
  browser.newContext({ ...reader, ...options, baseURL: process.env.E2E_URL ?? '' })

// the wide one opens every address anew, as from a bookmark; the narrow one walks on inside the program
for (const { size, options } of sizes)
  test(`LOOK-7 every page of ${qinghe.name} is sound at ${size}`, async ({ browser }) => {
    const context = await windowAt(browser, options)
    const page = await context.newPage()
    const said = complaints(page)
    const quiet = quietOf(page)
    await signInAs(page, qinghe.code, demoAccount('考核办主任（演示）'))
    for (const address of await addresses(page)) {
      if ('isMobile' in options) await goWithin(page, address)
      else await page.goto(address)
      await sound(page, address, quiet)
    }
    await openMonth(page)
    const tabs = await page.getByRole('tab').count()
    for (let tab = 0; tab < tabs; tab++) {
      await page.getByRole('tab').nth(tab).click()
      await sound(page, `month, tab ${tab + 1}`, quiet)
    }
    expect(said.filter((line) => !line.includes('401'))).toEqual([])
    await context.close()
  })

test('LOOK-8 a figure of the living month opens its explanation beside the ranking', async ({ browser }) => {
  const context = await windowAt(browser, sizes[0].options)
  const page = await context.newPage()
  await signInAs(page, qinghe.code, demoAccount('考核办主任（演示）'))
  await openMonth(page)
  await page
    .getByRole('row', { name: /南塘街道/ })
    .getByRole('button', { name: /^89\./ })
    .press('Enter')
  await expect(page.getByRole('complementary').getByRole('heading', { name: /^为什么是/ })).toBeVisible()
  await page.waitForLoadState('networkidle')
  // The README's picture; written on demand, so that a test run leaves the tree as it was.
  if (process.env.E2E_PICTURE) await page.screenshot({ path: process.env.E2E_PICTURE })
  await context.close()
})
