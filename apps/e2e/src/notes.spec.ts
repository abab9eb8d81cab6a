import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page } from '@playwright/test'
import { reader } from '../playwright.config.ts'
import { complaints, seriousFaults, signInAs } from './acting.ts'
import { qinghe } from './county.ts'
import { test } from './county-test.ts'

test.setTimeout(90_000)

const api = `/api/t/${qinghe.code}/mechanisms`
const accounts = () => readFileSync(process.env.E2E_ACCOUNTS ?? '', 'utf8')

async function at(browser: Browser, name: string): Promise<Page> {
  const password = new RegExp(`${name}\\s+(\\S+)`).exec(accounts())?.[1] ?? ''
  const page = await browser.newPage({ ...reader, baseURL: process.env.E2E_URL ?? '' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, qinghe.code, { name, password })
  return page
}

/** A drawing of its own, so that no other journey meets what is said here. */
async function drawn(page: Page): Promise<string> {
  const listed = await (await page.request.get(api)).json()
  const { ownerUnitId } = listed.mechanisms.find((one: { name: string }) => one.name === '农村环境卫生月考评')
  const name = `有评论的月考评 ${Date.now()}`
  const made = await page.request.post(api, { data: { name, ownerUnitId, template: 'village-monthly-award' } })
  return (await made.json()).id
}

test('NOTE-6 two persons speak about a block, a draft kept under a name comes back as one step, and who approves sees what is open', async ({
  browser,
}) => {
  const page = await at(browser, '考核办主任（演示）')
  const said = complaints(page)
  const mechanism = await drawn(page)
  await page.goto(`/${qinghe.code}/mechanisms/${mechanism}`)
  const card = page.getByRole('group', { name: /^排名。/ })

  // by keyboard alone: from the card to its comments, written and sent
  await card.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: '设置' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: '评论' })).toHaveAttribute('aria-selected', 'true')
  await page.getByLabel('对“排名”写一条评论').focus()
  await page.keyboard.type('末位三名太多')
  await page.keyboard.press('Control+Enter')
  const thread = page.getByRole('article', { name: /^考核办主任（演示）的评论，.*未了结，回复 0 条$/ })
  await expect(thread).toContainText('末位三名太多')
  await expect(card).toHaveAccessibleName(/1 条评论未了结$/)

  await page.getByRole('button', { name: '版本', exact: true }).click()
  await page.getByLabel('给这一份起个名字').fill('会前稿')
  await page.getByLabel('附注（可不填）').fill('分管领导看过')
  await page.getByRole('button', { name: '命名保存', exact: true }).click()
  const kept = page.getByRole('link', { name: /会前稿.*分管领导看过.*考核办主任（演示）保存/ })
  await expect(kept).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(kept).toBeHidden()

  // the block is gone, what was said of it stays
  await card.focus()
  await page.keyboard.press('Delete')
  await expect(card).toHaveCount(0)
  await page.getByRole('button', { name: /^评论/ }).click()
  await expect(page.getByRole('heading', { name: '排名 这一块已不在图上' })).toBeVisible()

  await page.getByRole('button', { name: '差异', exact: true }).click()
  await page.getByLabel('较早的一版').selectOption({ label: '命名保存“会前稿”' })
  await expect(page.getByRole('complementary', { name: '逐句说明' })).toContainText('删去 排名')
  await page.getByRole('button', { name: '画布', exact: true }).click()
  await page.getByRole('button', { name: '版本', exact: true }).click()
  await page.getByRole('button', { name: '把草稿还原为“会前稿”' }).click()
  await expect(card).toHaveAccessibleName(/1 条评论未了结$/)
  await page.getByRole('button', { name: '撤销：还原为“会前稿”' }).click()
  await expect(card).toHaveCount(0)
  await page.getByRole('button', { name: '重做：还原为“会前稿”' }).click()
  await expect(card).toBeVisible()

  await page.getByRole('button', { name: '送审', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('还有 1 条评论没有了结')
  await dialog.getByRole('button', { name: /送\s*审/ }).click()
  await expect(page).toHaveURL(/version=1/)

  const second = await at(browser, '考核办副主任（演示）')
  await second.goto(`/${qinghe.code}/mechanisms/${mechanism}?version=1`)
  await expect(second.getByText(/施行。请看图与检查结果后决定。还有 1 条评论没有了结/)).toBeVisible()
  await second.getByRole('button', { name: /^评论/ }).click()
  await second.getByRole('button', { name: '回复' }).click()
  await second.getByLabel('回复考核办主任（演示）').fill('改为两名再报')
  await second.keyboard.press('Control+Enter')
  await expect(second.getByRole('article', { name: /回复 1 条$/ })).toContainText('改为两名再报')
  await second.getByRole('button', { name: '了结', exact: true }).click()
  await expect(second.getByText('已了结 1 条')).toBeVisible()
  await expect(second.getByText(/评论没有了结/)).toHaveCount(0)
  expect(said).toEqual([])
  await second.close()
  await page.close()
})
