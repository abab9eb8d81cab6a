import type { Page } from '@playwright/test'

/** What a person has in the hand: how a field of the settings, a card and a port are reached. Typing is the same for both. */
export interface Hand {
  /** Gives the focus to the first control of a setting, or to its button of this name. */
  readonly reach: (setting: string, button?: string) => Promise<void>
  /** Chooses a block and goes into its settings; without a name the one that was just put. */
  readonly enter: (name?: string) => Promise<void>
  /** A block more behind a way out; a way in of this name where the block stands already. */
  readonly follow: (after: string, port: string | undefined, kind: string, to?: string) => Promise<void>
  readonly first: (kind: string) => Promise<void>
  readonly rename: (name: string) => Promise<void>
  /** A way out of the block in the settings leads nowhere on purpose. */
  readonly end: (port: string) => Promise<void>
  /** Presses the control that has been reached. */
  readonly press: () => Promise<void>
  readonly leave: () => Promise<void>
}

/** Which of the controls that Tab goes through is meant, and which has the focus; said in the page. */
const wayTo = ([setting, button]: readonly [string, string]): { readonly at: number; readonly now: number } => {
  const all = [...document.querySelectorAll<HTMLElement>('input, textarea, button, [tabindex]')].filter(
    (one) => one.tabIndex >= 0 && !one.hasAttribute('disabled') && one.getClientRects().length > 0,
  )
  // Of a row of choices Tab reaches the one that is chosen.
  const stops = all.filter((one) => !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked))
  const meant = (one: HTMLElement) =>
    setting.startsWith('.')
      ? one.matches(setting)
      : one.matches('input, textarea, button:not(.parameter-mark)') &&
        one.closest<HTMLElement>('[data-setting]')?.dataset.setting === setting &&
        (button === '' || (one.textContent ?? '').includes(button))
  return { at: stops.findIndex(meant), now: stops.indexOf(document.activeElement as HTMLElement) }
}

export function byKeyboard(page: Page): Hand {
  const { keyboard } = page
  const tabTo = async (setting: string, button = ''): Promise<void> => {
    for (let tries = 0; tries < 40; tries += 1) {
      const { at, now } = await page.evaluate(wayTo, [setting, button] as const)
      if (at === now && at >= 0) return
      // What was just chosen brings the field a moment later.
      if (at < 0) {
        await page.waitForTimeout(50)
        continue
      }
      const key = at > now ? 'Tab' : 'Shift+Tab'
      for (let step = 0; step < Math.abs(at - now); step += 1) await keyboard.press(key)
    }
    throw new Error(`Tab does not reach ${setting} ${button}`)
  }
  const take = async (words: string): Promise<void> => {
    await page.locator('.pick-list').waitFor()
    await keyboard.insertText(words)
    await keyboard.press('Enter')
  }
  const goTo = async (name: string): Promise<void> => {
    await keyboard.press('Control+f')
    await take(name)
    await page.locator('.react-flow__node.selected:focus').waitFor()
  }
  return {
    reach: tabTo,
    enter: async (name) => {
      if (name !== undefined) await goTo(name)
      await page.locator('.side-panel [role="tab"]').first().waitFor()
      await keyboard.press('Enter')
      await page.locator('.side-panel [role="tab"]:focus').waitFor()
    },
    first: async (kind) => {
      await keyboard.press('Insert')
      await take(kind)
      await page.locator('.react-flow__node:focus').waitFor()
    },
    follow: async (after, port, kind, to) => {
      await goTo(after)
      await keyboard.press('+')
      if (port !== undefined) await take(port)
      await take(to ?? kind)
      await page.locator('.react-flow__node:focus').waitFor()
    },
    rename: async (name) => {
      await tabTo('.panel-more')
      await keyboard.press('Enter')
      await page.locator('[role="menuitem"]:focus').waitFor()
      await keyboard.press('Enter')
      await page.locator('input[aria-label="改名"]:focus').waitFor()
      await keyboard.press('Control+a')
      await keyboard.insertText(name)
      await keyboard.press('Enter')
    },
    end: async (port) => {
      await tabTo(`.port-ends button[aria-label*="“${port}”"]`)
      await keyboard.press('Space')
    },
    press: () => keyboard.press('Space'),
    leave: async () => {
      await keyboard.press('Escape')
      await page.locator('.react-flow__node:focus').waitFor()
    },
  }
}

