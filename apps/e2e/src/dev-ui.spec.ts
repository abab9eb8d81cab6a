import { expect, test } from '@playwright/test'
import { complaints, seriousFaults } from './acting.ts'
import { serveBuiltWeb } from './built-web.ts'

let web: Awaited<ReturnType<typeof serveBuiltWeb>>
test.beforeAll(async () => {
  web = await serveBuiltWeb()
})
test.afterAll(() => web.close())

const pages = ['parts', 'states', 'list', 'form', 'review', 'import', 'board']

for (const show of pages) {
  test(`LOOK-4 the primitives of ${show} have no serious accessibility fault and no console error`, async ({
    page,
  }) => {
    const said = complaints(page)
    await page.goto(`${web.url}/dev/ui?show=${show}`)
    await expect(page.locator('h1').first()).toBeVisible()
    expect(await seriousFaults(page)).toEqual([])
    expect(said).toEqual([])
  })
}

for (const look of ['dark', 'highContrast']) {
  test(`LOOK-4 the parts have no serious accessibility fault in ${look} with large text`, async ({ page }) => {
    await page.addInitScript(
      (value) => localStorage.setItem('jizhi.appearance', value),
      JSON.stringify({ look, large: true }),
    )
    await page.goto(`${web.url}/dev/ui?show=parts`)
    await expect(page.locator('h1')).toBeVisible()
    expect(await seriousFaults(page)).toEqual([])
  })
}

test('LOOK-5 a phone shows every primitive without sideways scrolling', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  for (const show of pages) {
    const page = await context.newPage()
    await page.goto(`${web.url}/dev/ui?show=${show}`)
    await expect(page.locator('h1').first()).toBeVisible()
    expect([show, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([show, 390])
    await page.close()
  }
  await context.close()
})

test('LOOK-6 a computed figure opens its explanation by keyboard, and Esc closes it', async ({ page }) => {
  await page.goto(`${web.url}/dev/ui?show=list`)
  await page.getByRole('button', { name: /95\.20/ }).press('Enter')
  await expect(page.getByRole('complementary').getByRole('heading', { name: '为什么是 95.20' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
})
