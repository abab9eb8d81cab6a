import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { ROOT } from '../../command.ts'
import type { Line } from './line.ts'

/** Lighthouse's phone: 1.6 Mbit/s, 150 ms to the server and back, a processor a quarter as fast. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 } as const
const SLOWER = 4
const TRIES = 3

interface Load {
  /** Packed bytes of the scripts asked for before the first card stood. */
  readonly bytes: number
  /** Milliseconds to the largest paint. */
  readonly largest: number
  /** Milliseconds beyond 50 of each task that held the page. */
  readonly blocked: number
}

/** What a person waits for who opens a shipped drawing for the first time, over a slow network on a slow machine. */
export async function firstLoad(browser: Browser, address: string): Promise<readonly Line[]> {
  const loads: Load[] = []
  // The middle one of three: what else the machine does meets one of them.
  for (let round = 0; round < TRIES; round += 1) loads.push(await load(browser, address))
  const middle = (of: (one: Load) => number) => loads.map(of).toSorted((a, b) => a - b)[1] ?? Number.NaN
  const [kilobytes, largest, blocked] = [
    middle(({ bytes }) => bytes) / 1024,
    middle((one) => one.largest),
    middle((one) => one.blocked),
  ]
  return [
    { goal: 'route_size', words: `gz_kb=${kilobytes.toFixed(0)} target<=350`, pass: kilobytes <= 350 },
    { goal: 'largest_paint', words: `ms=${largest.toFixed(0)} target<=1800`, pass: largest <= 1800 },
    { goal: 'blocked', words: `ms=${blocked.toFixed(0)} target<=700`, pass: blocked <= 700 },
  ]
}

async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    await page.addInitScript((text) => sessionStorage.setItem('jizhi.dev.drawing', text), shipped())
    await page.addInitScript(WATCH)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', NETWORK)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(address)
    await page.locator('.react-flow__node').first().waitFor({ timeout: 60_000 })
    await page.waitForTimeout(3000)
    return await page.evaluate<Load>('loaded()')
  } finally {
    await context.close()
  }
}

/** A shipped drawing of ordinary size, without places: it is laid out as it is opened. */
function shipped(): string {
  const file = join(ROOT, 'packages', 'templates', 'county-monthly-assessment', 'mechanism.json')
  return JSON.stringify({ mechanism: JSON.parse(readFileSync(file, 'utf8')), layout: { positions: {} } })
}

/** Said in the page before its own scripts run. */
const WATCH = `(() => {
  const own = { largest: 0, blocked: 0, stood: undefined }
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) own.largest = one.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) own.blocked += Math.max(0, one.duration - 50)
  }).observe({ type: 'longtask', buffered: true })
  const watched = new MutationObserver(() => {
    if (document.querySelector('.react-flow__node') === null) return
    own.stood = performance.now()
    watched.disconnect()
  })
  watched.observe(document, { childList: true, subtree: true })
  globalThis.loaded = () => ({
    largest: own.largest,
    blocked: own.blocked,
    bytes: performance
      .getEntriesByType('resource')
      .filter((one) => one.name.endsWith('.js') && one.startTime < own.stood)
      .reduce((sum, one) => sum + one.encodedBodySize, 0),
  })
})()`
