import { readFileSync } from 'node:fs'
import { createMechanism, holdPen, listMechanisms, listUnits } from '@jizhi/contracts'
import { type Browser, expect, type Page } from '@playwright/test'
import { reader } from '../playwright.config.ts'
import { signInAs } from './acting.ts'
import { caller } from './caller.ts'
import { type Account, qinghe } from './county.ts'
import { test } from './county-test.ts'

test.setTimeout(90_000)

function office(): Account {
  const lines = readFileSync(process.env.E2E_ACCOUNTS ?? '', 'utf8')
  const name = '考核办主任（演示）'
  return { name, password: new RegExp(`${name}\\s+(\\S+)`).exec(lines)?.[1] ?? '' }
}

/** The office, in a window of its own. */
async function officeIn(browser: Browser, width: number): Promise<Page> {
  const viewport = { width, height: 900 }
  const page = await browser.newPage({ ...reader, viewport, baseURL: process.env.E2E_URL ?? '' })
  await signInAs(page, qinghe.code, office())
  return page
}

async function rulesIn(browser: Browser, width: number): Promise<Page> {
  const page = await officeIn(browser, width)
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

/** Keeps an answer of the api back until it is let go. */
async function held(page: Page, path: RegExp): Promise<() => void> {
  const gate = Promise.withResolvers<void>()
  await page.route(path, async (route) => {
    if (route.request().method() === 'GET') await gate.promise
    await route.continue()
  })
  return gate.resolve
}

test('R6 what a form changes is not sent before it was seen, nor twice while the page looks again', async ({
  browser,
}) => {
  const page = await officeIn(browser, 1440)
  await page.goto(`/${qinghe.code}/messages`)
  const verb = form(page).getByRole('button', { name: /保存$/ })
  const contact = await held(page, /\/contact$/)
  await page.getByRole('button', { name: '接收邮箱', exact: true }).click()
  await expect(verb).toBeDisabled()
  contact()
  await expect(verb).toBeEnabled()
  await form(page).getByLabel('接收邮箱').fill('office@example.gov.cn')
  const list = await held(page, /\/messages(\?|$)/)
  await verb.click()
  await expect(page.getByText('已保存接收邮箱')).toBeVisible()
  await expect(verb).toBeDisabled()
  list()
  await expect(form(page)).toHaveCount(0)
  await page.close()
})

test('LOCK-3 a window that is closed lays its pen down at once', async ({ browser }) => {
  const params = { county: qinghe.code }
  const ask = await caller(process.env.E2E_URL ?? '', qinghe.code, office())
  const { mechanisms } = await ask(listMechanisms, { params })
  const mechanism = mechanisms[0]?.id ?? ''
  const other = crypto.randomUUID()
  const want = (want: 'hold' | 'take' | 'leave') =>
    ask(holdPen, { params: { ...params, mechanism }, body: { page: other, want } })
  const isFree = async () => (await want('hold')).isMine
  await want('take') // whoever was here before
  await want('leave')
  const page = await officeIn(browser, 1440)
  const held = page.waitForResponse(/\/pen$/)
  await page.goto(`/${qinghe.code}/mechanisms/${mechanism}`)
  await held
  expect(await isFree()).toBe(false)
  await page.goto('about:blank') // nothing of the page runs on, as when its window is closed
  await expect.poll(isFree, { timeout: 10_000 }).toBe(true) // by itself it would be free after two minutes
  await want('leave')
})

test('LAD-2 the form of a measure shows whom it would meet today, as its path is changed', async ({ browser }) => {
  const params = { county: qinghe.code }
  const ask = await caller(process.env.E2E_URL ?? '', qinghe.code, office())
  const { units } = await ask(listUnits, { params, query: {} })
  const ownerUnitId = units.find(({ name }) => name === qinghe.name)?.id ?? ''
  const body = { name: '后进惩戒（看对谁）', ownerUnitId, template: 'laggard-ladder' }
  const { id } = await ask(createMechanism, { params, body })
  const page = await officeIn(browser, 1440)
  await page.goto(`/${qinghe.code}/mechanisms/${id}`)
  await page.locator('.react-flow__node').filter({ hasText: '阶梯' }).click()
  await form(page).getByText('约谈分管领导、最差村和驻村领导').last().click()
  await form(page).getByText('约谈镇级分管领导').click()
  const met = form(page).getByRole('region', { name: '今天会对着谁' })
  await expect(met).toContainText('27 个乡镇（街道）里 27 个找得到对象')
  await expect(met.getByRole('listitem').first()).toHaveText('望溪镇望溪镇分管领导（演示）')
  await expect(form(page).locator('[data-setting$="target.column"]')).toHaveCount(0)
  await page.locator('[data-setting$="target.at"] .ant-select').click()
  await page.getByTitle('主办单位').last().click()
  await expect(met).toContainText('没有人在这个岗位上')
  await page.close()
})
