import { expect, type Locator, type Page, test } from '@playwright/test'
import { complaints } from './acting.ts'
import { serveBuiltWeb } from './built-web.ts'

let web: Awaited<ReturnType<typeof serveBuiltWeb>>
test.beforeAll(async () => {
  web = await serveBuiltWeb()
})
test.afterAll(() => web.close())

const NAMES = { a: '汇总', b: '折算', c: '合计', d: '备查' } as const

/** Three blocks in a line, and one that stands apart. */
function line() {
  const rows = (block: string) => ({ block, port: 'rows' })
  const into = (block: string) => ({ block, port: 'in' })
  return {
    mechanism: {
      ...{ format: 1, id: 'line', name: '一条线', rounding: { mode: 'at-end', rule: 'half-up' }, ends: [] },
      blocks: Object.entries(NAMES).map(([id, name]) => ({ id, name, kind: 'compute', config: {} })),
      wires: [
        { from: rows('a'), to: into('b') },
        { from: rows('b'), to: into('c') },
      ],
    },
    layout: {
      positions: { a: { x: 0, y: 0 }, b: { x: 360, y: 0 }, c: { x: 720, y: 0 }, d: { x: 720, y: 260 } },
    },
  }
}

async function open(page: Page): Promise<string[]> {
  const said = complaints(page)
  await page.addInitScript((text) => sessionStorage.setItem('jizhi.dev.drawing', text), JSON.stringify(line()))
  await page.goto(`${web.url}/dev/designer?template=kept`)
  await expect(page.locator('.block-full')).toHaveCount(4)
  return said
}

const card = (page: Page, id: keyof typeof NAMES): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)
const wire = (page: Page, from: string, to: string): Locator =>
  page.locator(`.react-flow__edge[data-id="${from}/rows>${to}/in"]`)
const list = (page: Page): Locator => page.locator('.pick-list')

async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await what.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

test('the right button lists what can be done with a card, a wire and the canvas', async ({ page }) => {
  const said = await open(page)
  await card(page, 'b').click({ button: 'right' })
  await expect(list(page).getByText('从“名单”接下去')).toBeVisible()
  await page.keyboard.press('Escape')

  const { x, y } = await middleOf(wire(page, 'a', 'b').locator('.react-flow__edge-path'))
  await page.mouse.click(x - 24, y, { button: 'right' })
  await expect(list(page).getByText('在“汇总”与“折算”之间插入')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.locator('.react-flow__pane').click({ button: 'right', position: { x: 60, y: 60 } })
  await expect(list(page).getByText('加块')).toBeVisible()
  await expect(list(page).getByText('删去')).toHaveCount(0)
  expect(said).toEqual([])
})

test('F2 writes the name of a card and Enter comes back to it; Esc leaves the name as it was', async ({ page }) => {
  const said = await open(page)
  await card(page, 'b').focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: '改名' })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('折算百分')
  await page.keyboard.press('Enter')
  await expect(card(page, 'b')).toBeFocused()
  await expect(card(page, 'b')).toHaveAccessibleName(/^折算百分。/)

  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: '改名' })).toBeFocused()
  await page.keyboard.type('不要')
  await page.keyboard.press('Escape')
  await expect(card(page, 'b')).toBeFocused()
  await expect(card(page, 'b')).toHaveAccessibleName(/^折算百分。/)
  expect(said).toEqual([])
})

test('a block out of the middle of a line leaves the line joined, as one step', async ({ page }) => {
  const said = await open(page)
  await card(page, 'b').focus()
  await page.keyboard.press('Delete')
  await expect(card(page, 'b')).toHaveCount(0)
  await expect(wire(page, 'a', 'c')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(card(page, 'b')).toHaveCount(1)
  await expect(wire(page, 'a', 'c')).toHaveCount(0)
  await expect(wire(page, 'b', 'c')).toHaveCount(1)
  expect(said).toEqual([])
})

test('a block let go on a wire stands on it', async ({ page }) => {
  const said = await open(page)
  const { x, y } = await middleOf(wire(page, 'a', 'b').locator('.react-flow__edge-path'))
  await page.locator('.palette-blocks').getByRole('button', { name: '分流' }).hover()
  await page.mouse.down()
  await page.mouse.move(x - 30, y - 6, { steps: 4 })
  await page.mouse.move(x - 24, y)
  await expect(page.locator('.wire-awaits')).toHaveCount(1)
  await page.mouse.up()
  await expect(wire(page, 'a', 'b')).toHaveCount(0)
  await expect(page.locator('.block-full')).toHaveCount(5)
  await expect(page.locator('.react-flow__edge')).toHaveCount(3)
  await expect(page.locator('.wire-awaits')).toHaveCount(0)
  expect(said).toEqual([])
})

test('the end of a chosen wire is led to another card; let go where nothing is, it stays', async ({ page }) => {
  const said = await open(page)
  const { x, y } = await middleOf(wire(page, 'b', 'c').locator('.react-flow__edge-path'))
  await page.mouse.click(x - 24, y)
  const grip = wire(page, 'b', 'c').locator('.react-flow__edgeupdater-target')
  const drag = async (to: { x: number; y: number }) => {
    const { x: fromX, y: fromY } = await middleOf(grip)
    await page.mouse.move(fromX - 3, fromY)
    await page.mouse.down()
    await page.mouse.move(to.x - 20, to.y - 10, { steps: 4 })
    await page.mouse.move(to.x, to.y, { steps: 2 })
    await page.mouse.up()
  }
  const { x: emptyX, y: emptyY } = await middleOf(card(page, 'd'))
  await drag({ x: emptyX - 300, y: emptyY })
  await expect(wire(page, 'b', 'c')).toHaveCount(1)

  await drag(await middleOf(card(page, 'd').locator('.react-flow__handle-left')))
  await expect(wire(page, 'b', 'd')).toHaveCount(1)
  await expect(wire(page, 'b', 'c')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^撤销：改接：从折算到备查/ })).toBeVisible()
  await expect(list(page)).toHaveCount(0)
  expect(said).toEqual([])
})
