import { readFileSync } from 'node:fs'
import { type Browser, expect as expectSoon, type Page } from '@playwright/test'
import { reader } from '../playwright.config.ts'
import { signInAs } from './acting.ts'
import { qinghe } from './county.ts'
import { test } from './county-test.ts'

/*
 * The demo county's running months by several people: urged, put off, stood in for, decided, frozen, signed on paper.
 * Each test goes on where the one before it stopped.
 */
test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

/** Every step waits for the worker, which shares the machine. */
const expect = expectSoon.configure({ timeout: 25_000 })

const OFFICE = '考核办主任（演示）'
const DEPUTY = '考核办副主任（演示）'
const INSPECTOR = '考核组长（演示）'
const ADJUDICATOR = '裁定员（演示）'
const FINANCE = '财政局经办（演示）'

const at = (path: string) => `/${qinghe.code}${path}`

/** A window of its own, signed in as the holder of a post. */
async function windowOf(browser: Browser, name: string): Promise<Page> {
  const lines = readFileSync(process.env.E2E_ACCOUNTS ?? '', 'utf8')
  const password = new RegExp(`${name}\\s+(\\S+)`).exec(lines)?.[1] ?? ''
  const page = await browser.newPage({
    ...reader,
    viewport: { width: 1440, height: 900 },
    baseURL: process.env.E2E_URL ?? '',
  })
  page.setDefaultTimeout(45_000)
  await signInAs(page, qinghe.code, { name, password })
  return page
}

const side = (page: Page) => page.getByRole('complementary')

/** The desk of a month. */
async function openDesk(page: Page, period: RegExp): Promise<void> {
  await page.goto(at('/desk'))
  await page.getByRole('row', { name: period }).locator('a[href*="/desk/"]').click()
  await expect(page.getByRole('heading', { level: 1, name: period })).toBeVisible()
}

async function openMonth(page: Page, period: RegExp): Promise<void> {
  await page.goto(at('/desk'))
  await page.getByRole('row', { name: period }).locator('a[href*="/cycles/"]').click()
  await expect(page.getByRole('tab').first()).toBeVisible()
}

const begun = /2026年11月/
const running = /2026年10月/

test('RUNNING-1 who has not answered is urged, and the message leads to the month', async ({ browser }) => {
  const office = await windowOf(browser, OFFICE)
  await openDesk(office, begun)
  const urge = office.getByRole('button', { name: /^催办/ })
  await expect(urge).toBeDisabled()
  await office.getByRole('checkbox').nth(3).click()
  await urge.click()
  await side(office).getByRole('button', { name: '催办', exact: true }).click()
  await expect(office.getByText('已发出催办。')).toBeVisible()

  const inspector = await windowOf(browser, INSPECTOR)
  await inspector.goto(at('/messages'))
  await inspector.getByRole('row', { name: /催办/ }).getByRole('link').first().click()
  await expect(inspector.getByRole('heading', { level: 1, name: begun })).toBeVisible()
})

test('RUNNING-2 a date is put off by an order with its reason, which everybody can open', async ({ browser }) => {
  const office = await windowOf(browser, OFFICE)
  await openDesk(office, begun)
  await office.getByRole('button', { name: '开办理单' }).click()
  await office.getByRole('menuitem', { name: '延期' }).click()
  await side(office).getByRole('combobox').first().click()
  await office.locator('.ant-select-item-option').first().click()
  await side(office).getByPlaceholder('请选择日期').fill('2026-12-10')
  await office.keyboard.press('Enter')
  await side(office).getByLabel('理由').fill('暴雪蓝色预警，部分村道路中断。')
  await expect(side(office)).toContainText('2026年12月10日')
  await side(office)
    .getByRole('button', { name: /^(提出|办理)$/ })
    .click()
  await expect(side(office)).toHaveCount(0)

  const deputy = await windowOf(browser, DEPUTY)
  await openMonth(deputy, begun)
  await deputy.getByRole('tab', { name: '经过' }).click()
  await deputy.getByRole('link', { name: /2026年12月10日/ }).click()
  await expect(deputy.getByRole('heading', { level: 1, name: '延期单' })).toBeVisible()
  await expect(deputy.getByText('暴雪蓝色预警，部分村道路中断。')).toBeVisible()
})

