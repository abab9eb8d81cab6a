import { expect, type Page, test } from '@playwright/test'
import { complaints, seriousFaults } from './acting.ts'
import { serveBuiltWeb } from './built-web.ts'

/*
 * The designer's states that other walks do not look at with axe: gallery, wizard, live data, outline, difference,
 * settings and approval are looked at where they are walked through.
 */
let web: Awaited<ReturnType<typeof serveBuiltWeb>>
test.beforeAll(async () => {
  web = await serveBuiltWeb()
})
test.afterAll(() => web.close())

/** Nothing serious, and nothing wider than the window. */
async function sound(page: Page, state: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft([state, wider, await seriousFaults(page)]).toEqual([state, 0, []])
  // E2E_LOOK: a folder for pictures to be looked at by a person
  if (process.env.E2E_LOOK) await page.screenshot({ path: `${process.env.E2E_LOOK}/${state}.png` })
}

const block = (page: Page, name: string) =>
  page
    .locator('.react-flow__node-block')
    .filter({ has: page.locator('strong', { hasText: new RegExp(`^${name}$`) }) })
    .first()

test('LOOK-9 axe finds nothing serious from the empty canvas to the consequences', async ({ page }) => {
  test.setTimeout(120_000)
  const said = complaints(page)
  await page.goto(`${web.url}/dev/designer?template=blank`)
  await page.locator('.canvas-empty').waitFor()
  await sound(page, 'empty')
  await page.keyboard.press('Insert')
  await page.locator('.pick-list').waitFor()
  await sound(page, 'quick list')
  await page.keyboard.insertText('排名')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^检查/ }).click()
  await expect(page.locator('.finding').or(page.locator('.finding-list li')).first()).toBeVisible()
  await sound(page, 'what is to mend')

  await page.goto(`${web.url}/dev/designer`)
  await expect(page.locator('.wire-count text').first()).toBeVisible()
  await page.getByRole('button', { name: '按键', exact: true }).click()
  await sound(page, 'keys')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '机制设置' }).click()
  await sound(page, 'mechanism')
  await block(page, '奖补').click()
  await expect(page.locator('[data-setting="amount"]')).toBeVisible()
  await sound(page, 'settings')
  await page.locator('[data-setting="amount"] input').fill('240000')
  await page.locator('[data-setting="amount"] input').press('Tab')
  await page.getByRole('button', { name: '看全部后果' }).click()
  await expect(page.getByText(/^近 6 期/).first()).toBeVisible({ timeout: 30_000 })
  await sound(page, 'consequences')
  expect(said).toEqual([])
})

test('LOOK-9 the designer stands at 200 % text, in forced colours, and on a phone as sentences', async ({ page }) => {
  test.setTimeout(120_000)
  // twice the text is half the window: sentences instead of a canvas, and nothing lost to the side
  await page.setViewportSize({ width: 720, height: 450 })
  await page.goto(`${web.url}/dev/designer`)
  const rank = page.getByText('在同类别内按综合得分从高到低排名', { exact: false }).first()
  await expect(rank).toBeVisible()
  await sound(page, 'twice the text')
  // and what is read there can be changed there
  await page
    .getByRole('button', { name: /在同类别内按综合得分/ })
    .first()
    .click()
  const least = page.locator('[data-setting="minimum"] input').first()
  await expect(least).toBeEnabled()
  await sound(page, 'twice the text, settings')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '大纲', exact: true }).click()
  await expect(page.getByRole('button', { name: /^第 1 句/ })).toBeVisible()
  await sound(page, 'twice the text, outline')

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.getByRole('button', { name: '画布', exact: true }).click()
  await block(page, '排名').click()
  await expect(page.locator('[data-setting="minimum"]')).toBeVisible()
  await sound(page, 'forced colours')

  await page.emulateMedia({ forcedColors: 'none' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${web.url}/dev/designer`)
  await expect(rank).toBeVisible()
  await sound(page, 'phone')
})
