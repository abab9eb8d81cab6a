import { RELATION_KINDS } from '@jizhi/domain'
import {
  type Block,
  BODY_NAMES,
  blockDef,
  type Column,
  type Json,
  type JsonObject,
  type Mechanism,
  readDrawing,
  type SettingShape,
  shapeOf,
} from '@jizhi/mechanism'
import type { Page } from '@playwright/test'
import type { Hand } from './drawing-hand.ts'

/** Fills in what the block is to say beyond its defaults, field by field in the order of the form. */
export async function fillIn(page: Page, hand: Hand, mechanism: Mechanism, block: Block): Promise<void> {
  const shape = shapeOf(blockDef(block.kind).schema)
  await fillValue({ page, hand, say: sayer(mechanism, block) }, shape, block.config, initialOf(shape), '')
}

interface Filling {
  readonly page: Page
  readonly hand: Hand
  /** A value as a list shows it. */
  readonly say: (value: string, meta: SettingShape['meta']) => string
}

const RELATIONS: Readonly<Record<string, string>> = RELATION_KINDS

function sayer(mechanism: Mechanism, block: Block): Filling['say'] {
  const read = readDrawing(mechanism)
  const columns: readonly Column[] = [
    ...(read.input(block.id)?.columns ?? []),
    ...Object.values(read.outputs(block.id)).flatMap((type) => type.columns),
  ]
  const stages = mechanism.blocks.flatMap(({ config }) => (Array.isArray(config.stages) ? config.stages : []))
  const options = columns.flatMap((column) => column.options ?? [])
  const labelled: { readonly [ref: string]: readonly { readonly id: string; readonly label: string }[] } = {
    column: columns,
    // Stages are objects with an id and a label by the schema of the cycle.
    deadline: stages as unknown as readonly { readonly id: string; readonly label: string }[],
    category: options,
    level: options,
  }
  return (value, { labels, ref }) => {
    if (labels?.[value] !== undefined) return labels[value]
    // every post is among them
    if (ref === 'role' || ref === 'body') return Object.entries(BODY_NAMES).find(([id]) => id === value)?.[1] ?? value
    if (ref === 'relation') return RELATIONS[value] ?? value
    return labelled[ref ?? '']?.find(({ id }) => id === value)?.label ?? value
  }
}

const initialOf = (shape: SettingShape): Json | undefined => shape.initial
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function fillValue(
  filling: Filling,
  shape: SettingShape,
  wanted: Json,
  now: Json | undefined,
  path: string,
): Promise<void> {
  if (same(wanted, now)) return
  if (shape.form === 'group' && isObject(wanted)) {
    for (const { key, shape: inner } of shape.fields) {
      const value = wanted[key]
      const before = isObject(now) ? now[key] : initialOf(inner)
      if (value !== undefined) await fillValue(filling, inner, value, before, path === '' ? key : `${path}.${key}`)
    }
    return
  }
  if (shape.form === 'list' && shape.element.form === 'group' && Array.isArray(wanted)) {
    await fillRows(filling, shape.element, wanted as readonly Json[], Array.isArray(now) ? now.length : 0, path)
    return
  }
  const { page, hand, say } = filling
  await hand.reach(path)
  if (shape.form === 'list' && Array.isArray(wanted)) {
    const { meta } = shape
    await chooseAll(
      page,
      wanted.map((one) => say(String(one), meta)),
    )
  } else await setControl(page, wanted, say(String(wanted), shape.meta))
}

async function fillRows(
  filling: Filling,
  row: SettingShape,
  wanted: readonly Json[],
  standing: number,
  path: string,
): Promise<void> {
  const { page, hand } = filling
  if (standing > wanted.length) throw new Error(`${path} has rows too many`)
  for (const [at, one] of wanted.entries()) {
    // A row that stands is opened by its words; a new one is open when it comes.
    if (at < standing) await hand.reach(path, String(at + 1))
    else await hand.reach(path, '加一行')
    await hand.press()
    await page.locator(`[data-setting^="${path}.${at}."]`).first().waitFor()
    await fillValue(filling, row, one, at < standing ? undefined : freshOf(row), `${path}.${at}`)
  }
}

