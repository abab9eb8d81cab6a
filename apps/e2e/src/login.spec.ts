import { expect } from '@playwright/test'
import { county } from './county.ts'
import { test } from './county-test.ts'

test('LOGIN-1 the entry page lists the counties of the server and leads to their login', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: county.name }).click()
  await expect(page).toHaveURL(new RegExp(`/${county.code}/login$`))
  await expect(page.getByRole('heading', { name: county.name })).toBeVisible()
})

test('LOGIN-2 a page of a county leads to the login once and remembers where one wanted to go', async ({ page }) => {
  await page.goto(`/${county.code}`)
  await expect(page.getByLabel('用户名')).toBeVisible()
  expect(new URL(page.url()).searchParams.get('from')).toBe(`/${county.code}`)
})

test('LOGIN-3 wrong or missing words are answered by one sentence and nothing is lost', async ({ page }) => {
  await page.goto(`/${county.code}/login`)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toHaveText('请填写用户名和密码。')
  await page.getByLabel('用户名').fill('nobody')
  await page.getByLabel('密码').fill('not-the-password')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toHaveText('用户名或密码不正确，请重新输入。')
  await expect(page.getByLabel('用户名')).toHaveValue('nobody')
})
