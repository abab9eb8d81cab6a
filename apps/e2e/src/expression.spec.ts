import { expect, type Page, test } from '@playwright/test'
import { complaints } from './acting.ts'
import { serveBuiltWeb } from './built-web.ts'

let web: Awaited<ReturnType<typeof serveBuiltWeb>>
test.beforeAll(async () => {
  web = await serveBuiltWeb()
})
test.afterAll(() => web.close())

/** Opens the first computed column of a block on the demonstration drawing. */
async function opened(page: Page, block: string): Promise<void> {
  await page.goto(`${web.url}/dev/designer`)
  await page.locator('.react-flow__node').filter({ hasText: block }).first().click()
  await page.locator('.row-words').first().click()
}

test('EXPR-5 a formula typed in Chinese stands in CEL below, and the other way round', async ({ page }) => {
  const said = complaints(page)
  await opened(page, '综合得分')
  const formula = page.getByRole('textbox', { name: '公式' })
  await expect(formula).toHaveValue('0.8 × 村均分 + 0.2 × 镇级管理分')
  await formula.fill('较大（村均分，60）×0.8')
  await expect(page.locator('.expression-other')).toHaveText('max(village_mean, 60) * 0.8')
  await formula.fill('village_mean*2')
  await expect(page.locator('.expression-other')).toHaveText('村均分 × 2')
  await formula.fill('村均分 × 得奖')
  await expect(page.getByRole('alert')).toContainText('“得奖”认不出来')
  expect(said).toEqual([])
})

test('COMP-3 a decision table is copied to a spreadsheet and pasted back changed; a wrong cell is named', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await opened(page, '名次折分')
  await page.getByRole('button', { name: '复制到 Excel' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(
    '取首个\t缺时取（前列，否）\t缺时取（后列，否）\t年度绩效加减分\n1\t是\t\t1\n2\t\t是\t−1\n都不符合时\t\t\t0',
  )
  const paste = async (text: string) => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), text)
    await page.getByRole('button', { name: '从 Excel 粘贴' }).click()
    await page.getByPlaceholder(/再在这里粘贴/).press('ControlOrMeta+V')
  }
  await paste(copied.replace('−1', '名次 × −2'))
  await expect(page.locator('.decision-sheet')).toContainText('名次 × −2')
  await paste(copied.replace('−1', '名次 ×'))
  await expect(page.locator('.field-fault')).toContainText('第 3 行第 4 列：')
})
