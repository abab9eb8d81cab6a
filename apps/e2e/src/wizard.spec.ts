import { readFileSync } from 'node:fs'
import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { reader } from '../playwright.config.ts'
import { seriousFaults } from './acting.ts'
import { qinghe } from './county.ts'
import { test } from './county-test.ts'

test.setTimeout(240_000)

/** The demo's accounts stand in a file, one line each: post, password. */
function passwordOf(name: string): string {
  const lines = readFileSync(process.env.E2E_ACCOUNTS ?? '', 'utf8')
  return new RegExp(`${name}\\s+(\\S+)`).exec(lines)?.[1] ?? ''
}

/** Does what a hand does and counts it: a click, a typed field, a key that is a command. */
class Hand {
  count = 0
  async click(what: Locator): Promise<void> {
    this.count += 1
    await what.click()
  }
  async type(into: Locator, text: string): Promise<void> {
    this.count += 1
    await into.fill(text)
  }
  async signIn(browser: Browser, name: string): Promise<Page> {
    const context = await browser.newContext({ ...reader, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${process.env.E2E_URL}/${qinghe.code}/login`)
    await this.type(page.getByLabel('用户名'), name)
    await this.type(page.getByLabel('密码'), passwordOf(name))
    await this.click(page.getByRole('button', { name: '登录' }))
    return page
  }
}

test('WIZARD-1 from the article of 南安 to a published mechanism in at most 40 actions of two persons', async ({
  browser,
}) => {
  const hand = new Hand()
  const page = await hand.signIn(browser, '考核办主任（演示）')
  await hand.click(page.getByRole('link', { name: '机制与画布' }).first())
  await hand.click(page.getByRole('button', { name: '新建机制' }))

  // the article lies beside him: 南安, every month
  await hand.click(page.getByRole('button', { name: '福建南安', exact: true }))
  await hand.click(page.getByRole('button', { name: '每月', exact: true }))
  const card = page.getByRole('article').filter({ hasText: '镇村两级月考评与以奖代补' })
  await expect(card).toContainText('仿福建南安“绩效推动、以奖代补”')
  expect(await seriousFaults(page)).toEqual([])
  await hand.click(card.getByRole('button'))

  // only what the article leaves open is asked
  const name = '城乡人居环境月考评（仿南安）'
  await hand.type(page.getByLabel('名称'), name)
  await hand.type(page.getByLabel('每类前几名'), '2')
  await hand.type(page.getByLabel('每类后几名'), '20')
  await expect(page.getByText('“每类后几名”须在 1 到 10', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: '建好，上画布' })).toBeDisabled()
  await hand.type(page.getByLabel('每类后几名'), '2')
  await hand.type(page.getByLabel('第一名奖补'), '80000')
  const outline = page.getByRole('complementary', { name: '这个机制说的是' })
  await expect(outline.getByText('已改').first()).toBeVisible()
  await hand.type(page.getByLabel('计划号或文号'), '青考办〔2026〕9 号（演示）')
  await hand.type(page.getByLabel('说明'), '在保洁经费之外，另拿一笔资金奖励走在前面的镇村。')
  expect(await seriousFaults(page)).toEqual([])

  // a reload loses nothing
  await page.reload()
  await expect(page.getByLabel('名称')).toHaveValue(name)
  await expect(page.getByLabel('第一名奖补')).toHaveValue('80000')
  await hand.click(page.getByRole('button', { name: '建好，上画布' }))

  // on the canvas nothing is left to mend, and what was said is not asked again
  await expect(page.locator('.react-flow__node-block')).toHaveCount(29)
  await hand.click(page.getByRole('button', { name: '送审' }))
  const dialog = page.getByRole('dialog', { name: '送审' })
  await expect(dialog.getByLabel('计划号或文号')).toHaveValue('青考办〔2026〕9 号（演示）')
  await expect(dialog.getByLabel('说明')).toHaveValue(/^在保洁经费之外/)
  await hand.click(dialog.getByRole('button', { name: '送审' }))
  await expect(page.getByText('待批准')).toBeVisible()

  const second = await hand.signIn(browser, '考核办副主任（演示）')
  await hand.click(
    second
      .getByRole('listitem')
      .filter({ hasText: `${name} 第 1 版` })
      .getByRole('link', { name: '去办' }),
  )
  await hand.click(second.getByRole('button', { name: '批准' }))
  await expect(second.getByText('已批准第 1 版。')).toBeVisible()
  console.log(`WIZARD-1 from article to published: ${hand.count} actions`)
  expect(hand.count).toBeLessThanOrEqual(40)
  await Promise.all([page.close(), second.close()])
})

test('WIZARD-2 on a phone the gallery is read and the wizard answered without sideways scrolling', async ({
  browser,
}) => {
  const hand = new Hand()
  const page = await hand.signIn(browser, '考核办主任（演示）')
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['', '?template=group-monthly-assessment']) {
    await page.goto(`${process.env.E2E_URL}/${qinghe.code}/mechanisms/new${path}`)
    await expect(page.locator('h1').first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([path, wider, await seriousFaults(page)]).toEqual([path, 0, []])
  }
  await page.close()
})