/** What a new row says: the defaults, but names of its own. */
function freshOf(row: SettingShape): Json {
  if (row.form !== 'group') return ''
  const own = row.fields.filter(({ key, shape }) => shape.initial !== undefined && key !== 'id')
  return Object.fromEntries(own.map(({ key, shape }) => [key, shape.initial ?? '']))
}

/** Writes or chooses in the control that has the focus. */
async function setControl(page: Page, wanted: Json, words: string): Promise<void> {
  const { keyboard } = page
  const control = await page.evaluate(() => {
    const one = document.activeElement
    if (one?.getAttribute('role') === 'switch') return { kind: 'switch', at: one.getAttribute('aria-checked') ?? '' }
    if (one instanceof HTMLInputElement && one.type === 'radio') return { kind: 'radio', at: '' }
    if (one?.getAttribute('role') === 'combobox') return { kind: 'list', at: '' }
    return { kind: 'text', at: (one as HTMLInputElement | null)?.value ?? '' }
  })
  if (control.kind === 'list') return chooseOne(page, words)
  if (control.kind === 'switch') {
    if (control.at !== String(wanted)) await keyboard.press('Space')
    return
  }
  if (control.kind === 'radio') {
    const steps = await page.evaluate(choicesAway, words)
    const key = steps < 0 ? 'ArrowLeft' : 'ArrowRight'
    for (let step = 0; step < Math.abs(steps); step += 1) await keyboard.press(key)
    return
  }
  await keyboard.press('Control+a')
  await keyboard.insertText(String(wanted))
  await keyboard.press('Tab')
}

/** How many choices to the right of the chosen one these words stand. */
const choicesAway = (words: string): number => {
  const row = document.activeElement?.closest('[role="radiogroup"]')
  const all = [...(row?.querySelectorAll('label') ?? [])]
  const now = all.findIndex((one) => one.querySelector('input')?.checked)
  return all.findIndex((one) => one.textContent === words) - now
}

/** What the entry that the arrows stand on is called to whoever cannot see it. */
const activeEntry = () => {
  const id = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
  const entry = document.getElementById(id)
  return entry?.getAttribute('aria-label') ?? entry?.textContent ?? ''
}

/** Opens the list and walks to the entry, at most once around. */
async function walkTo(page: Page, wanted: string): Promise<void> {
  const { keyboard } = page
  for (let step = 0; step < 60; step += 1) {
    if ((await page.evaluate(activeEntry)) === wanted) return
    await keyboard.press('ArrowDown')
  }
  throw new Error(`the list does not offer ${wanted}`)
}

async function chooseOne(page: Page, wanted: string): Promise<void> {
  if ((await page.evaluate(isOpen)) === false) await page.keyboard.press('Enter')
  await walkTo(page, wanted)
  await page.keyboard.press('Enter')
  // a list that is still closing would take the next Escape for itself
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') !== 'true')
}

const isOpen = () => document.activeElement?.getAttribute('aria-expanded') === 'true'

/** Several of a list, in their order; where nothing is offered they are typed. */
async function chooseAll(page: Page, wanted: readonly string[]): Promise<void> {
  const { keyboard } = page
  const typed = await page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup') !== 'listbox')
  for (const one of wanted) {
    if (typed) {
      await keyboard.insertText(one)
      await keyboard.press('Enter')
      continue
    }
    if ((await page.evaluate(isOpen)) === false) await keyboard.press('Enter')
    await walkTo(page, one)
    await keyboard.press('Enter')
  }
  // out of the field, and on when nothing lies over the next one any more
  await keyboard.press('Tab')
  await page.waitForFunction(
    () => document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden)') === null,
  )
}
