import { expect, type Locator, type Page, test } from '@playwright/test'
import iconv from 'iconv-lite'
import { published, sheet } from './matou.ts'
import { openTownship, type Township } from './township.ts'

test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

let township: Township
test.beforeAll(async () => {
  township = await openTownship()
})
test.afterAll(() => township?.close())

let month = ''

/** Uploads a file, takes the columns as they were found, and has every row checked. */
async function takeFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '检查', exact: true }).click()
}

const rowOf = (page: Page, village: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: new RegExp(`^${village}`) }) })

/** The place stands in the first cell of a village's row. */
const placeOf = (page: Page, village: string) => rowOf(page, village).getByRole('cell').first()

/** Follows the score wherever it is named, else the first figure, until a fact with its file stands there. */
async function walkToFile(why: Locator): Promise<void> {
  for (let depth = 0; depth < 8 && (await why.getByText('文件', { exact: true }).count()) === 0; depth++) {
    const score = why
      .locator('.why-step tr', { hasText: '大庭村' })
      .or(why.locator('.why-step tr', { hasText: '综合得分' }))
    const links = why.locator('.why-step .why-link')
    await ((await score.count()) > 0 ? score.first().locator('.why-link') : links.first()).click()
    await expect(why.getByRole('navigation').getByRole('button')).toHaveCount(depth + 2)
  }
}

const handle = (page: Page, block: string, side: 'source' | 'target') =>
  page.locator(`.react-flow__node[data-id="${block}"] .react-flow__handle.${side}`).first()

/** Draws a wire as a hand does: press on one port, move, let go on the other. */
async function drawWire(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('a port is not on the screen')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2 - 8, end.y + 12, { steps: 8 })
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2)
  await page.mouse.up()
}

test('JOURNEY-1 a township draws its month from a template, changes it by mouse and hands it to a second person', async ({
  browser,
}) => {
  const page = await township.windowOf(browser, 'county-admin')
  await page.getByRole('link', { name: '机制与画布' }).first().click()
  await page.getByRole('button', { name: '新建机制' }).click()
  await page.getByRole('button', { name: '村级月度考评与奖补' }).click()
  await page.getByLabel('名称').fill('村级月度考评')
  await page.getByRole('button', { name: '建好，上画布' }).click()
  const blocks = page.locator('.react-flow__node')
  const wires = page.locator('.react-flow__edge')
  await expect(blocks).toHaveCount(13)

  // from the palette onto the canvas, then a wire to it
  const pane = page.locator('.react-flow__pane')
  await page
    .locator('.palette')
    .getByRole('button', { name: '发布' })
    .dragTo(pane, { targetPosition: { x: 700, y: 480 } })
  await expect(blocks).toHaveCount(14)
  const added = (await page.locator('.react-flow__node.selected').getAttribute('data-id')) ?? ''
  await drawWire(page, handle(page, 'result', 'source'), handle(page, added, 'target'))
  await expect(wires).toHaveCount(13)

  // what does not fit is refused with its sentence and the step that would make it fit; refused, nothing changes
  await drawWire(page, handle(page, 'cycle', 'source'), handle(page, 'rank', 'target'))
  const refusal = page.getByRole('dialog')
  await expect(refusal).toContainText('周期后面要先接“对象”，再接“排名”。')
  await refusal.getByRole('button', { name: '不接了' }).click()
  await expect(wires).toHaveCount(13)

  // back and forth again
  await page.getByRole('button', { name: '撤销：定榜接到发布' }).click()
  await page.getByRole('button', { name: '撤销：加入发布' }).click()
  await expect(blocks).toHaveCount(13)
  await page.getByRole('button', { name: /^重做：/ }).click()
  await expect(blocks).toHaveCount(14)
  await page.getByRole('button', { name: /^撤销：/ }).click()
  await expect(blocks).toHaveCount(13)

  // one setting, then 送审 of a draft without a complaint
  await page.locator('.react-flow__node[data-id="board"]').click()
  const days = page.getByRole('spinbutton', { name: '登多少天' })
  await days.fill('20')
  await days.press('Enter')
  await expect(page.locator('.react-flow__node[data-id="board"]')).toHaveAccessibleName(/登 20 天后撤下/)
  await page.getByRole('button', { name: '检查', exact: true }).click()
  await expect(page.getByText('没有要改的。')).toBeVisible()
  await page.getByRole('button', { name: '送审' }).click()
  const dialog = page.getByRole('dialog', { name: '送审' })
  await dialog.getByLabel('计划号或文号').fill('南码政〔2019〕1号')
  await dialog.getByRole('combobox', { name: '自哪一期起' }).fill('2019年5月')
  await dialog.getByRole('combobox', { name: '自哪一期起' }).press('Enter')
  await dialog.getByRole('button', { name: '送审' }).click()
  await expect(page.getByText('待批准')).toBeVisible()
  await expect(page.getByRole('button', { name: '批准' })).toHaveCount(0)

  // the second person
  const second = await township.windowOf(browser, 'approver')
  await second
    .getByRole('listitem')
    .filter({ hasText: '村级月度考评 第 1 版' })
    .getByRole('link', { name: '去办' })
    .click()
  await second.getByRole('button', { name: '批准' }).click()
  await expect(second.getByText('已批准第 1 版。')).toBeVisible()
})

