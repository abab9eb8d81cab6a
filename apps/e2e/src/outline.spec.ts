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
  await page.getByRole('button', { name: '整篇文字' }).click()
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
  await page.getByRole('button', { name: '整篇文字' }).click()
  expect(await text.inputValue()).toBe(told)
  expect(said).toEqual([])
})

test('OUT-3 sentences are changed, added and moved by keyboard where they stand, and each difference has its way back', async ({
  page,
}) => {
  const said = complaints(page)
  const sentence = (name: string) => page.getByRole('button', { name: new RegExp(`^第 \\d+ 句，${name}。`) })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${web.url}/dev/designer`)
  await page.getByRole('button', { name: '大纲', exact: true }).click()
  await sentence('周期').focus()
  for (let steps = 0; steps < 7; steps += 1) await page.keyboard.press('ArrowDown')
  await expect(sentence('排名')).toBeFocused()
  expect(await seriousFaults(page)).toEqual([])
  // the words of the sentence that say how many: walked to, opened, typed
  const least = page.getByRole('button', { name: /^最少单位：3/ })
  await page.keyboard.press('Enter')
  for (let steps = 0; steps < 9 && !(await least.evaluate((one) => one === document.activeElement)); steps += 1) {
    await page.keyboard.press('ArrowRight')
  }
  await expect(least).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('8')
  await page.keyboard.press('Enter')
  await expect(sentence('排名')).toHaveAccessibleName(/不足 8 个单位不排/)
  await sentence('名次折分').focus()
  await page.keyboard.press('/')
  await page.keyboard.type('审核')
  await page.keyboard.press('Enter')
  await expect(sentence('审核')).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('button', { name: '撤销：移动“审核”这一句' })).toBeEnabled()
  await page.getByRole('button', { name: /^撤销：移动/ }).click()
  await page.getByRole('button', { name: '差异', exact: true }).click()
  const list = page.getByRole('complementary', { name: '逐句说明' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(page.locator('.block-changed')).toHaveCount(1)
  await expect(page.locator('.block-added')).toHaveCount(1)
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '左右并看' }).click()
  await expect(page.locator('.block-changed')).toHaveCount(2)
  await list
    .getByRole('button', { name: /^还原此处/ })
    .first()
    .click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: /^撤销：还原/ }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  expect(said).toEqual([])
})
