import { readFileSync } from 'node:fs'
import { createMechanism, decideVersion, listUnits, readMechanism, saveDraft, submitMechanism } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { type Browser, expect, type Page } from '@playwright/test'
import { reader } from '../playwright.config.ts'
import { seriousFaults, signInAs } from './acting.ts'
import { caller } from './caller.ts'
import { qinghe } from './county.ts'
import { test } from './county-test.ts'

/*
 * A county lets a township set one figure between bounds, and later publishes a newer version of what the township took.
 * The second test goes on where the first one stopped.
 */
test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

const COUNTY = '考核办主任（演示）'
const SECOND = '考核办副主任（演示）'
const TOWN = '望溪镇考核办（演示）'
const TOWN_SECOND = '望溪镇审批人（演示）'
const title = '村级月度考评（下放用）'
const own = '望溪镇村级考评'

const params = { county: qinghe.code }
const at = (path: string) => `/${qinghe.code}${path}`

function accountOf(name: string) {
  const lines = readFileSync(process.env.E2E_ACCOUNTS ?? '', 'utf8')
  return { name, password: new RegExp(`${name}\\s+(\\S+)`).exec(lines)?.[1] ?? '' }
}

const asking = (name: string) => caller(process.env.E2E_URL ?? '', qinghe.code, accountOf(name))

async function windowOf(browser: Browser, name: string): Promise<Page> {
  const baseURL = process.env.E2E_URL ?? ''
  const page = await browser.newPage({ ...reader, viewport: { width: 1440, height: 900 }, baseURL })
  await signInAs(page, qinghe.code, accountOf(name))
  return page
}

const side = (page: Page) => page.getByRole('complementary')
const days = (page: Page) => page.locator('[data-setting="expiryDays"]')

/** Hands the draft in as one person and approves it as the other. */
async function publish(mechanism: string, version: number): Promise<void> {
  const ask = await asking(COUNTY)
  const { draft } = await ask(readMechanism, { params: { ...params, mechanism } })
  const body = { revision: draft.revision, planNumber: null, inForceFrom: '2026-11', explanation: null }
  await ask(submitMechanism, { params: { ...params, mechanism }, body })
  const second = await asking(SECOND)
  await second(decideVersion, {
    params: { ...params, mechanism, version: String(version) },
    body: { verdict: 'approved', reason: null },
  })
}

let source = ''
let taken = ''

test('GM-17 PARAM-3 a county bounds one figure and gives the drawing; a township is held to it, files it, and the county sees what was set', async ({
  browser,
}) => {
  const ask = await asking(COUNTY)
  const { units } = await ask(listUnits, { params, query: {} })
  const root = units.find(({ name }) => name === qinghe.name)?.id ?? ''
  const wanted = { name: title, ownerUnitId: root, template: 'village-monthly-award' }
  source = (await ask(createMechanism, { params, body: wanted })).id

  // beside the figure: 范围, from, to, and why
  const county = await windowOf(browser, COUNTY)
  await county.goto(at(`/mechanisms/${source}`))
  await county.locator('.react-flow__node[data-id="board"]').click()
  await days(county).hover()
  await days(county).getByRole('button', { name: '登多少天：没有标记' }).click()
  const mark = county.getByRole('dialog').or(county.getByRole('tooltip')).filter({ hasText: '乡镇接用时' })
  await mark.getByLabel('最小').fill('20')
  await mark.getByLabel('最大').fill('60')
  await mark.getByLabel('理由').fill('少于二十天群众看不到。')
  await mark.getByRole('button', { name: '标记', exact: true }).click()
  await expect(days(county).getByRole('button', { name: /可改 范围 20–60：少于二十天群众看不到。/ })).toBeVisible()
  await expect
    .poll(async () => {
      const { draft } = await ask(readMechanism, { params: { ...params, mechanism: source } })
      const drawn = draft.document as unknown as Mechanism // a drawing's inside is open in the contract
      return drawn.parameters?.some(({ label }) => label === '登多少天')
    })
    .toBe(true)
  await publish(source, 1)

  await county.goto(at('/delegation'))
  await county.getByRole('button', { name: '下放给乡镇' }).first().click()
  await side(county).getByRole('combobox', { name: '下放什么' }).fill(title)
  await county.keyboard.press('Enter')
  await side(county).getByRole('button', { name: '下放给乡镇' }).click()
  await expect(county.getByRole('row', { name: new RegExp(title) })).toContainText('全部乡镇')

  // the township finds it above its mechanisms, and takes it over
  const town = await windowOf(browser, TOWN)
  await town.goto(at('/mechanisms'))
  await town.getByRole('link', { name: '去接用' }).click()
  await town.getByRole('link', { name: '接用' }).click()
  await town.getByLabel('名称').fill(own)
  await town.getByRole('button', { name: '建好，上画布' }).click()
  await town.locator('.react-flow__node[data-id="board"]').click()
  const figure = days(town).getByRole('spinbutton')
  await figure.fill('90')
  await figure.press('Tab')
  await expect(town.getByText('“登多少天”须在 20 到 60 天之间：少于二十天群众看不到。').first()).toBeVisible()
  await expect(town.locator('.react-flow__node[data-id="board"]')).toHaveAccessibleName(/登 30 天后撤下/)
  await figure.fill('45')
  await figure.press('Tab')
  await expect(town.locator('.react-flow__node[data-id="board"]')).toHaveAccessibleName(/登 45 天后撤下/)
  // the card says in its name what the county holds of it, from where and why
  await expect(town.locator('.react-flow__node[data-id="board"]')).toHaveAccessibleName(
    new RegExp(`上级“${title}”里的块，不能删。.*锁定 \\d+ 项。1 项只能在范围内改。`),
  )
  // what was not given stands there, and cannot be set
  await expect(town.locator('[data-setting="title"] input')).toBeDisabled()
  expect(await seriousFaults(town)).toEqual([])
  await town.getByRole('button', { name: '送审' }).click()
  const dialog = town.getByRole('dialog', { name: '送审' })
  await dialog.getByRole('button', { name: '送审' }).click()
  await expect(town.getByText('待批准')).toBeVisible()
  taken = new URL(town.url()).pathname

  const second = await windowOf(browser, TOWN_SECOND)
  await second
    .getByRole('listitem')
    .filter({ hasText: `${own} 第 1 版` })
    .getByRole('link', { name: '去办' })
    .click()
  await second.getByRole('button', { name: '批准' }).click()
  await expect(second.getByText('已批准第 1 版。')).toBeVisible()

  await county.goto(at('/delegation?tab=filings'))
  const row = county.getByRole('row', { name: new RegExp(own) })
  await expect(row).toContainText('已备案')
  await expect(row).toContainText('1 项参数')
  await row.getByRole('button', { name: own }).click()
  await expect(side(county)).toContainText('登多少天30 天 → 45 天')
  expect(await seriousFaults(county)).toEqual([])
  await Promise.all([county, town, second].map((page) => page.context().close()))
})