test('JOURNEY-2 the month comes in from its file, mistakes are named by row, and the ranking is the published one', async ({
  browser,
}) => {
  const page = await township.windowOf(browser, 'county-admin')
  await page.getByRole('link', { name: '运行台' }).first().click()
  // approved on 3 June for May: both months opened by themselves
  const opened = page.getByRole('row').filter({ hasText: '村级月度考评' }).getByRole('link', { name: '2019年5月' })
  await expect(async () => {
    await page.reload()
    await expect(opened).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await opened.click()
  await page.waitForURL(/\/cycles\//)
  month = new URL(page.url()).pathname

  const inspector = await township.windowOf(browser, 'inspector')
  await inspector.goto(month)
  await inspector.getByRole('button', { name: '导入成绩' }).click()
  await takeFile(inspector, '五月.csv', iconv.encode(sheet({ 大庭村: '120' }).toString(), 'gbk'))
  await expect(inspector.getByText('满分 100')).toBeVisible()
  const download = inspector.waitForEvent('download')
  await inspector.getByRole('button', { name: '下载出错的行' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
  await inspector.getByRole('button', { name: '换一个文件' }).click()
  await takeFile(inspector, 'nanan_matou_2019_05.csv', sheet())
  await inspector.getByRole('button', { name: '写入 25 行' }).click()
  await inspector.getByRole('link', { name: '去看这一期' }).click()

  // provisional, hatched, and exactly what was published
  await expect(placeOf(inspector, '码头村')).toHaveText(/^24/)
  for (const { village, rank } of published.filter((one) => one.rank !== ''))
    await expect(placeOf(inspector, village)).toHaveText(new RegExp(`^${rank}(?!\\d)`))
  await expect(rowOf(inspector, '码头社区')).toContainText('未抽到，不排名')
})

test('JOURNEY-3 after the window the month is frozen and reviewed: seven awards of 20,000.00 and why down to the cell', async ({
  browser,
}) => {
  const page = await township.windowOf(browser, 'county-admin')
  await page.goto(month)
  await page.getByRole('button', { name: '送达告知' }).click()
  await page.getByRole('complementary').getByRole('button', { name: '送达告知' }).click()
  await expect(page.getByText('告知已送达，异议期到')).toBeVisible()
  await page.getByRole('button', { name: /^演示时钟/ }).click()
  await expect(page.getByText('下一个时点：6月6日 24:00')).toBeVisible()
  await page.getByRole('button', { name: '到下一个时点' }).click()
  await expect(page.getByText('时钟已拨到：异议期结束。')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '定榜' }).click({ timeout: 30_000 })
  await page.getByRole('complementary').getByRole('button', { name: '定榜' }).click()
  await expect(page.getByText('已定榜，第 1 次。')).toBeVisible()

  const finance = await township.windowOf(browser, 'finance')
  await finance.goto(month)
  await finance.getByRole('tab', { name: /^审核/ }).click()
  await finance.getByRole('button', { name: '通过' }).click()
  await expect(finance.getByText('资金审核')).toHaveCount(0, { timeout: 30_000 })

  const signatory = await township.windowOf(browser, 'signatory')
  await signatory.goto(month)
  await signatory.getByRole('tab', { name: /^后果/ }).click()
  // nothing here hurts anybody, so nothing waits for a signature: what was reviewed has taken effect
  await expect(signatory.getByText(/20,000\.00/).first()).toBeVisible()
  await expect(signatory.getByText('已生效').first()).toBeVisible({ timeout: 30_000 })

  await signatory.getByRole('link', { name: '榜单' }).first().click()
  await signatory.getByRole('link', { name: '光荣榜' }).click()
  const board = signatory.getByRole('article')
  await expect(board.getByRole('cell', { name: /^5,000\.00/ })).toHaveCount(2)
  await expect(board.getByRole('cell', { name: /^2,000\.00/ })).toHaveCount(5)
  await expect(board).toContainText('20,000.00')

  // why: from the award on the board, over place and score, to the cell of the imported file
  await board
    .getByRole('row', { name: /大庭村/ })
    .getByRole('button', { name: /^5,000\.00/ })
    .press('Enter')
  const why = signatory.getByRole('complementary')
  await expect(why.getByRole('heading', { name: /^为什么是/ }).first()).toBeVisible()
  await walkToFile(why)
  await expect(why).toContainText('nanan_matou_2019_05.csv')
  await expect(why).toContainText(/[C-D]2/)
})

test('JOURNEY-4 the month is kept with its mechanism: a changed drawing differs from it row by row', async ({
  browser,
}) => {
  const page = await township.windowOf(browser, 'county-admin')
  await page.getByRole('link', { name: '机制与画布' }).first().click()
  await page.locator('a[href*="/mechanisms/"]').filter({ hasText: '村级月度考评' }).click()
  await page.getByRole('button', { name: '存为用例' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: '把2019年5月存为用例' }).click()
  await panel.getByLabel('为什么要紧').fill('七个村的奖金，一分不能错')
  await panel.getByRole('button', { name: '存为用例', exact: true }).click()
  const trials = page.getByRole('banner').getByRole('button', { name: /^用例/ })
  await expect(trials).toHaveText('用例1/1')

  await page.locator('.react-flow__node[data-id="award"]').click()
  const places = page.locator('[data-setting="places"]')
  await places
    .getByRole('button', { name: /5,?000/ })
    .first()
    .click()
  const amount = places.locator('[data-setting$=".amount"] input').first()
  await amount.fill('4000')
  await amount.press('Tab')
  await expect(trials).toHaveText('用例1 不符')
  await trials.click()
  await expect(panel.getByText(/^大庭村\S* .+ 5000\.00 → 4000\.00 元$/)).toBeVisible()
})
