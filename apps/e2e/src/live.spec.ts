import { expect, test } from '@playwright/test'
import { complaints, seriousFaults } from './acting.ts'
import { serveBuiltWeb } from './built-web.ts'

let web: Awaited<ReturnType<typeof serveBuiltWeb>>
test.beforeAll(async () => {
  web = await serveBuiltWeb()
})
test.afterAll(() => web.close())

test('G9 rows stand on the wires and follow a changed setting; a figure says why, a unit shows its way, the change its consequences', async ({
  page,
}) => {
  const said = complaints(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${web.url}/dev/designer`)
  const chips = page.locator('.wire-count text')
  await expect(chips.filter({ hasText: /^8\d → 22$/ })).toBeVisible()
  await expect(page.getByText('线上是造的行数')).toBeVisible()
  await expect(page.getByText('没有不同，没有后果可比')).toBeVisible()
  await page.locator('.react-flow__node').filter({ hasText: '排名' }).first().click()
  await page.getByRole('tab', { name: '数据 22' }).click()
  const rows = page.getByRole('region', { name: '名单表' }).locator('tbody tr')
  await expect(rows).toHaveCount(22)
  await rows.first().getByRole('rowheader').getByRole('button').click()
  await expect(page.locator('.wire-followed').first()).toBeVisible()
  await expect(page.locator('.subject-chip')).toContainText(/^.镇/)
  expect(await seriousFaults(page)).toEqual([])
  await rows.first().locator('.figure-computed').first().click()
  await expect(page.getByRole('heading', { name: /^为什么是 1$/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: '代入' })).toBeVisible()
  const before = await chips.allTextContents()
  await page.getByRole('tab', { name: '设置' }).click()
  const bands = page.locator('[data-setting="bands"]')
  await bands.getByRole('button', { name: /后列/ }).first().click()
  const size = bands.locator('[data-setting$=".size"] input').first()
  await size.fill('1')
  await size.press('Tab')
  await expect.poll(() => chips.allTextContents()).not.toEqual(before)
  await expect(page.getByText(/^用的是造的数据$/)).toBeVisible()
  await page.getByRole('button', { name: '看全部后果' }).click()
  await expect(page.getByText(/^近 6 期：“.+”少 \d+ 次/)).toBeVisible({ timeout: 20_000 })
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 Word' }).click()
  expect((await file).suggestedFilename()).toMatch(/^后果-.+\.docx$/)
  expect(said).toEqual([])
})