test('MERGE-4 a newer version of the origin is taken change by change; where both changed the same, a person decides', async ({
  browser,
}) => {
  const ask = await asking(COUNTY)
  const { draft } = await ask(readMechanism, { params: { ...params, mechanism: source } })
  const document = draft.document as unknown as Mechanism // the same
  const set: Readonly<Record<string, object>> = { board: { expiryDays: 50 }, objection: { window: 7 } }
  const blocks = document.blocks.map((one) => ({ ...one, config: { ...one.config, ...set[one.id] } }))
  const body = { revision: draft.revision, layout: draft.layout, document: { ...document, blocks } }
  await ask(saveDraft, { params: { ...params, mechanism: source }, body })
  await publish(source, 2)

  const town = await windowOf(browser, TOWN)
  await town.goto(taken)
  await town.getByRole('button', { name: `“${title}”有第 2 版` }).click()
  const dialog = town.getByRole('dialog', { name: `按“${title}”的新版更新` })
  await expect(dialog.getByRole('heading', { name: '两边都改过的 1 处' })).toBeVisible()
  await expect(dialog.getByRole('heading', { name: '只有新版改过的 1 处' })).toBeVisible()
  // what nobody decided stays ours
  await expect(dialog.getByRole('button', { name: '改 1 处' })).toBeEnabled()
  const both = dialog.getByRole('group', { name: '用哪一边' })
  await expect(both.getByRole('radio', { name: /^我们的/ })).toBeChecked()
  expect(await seriousFaults(town)).toEqual([])
  await both.getByRole('radio', { name: /^新版的/ }).check()
  await dialog.getByRole('button', { name: '改 2 处' }).click()
  await expect(town.getByText('已改 2 处，来源记为新版。')).toBeVisible()
  await expect(town.locator('.react-flow__node[data-id="board"]')).toHaveAccessibleName(/登 50 天后撤下/)
  await expect(town.locator('.react-flow__node[data-id="objection"]')).toHaveAccessibleName(/7 个工作日/)
  await expect(town.getByRole('button', { name: `“${title}”有第 2 版` })).toHaveCount(0)
  // one step of undo takes both back
  await town.getByRole('button', { name: `撤销：按“${title}”第 2 版更新` }).click()
  await expect(town.locator('.react-flow__node[data-id="board"]')).toHaveAccessibleName(/登 45 天后撤下/)
  await town.context().close()
})