/** The nearest place beside a port where nothing but the canvas lies. */
const freeSpot = ({ x, y }: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } => {
  const isFree = (left: number, top: number) =>
    document.elementFromPoint(left, top)?.classList.contains('react-flow__pane') ?? false
  for (let away = 60; away < 700; away += 20) {
    for (const [left, top] of [
      [x + away, y],
      [x, y + away],
      [x + away, y + away],
      [x, y - away],
    ] as const) {
      if (isFree(left, top) && isFree(left - 10, top - 10)) return { x: left, y: top }
    }
  }
  throw new Error('nothing is free around the port')
}

export function byMouse(page: Page): Hand {
  const { keyboard, mouse } = page
  /** Where the middle of a control is, after it was scrolled into sight. */
  const middleOf = async (setting: string, button = ''): Promise<{ x: number; y: number }> => {
    const found = await page.waitForFunction(
      ([name, words]) => {
        const all = [...document.querySelectorAll<HTMLElement>('input, textarea, button')]
        const one = all.find(
          (control) =>
            !control.matches('.parameter-mark') &&
            control.closest<HTMLElement>('[data-setting]')?.dataset.setting === name &&
            !(control instanceof HTMLInputElement && control.type === 'radio' && !control.checked) &&
            (words === '' || (control.textContent ?? '').includes(words)),
        )
        const seen = one?.closest<HTMLElement>('.ant-select, label') ?? one
        seen?.scrollIntoView({ block: 'center' })
        const box = seen?.getBoundingClientRect()
        return box && { x: box.left + Math.min(box.width / 2, 60), y: box.top + box.height / 2 }
      },
      [setting, button] as const,
    )
    const middle = await found.jsonValue()
    if (middle === undefined) throw new Error(`no control for ${setting} ${button}`)
    return middle
  }
  const press = async ({ x, y }: { readonly x: number; readonly y: number }) => mouse.click(x, y)
  const card = (name: string) =>
    page
      .locator('.react-flow__node-block')
      .filter({ has: page.locator('strong', { hasText: new RegExp(`^${name}$`) }) })
  const take = async (words: string) => {
    await page.locator('.pick-list input').fill(words)
    await page.locator('.pick-entry').first().click()
  }
  const find = async (name: string) => {
    await page.getByRole('button', { name: '找', exact: true }).click()
    await take(name)
  }
  const whole = () => page.getByRole('button', { name: '看全图' }).click()
  const hand: Hand = {
    reach: async (setting, button) => {
      const at = await middleOf(setting, button)
      if (button === undefined) await press(at)
      else await mouse.move(at.x, at.y)
    },
    enter: async (name) => {
      // What was just put is chosen already.
      if (name !== undefined) await find(name)
    },
    first: async (kind) => {
      await page.locator('.palette').getByRole('button', { name: kind, exact: true }).click()
    },
    follow: async (after, port, kind, to) => {
      if (to === undefined) await find(after)
      else await whole()
      const from = card(after).first()
      const handle = from.locator(port === undefined ? '.source' : `.source[aria-label*="“${port}”"]`).first()
      const box = await handle.boundingBox()
      if (box === null) throw new Error(`no way out of ${after}`)
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      await mouse.move(x, y)
      await mouse.down()
      if (to === undefined) {
        const free = await page.evaluate(freeSpot, { x, y })
        await mouse.move(free.x - 10, free.y - 10, { steps: 2 })
        await mouse.move(free.x, free.y, { steps: 2 })
        await mouse.up()
        await take(kind)
        return
      }
      const into = await card(to.split(' · ')[0] ?? '')
        .locator(`.target[aria-label*="“${to.split(' · ')[1]}”"]`)
        .boundingBox()
      if (into === null) throw new Error(`no way into ${to}`)
      await mouse.move(into.x + into.width / 2, into.y + into.height / 2, { steps: 4 })
      await mouse.up()
    },
    rename: async (name) => {
      await page.getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: '改名' }).click()
      await page.getByLabel('改名').fill(name)
      await keyboard.press('Enter')
    },
    end: async (port) => page.locator(`.port-ends button[aria-label*="“${port}”"]`).click(),
    press: async () => {
      await mouse.down()
      await mouse.up()
    },
    leave: async () => page.locator('.side-panel-close').click(),
  }
  return hand
}
