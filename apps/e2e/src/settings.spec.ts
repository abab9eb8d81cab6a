import { expect, type Page, test } from '@playwright/test'
import { complaints, seriousFaults } from './acting.ts'
import { serveBuiltWeb } from './built-web.ts'

let web: Awaited<ReturnType<typeof serveBuiltWeb>>
test.beforeAll(async () => {
  web = await serveBuiltWeb()
})
test.afterAll(() => web.close())

const choose = async (page: Page, block: string) => {
  await page.getByRole('button', { name: '找', exact: true }).click()
  await page.locator('.pick-list input').fill(block)
  await page.locator('.pick-entry').first().click()
}

test('settings say what they were and go back; conditions are rows and text; tables come from a spreadsheet', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const said = complaints(page)
  await page.goto(`${web.url}/dev/designer`)
  await choose(page, '排名')
  const minimum = page.locator('[data-setting="minimum"]')
  await expect(minimum).toContainText('默认 3 个')
  await minimum.locator('input').fill('8')
  await minimum.locator('input').press('Tab')
  const foot = page.locator('.changes-foot')
  await expect(foot).toContainText('本块改动 1 处：最少单位 3 个 → 8 个')
  await foot.getByRole('button', { name: '撤销此处' }).click()
  await expect(minimum.locator('input')).toHaveValue('3')
  await expect(foot).toHaveCount(0)

  const eligible = page.locator('[data-setting="eligible"]')
  await eligible.getByRole('button', { name: '加条件' }).click()
  await expect(eligible).toContainText('有 1 个条件还没有填完')
  await eligible.getByLabel('看哪一列').press('Enter')
  await eligible.getByLabel('看哪一列').fill('综合得分')
  await eligible.getByLabel('看哪一列').press('Enter')
  await eligible.getByLabel('和什么比').fill('60')
  await eligible.getByLabel('和什么比').press('Tab')
  const text = eligible.locator('textarea').first()
  await expect(text).toHaveValue('综合得分 ≥ 60')
  await text.fill('综合得分 < 90 且 有值（类别）')
  await text.press('Tab')
  await expect(eligible.locator('.condition-row')).toHaveCount(2)

  const bands = page.locator('[data-setting="bands"]')
  await bands.getByRole('button', { name: '表格' }).click()
  await expect(bands.getByRole('columnheader', { name: '榜段' })).toBeVisible()
  await page.evaluate(() => navigator.clipboard.writeText('榜段\t从\t多少\n前列\t前\t3\n后列\t后\t1\n末尾\t后\t1'))
  await bands.getByRole('button', { name: '从 Excel 粘贴' }).click()
  await page.getByPlaceholder(/再在这里粘贴/).press('ControlOrMeta+V')
  await expect(bands.locator('.row-words')).toHaveCount(3)
  expect(await seriousFaults(page)).toEqual([])

  await choose(page, '周期')
  await expect(page.getByText('2026 年的日期')).toBeVisible()
  await expect(page.getByText('下一期是2026年11月')).toBeVisible()
  await page.getByRole('button', { name: '看全部 12 期' }).click()
  await expect(page.getByRole('region', { name: '2026 年的日期' }).locator('tbody tr')).toHaveCount(12)
  await choose(page, '奖补')
  await expect(page.getByText('按表上的名次发满：360,000.00 元；总额 360,000.00 元，正好')).toBeVisible()
  expect(said).toEqual([])
})
