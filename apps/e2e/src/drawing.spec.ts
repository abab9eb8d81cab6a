import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Block, blockDef, type Mechanism, openBlock, readConfig, readMechanism } from '@jizhi/mechanism'
import { expect, type Page, test } from '@playwright/test'
import { complaints } from './acting.ts'
import { serveBuiltWeb } from './built-web.ts'
import { byKeyboard, byMouse, type Hand } from './drawing-hand.ts'
import { fillIn } from './drawing-settings.ts'

let web: Awaited<ReturnType<typeof serveBuiltWeb>>
test.beforeAll(async () => {
  web = await serveBuiltWeb()
})
test.afterAll(() => web.close())

function documentOf(value: unknown): Mechanism {
  const read = readMechanism(value)
  if (!read.ok) throw new Error(read.fault.message)
  return read.value
}

const template = (name: string): Mechanism =>
  documentOf(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../packages/templates', name, 'mechanism.json'), 'utf8')),
  )

const nameOf = (block: Block): string => block.name ?? blockDef(block.kind).name

function portOf(block: Block, side: 'inputs' | 'outputs', port: string) {
  const opened = openBlock(block)
  const ports = opened.ok ? opened.value[side] : []
  return { label: ports.find(({ id }) => id === port)?.label ?? port, several: ports.length > 1 }
}

/** Draws a mechanism as a person would: block by block in the order of the flow, each behind what it follows, then the settings of those named. */
async function draw(page: Page, hand: Hand, mechanism: Mechanism, filled: readonly string[]): Promise<void> {
  const byId = new Map(mechanism.blocks.map((block) => [block.id, block]))
  for (const block of mechanism.blocks) {
    const { name } = blockDef(block.kind)
    const [first, ...others] = mechanism.wires.filter(({ to }) => to.block === block.id)
    const source = byId.get(first?.from.block ?? '')
    if (first === undefined || source === undefined) await hand.first(name)
    else {
      const { label, several } = portOf(source, 'outputs', first.from.port)
      await hand.follow(nameOf(source), several ? label : undefined, name)
    }
    await hand.enter()
    if (block.name !== undefined) await hand.rename(block.name)
    for (const { from, to } of others) {
      const other = byId.get(from.block)
      if (other === undefined) continue
      const { label, several } = portOf(other, 'outputs', from.port)
      await hand.leave()
      await hand.follow(
        nameOf(other),
        several ? label : undefined,
        name,
        `${nameOf(block)} · ${portOf(block, 'inputs', to.port).label}`,
      )
      await hand.enter(nameOf(block))
    }
    if (filled.includes(block.id)) await fillIn(page, hand, mechanism, block)
    for (const end of mechanism.ends.filter((one) => one.block === block.id)) {
      await hand.end(portOf(block, 'outputs', end.port).label)
    }
    await hand.leave()
  }
}

/** Blocks, wires and ends, named by the place of their block in the document; of those that were filled in all settings too. */
function meaningOf({ blocks, wires, ends }: Mechanism, filled: ReadonlySet<number>) {
  const at = new Map(blocks.map(({ id }, place) => [id, place]))
  const port = (ref: { readonly block: string; readonly port: string }) => `${at.get(ref.block)}/${ref.port}`
  return {
    blocks: blocks.map((block, place) => {
      const config = readConfig(block)
      const settings = filled.has(place) ? { config: config.ok ? config.value : config.fault.message } : {}
      return { kind: block.kind, name: block.name, ...settings }
    }),
    wires: wires.map(({ from, to }) => `${port(from)} → ${port(to)}`).sort(),
    ends: ends.map(port).sort(),
  }
}

async function drawn(page: Page): Promise<Mechanism> {
  const text = await page.evaluate(() => sessionStorage.getItem('jizhi.dev.drawn') ?? '{}')
  return documentOf((JSON.parse(text) as { readonly mechanism?: unknown }).mechanism)
}

