import { expect, test } from '@playwright/test'
import { complaints, seriousFaults } from './acting.ts'
import { serveBuiltWeb } from './built-web.ts'

let web: Awaited<ReturnType<typeof serveBuiltWeb>>
test.beforeAll(async () => {
  web = await serveBuiltWeb()
})
test.afterAll(() => web.close())

test('OUT-3 a value changed and a block added in the outline stand on the canvas, and one undo takes both back', async ({
  page,
}) => {
  const said = complaints(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${web.url}/dev/designer`)
  await page.getByRole('button', { name: '大纲', exact: true }).click()
  const text = page.getByRole('textbox', { name: '大纲' })
  const told = await text.inputValue()
  const added = '20. 发布“乡镇通报”\n   接在 14 的“其余” 之后\n   发布到：通报\n   谁来签发：\n     岗位：签发人\n'
  await text.fill(`${told.replace('从：后；多少：2', '从：后；多少：三')}\n${added}`)
  await page.getByRole('button', { name: /^第 93 行/ }).click()
  expect(await text.evaluate((area) => (area as HTMLTextAreaElement).selectionStart)).toBe(
    told.split('\n').slice(0, 92).join('\n').length + 1,
  )
  await expect(page.getByRole('button', { name: /^应用/ })).toBeDisabled()
  await text.fill(`${told.replace('从：后；多少：2', '从：后；多少：3')}\n${added}`)
  await expect(page.getByText('排名：“后列”由 2 名改为 3 名。')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '应用 2 处改动' }).click()
  await page.getByRole('button', { name: '差异' }).click()
  await expect(page.getByText('新增 发布“乡镇通报”，接在 分流的“其余” 之后。')).toBeVisible()
  await page.getByRole('button', { name: '撤销：按大纲修改' }).click()
  await expect(page.getByText('与原样没有不同。')).toBeVisible()
  await page.getByRole('button', { name: '大纲', exact: true }).click()
  expect(await text.inputValue()).toBe(told)
  expect(said).toEqual([])
})
