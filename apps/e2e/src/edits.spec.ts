import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { reader } from '../playwright.config.ts'
import { signInAs } from './acting.ts'
import { qinghe } from './county.ts'

test.setTimeout(90_000)

/** The office's settings, in a window of its own. */
async function rulesIn(browser: Browser, width: number): Promise<Page> {
  const lines = readFileSync(process.env.E2E_ACCOUNTS ?? '', 'utf8')
  const name = '考核办主任（演示）'
  const password = new RegExp(`${name}\\s+(\\S+)`).exec(lines)?.[1] ?? ''
  const viewport = { width, height: 900 }
  const page = await browser.newPage({ ...reader, viewport, baseURL: process.env.E2E_URL ?? '' })
  await signInAs(page, qinghe.code, { name, password })
  await page.goto(`/${qinghe.code}/settings`)
  await page.getByRole('button', { name: '时段与主机' }).click()
  return page
}

const form = (page: Page) => page.getByRole('complementary')
const from = (page: Page) => form(page).getByLabel('免打扰开始')
// the sign of what was under way may still be fading beside the word
const save = (page: Page) => form(page).getByRole('button', { name: /保存$/ })

test('R6 whoever saves settings second sees both contents and says which one stays', async ({ browser }) => {
  const [first, second] = [await rulesIn(browser, 1440), await rulesIn(browser, 1280)]
  await from(first).fill('20:10')
  await from(second).fill('20:40')
  await save(first).click()
  await expect(form(first)).toHaveCount(0)

  await save(second).click()
  await expect(form(second).getByRole('row', { name: '免打扰开始 20:40 20:10' })).toBeVisible()
  await form(second).getByRole('button', { name: '采用对方的' }).click()
  await expect(from(second)).toHaveValue('20:10')
  await expect(form(second).getByRole('table')).toHaveCount(0)

  await from(second).fill('20:50')
  await save(second).click()
  await expect(form(second)).toHaveCount(0)
  await first.close()
  await second.close()
})
