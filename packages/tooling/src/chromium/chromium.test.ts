import { afterEach, expect, test, vi } from 'vitest'
import { accept, findChromium } from './chromium.ts'

afterEach(() => vi.unstubAllEnvs())

test('CHROMIUM-1 the browser that was named is taken before any other', () => {
  vi.stubEnv('CHROMIUM_PATH', '/opt/browser')
  expect(findChromium()).toBe('/opt/browser')
})

test('CHROMIUM-2 a missing browser and a missing Chinese font fail by name, with what to install', () => {
  expect(() => accept(undefined, true)).toThrow(/没有找到可用的 Chromium。.*apt-get install -y chromium fonts-noto-cjk/)
  expect(() => accept('/opt/no-such-browser', true)).toThrow('没有找到可用的 Chromium')
  expect(() => accept(process.execPath, false)).toThrow('没有中文字体')
  expect(accept(process.execPath, true)).toBe(process.execPath)
})