async function expectDrawn(page: Page, mechanism: Mechanism, filled: readonly string[]): Promise<void> {
  const places = new Set(filled.map((id) => mechanism.blocks.findIndex((block) => block.id === id)))
  await expect.poll(async () => meaningOf(await drawn(page), places)).toEqual(meaningOf(mechanism, places))
}

/** PROVE_LONG=1: the whole drawing and every setting of it; else its beginning. */
const long = process.env.PROVE_LONG === '1'

/** The first blocks of a mechanism, with the wires between them and what of them leads nowhere. */
function beginning(mechanism: Mechanism, count: number): Mechanism {
  const blocks = mechanism.blocks.slice(0, count)
  const has = ({ block }: { readonly block: string }) => blocks.some(({ id }) => id === block)
  const wires = mechanism.wires.filter(({ from, to }) => has(from) && has(to))
  return { ...mechanism, blocks, wires, ends: mechanism.ends.filter(has) }
}

/** Draws it from nothing and compares: blocks, names, wires, ends, and the settings of those that were filled in. */
async function prove(page: Page, hand: Hand, name: string, quick: { count: number; filled: readonly string[] }) {
  const said = complaints(page)
  await page.goto(`${web.url}/dev/designer?template=blank`)
  await page.locator('.canvas-empty').waitFor()
  const wanted = long ? template(name) : beginning(template(name), quick.count)
  const filled = long ? wanted.blocks.map(({ id }) => id) : quick.filled
  await draw(page, hand, wanted, filled)
  await expectDrawn(page, wanted, filled)
  expect(said).toEqual([])
}

test.describe('from an empty canvas', () => {
  // two cores carry browser and whatever else is at work
  test.setTimeout(long ? 1_200_000 : 120_000)

  test('南安 绩效推动: blocks, names, wires and ends, and settings by the forms, by keyboard alone', async ({
    page,
  }) => {
    const quick = { count: 8, filled: ['cycle', 'villages', 'total'] }
    await prove(page, byKeyboard(page), 'county-monthly-assessment', quick)
  })

  test('高明 小组月度考核: blocks, names, wires and ends, and settings by the forms, by mouse', async ({ page }) => {
    const quick = { count: 7, filled: ['dossier', 'standard'] }
    await prove(page, byMouse(page), 'group-monthly-assessment', quick)
  })
})

/** Blocks in a row so long that, all of it in sight, cards are but colours. */
function longRow(count: number) {
  const blocks = Array.from({ length: count }, (_, at) => ({ id: `b${at}`, kind: 'compute', config: {} }))
  const end = (at: number, port: string) => ({ block: `b${at}`, port })
  return {
    mechanism: {
      ...{ format: 1, id: 'row', name: '一长排', rounding: { mode: 'at-end', rule: 'half-up' }, ends: [] },
      blocks,
      wires: blocks.slice(1).map((_, at) => ({ from: end(at, 'rows'), to: end(at + 1, 'in') })),
    },
    layout: { positions: Object.fromEntries(blocks.map(({ id }, at) => [id, { x: at * 80, y: (at % 2) * 200 }])) },
  }
}

test('wires stand also where cards are first drawn from afar, and stay when one comes near', async ({ page }) => {
  const said = complaints(page)
  const row = JSON.stringify(longRow(70))
  await page.addInitScript((text) => sessionStorage.setItem('jizhi.dev.drawing', text), row)
  await page.goto(`${web.url}/dev/designer?template=kept`)
  await expect(page.locator('.block-far')).toHaveCount(70)
  await expect(page.locator('.react-flow__edge-path')).toHaveCount(69)
  await page.getByRole('button', { name: /^\d+%$/ }).click()
  const near = page.locator('.block-full')
  await expect(near.first()).toBeVisible()
  expect(await page.locator('.react-flow__edge-path').count()).toBeGreaterThanOrEqual(await near.count())
  expect(said).toEqual([])
})