test('RUNNING-3 PIN-6 somebody takes leave, and a colleague stands in', async ({ browser }) => {
  const office = await windowOf(browser, OFFICE)
  await office.goto(at('/'))
  await office.getByRole('button', { name: '请假' }).click()
  const choose = async (label: string, name: string) => {
    await side(office).getByRole('combobox', { name: label }).click()
    await office.keyboard.type(name.slice(0, 5))
    await office.locator('.ant-select-item-option:visible', { hasText: name }).first().click()
  }
  await choose('谁请假', FINANCE)
  await choose('由谁代理', INSPECTOR)
  await side(office).getByRole('textbox', { name: '到（含当天）' }).fill('2026-12-31')
  await office.keyboard.press('Enter')
  await side(office).getByRole('button', { name: '请假' }).click()
  await expect(office.getByText(`${INSPECTOR}代${FINANCE}`)).toBeVisible()
})

test('RUNNING-4 the duty leads to the objection, which is decided with a reason', async ({ browser }) => {
  const page = await windowOf(browser, ADJUDICATOR)
  await page.goto(at('/'))
  await page.getByRole('listitem').filter({ hasText: '南塘街道' }).getByRole('link', { name: '去办' }).click()
  await expect(page.getByRole('heading', { name: '初核（定榜之前）' })).toBeVisible()
  await page.getByRole('table').getByRole('button', { name: '裁定' }).click()
  await side(page).getByText('不采纳', { exact: true }).click()
  await side(page).getByLabel('裁定理由').fill('补报的台账晚于截止时间，维持原分。')
  await side(page).getByRole('button', { name: '作出裁定' }).click()
  await expect(page.getByText('补报的台账晚于截止时间，维持原分。')).toBeVisible()
  await page.close()
})

test('RUNNING-5 once the window is over the month is frozen, and the stand-in passes the money', async ({
  browser,
}) => {
  const office = await windowOf(browser, OFFICE)
  await openMonth(office, running)
  const freeze = office.getByRole('button', { name: '定榜', exact: true })
  await office.getByRole('button', { name: /^演示时钟/ }).click()
  for (let push = 0; push < 4 && (await freeze.count()) === 0; push++) {
    await office.getByRole('button', { name: '到下一个时点' }).click()
    await expect(office.getByText(/^时钟已拨到/).last()).toBeVisible()
    await freeze.waitFor({ timeout: 8_000 }).catch(() => undefined)
  }
  await office.keyboard.press('Escape')
  await freeze.click()
  await side(office).getByRole('button', { name: '定榜' }).click()
  await expect(office.getByText('已定榜，第 1 次。')).toBeVisible()

  const standIn = await windowOf(browser, INSPECTOR)
  await openMonth(standIn, running)
  await standIn.getByRole('tab', { name: /^审核/ }).click()
  await standIn.getByRole('button', { name: '通过' }).click()
  await standIn.getByRole('tab', { name: '经过' }).click()
  await expect(standIn.getByText(`${INSPECTOR}（代${FINANCE}）`).first()).toBeVisible()
})

/** One pixel: the smallest scan there is. */
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('RUNNING-6 what the leader signs on paper is printed by one person and handed in by another', async ({
  browser,
}) => {
  const office = await windowOf(browser, OFFICE)
  await openMonth(office, running)
  await office.getByRole('button', { name: '签批单', exact: true }).click()
  await side(office).getByRole('button', { name: '出签批单' }).click()
  await expect(office.getByRole('heading', { level: 1, name: '签批单〔2026〕1号' })).toBeVisible()
  await expect(office.getByRole('button', { name: '上传签批件' })).toHaveCount(0)

  const deputy = await windowOf(browser, DEPUTY)
  await deputy.goto(at('/slips'))
  await deputy.getByRole('link', { name: /1号/ }).click()
  await deputy.getByRole('button', { name: '上传签批件' }).click()
  await side(deputy)
    .locator('input[type=file]')
    .setInputFiles({ name: '签批件.png', mimeType: 'image/png', buffer: SCAN })
  await side(deputy).getByRole('textbox', { name: '签字日期' }).fill('2026-11-06')
  await deputy.keyboard.press('Enter')
  await side(deputy).getByRole('button', { name: '上传签批件' }).click()
  await expect(deputy.getByText(`${DEPUTY}上传`)).toBeVisible()
})
