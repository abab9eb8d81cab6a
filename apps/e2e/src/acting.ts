import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Account } from './county.ts'

/** Signs in by the login page of a county, as everybody does. */
export async function signInAs(page: Page, code: string, { name, password }: Account): Promise<void> {
  await page.goto(`/${code}/login`)
  await page.getByLabel('用户名').fill(name)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(({ pathname }) => !pathname.endsWith('/login'))
}

/** What the browser complained about; an empty list is what every page owes. */
export function complaints(page: Page): string[] {
  const found: string[] = []
  page.on('console', (line) => line.type() === 'error' && found.push(line.text()))
  page.on('pageerror', (error) => found.push(error.message))
  return found
}

/** What axe finds on the page that keeps somebody from using it. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // no frame of another origin here, so axe may count its findings in the page itself; what passed is not asked for
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}
