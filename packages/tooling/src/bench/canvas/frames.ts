import type { CDPSession, Page } from '@playwright/test'

export interface Frames {
  /** Milliseconds of each frame while something moved. */
  readonly frames: readonly number[]
  /** Processor time of the renderer per frame, in ms. */
  readonly processor: number
}

export const shareOver = (frames: readonly number[], ms: number): number =>
  frames.length === 0 ? 0 : frames.filter((one) => one > ms).length / frames.length

/** The value below which 95 % of the frames stay. */
export function p95(frames: readonly number[]): number {
  const sorted = frames.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
}

/** Watches the frames of the page while `move` is at work. */
export async function watch(page: Page, session: CDPSession, move: () => Promise<void>): Promise<Frames> {
  await page.evaluate(START)
  const before = await processorTime(session)
  await move()
  const after = await processorTime(session)
  const frames = await page.evaluate<number[]>('(watching.on = false, watching.frames)')
  return { frames, processor: ((after - before) * 1000) / Math.max(1, frames.length) }
}

/** Said in the page: one number per frame. */
const START = `(() => {
  const own = { on: true, frames: [], last: undefined }
  globalThis.watching = own
  const tick = (now) => {
    if (own.last !== undefined) own.frames.push(now - own.last)
    own.last = now
    if (own.on) requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
})()`

/** Seconds of processor the page's process has used. */
async function processorTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ProcessTime')?.value ?? 0
}

const MIDDLE = { x: 600, y: 420 } as const

/** Drags the empty canvas to and fro for about two seconds, as a hand does. */
export async function pan(page: Page, at: { readonly x: number; readonly y: number }): Promise<void> {
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  for (let step = 0; step < 110; step += 1) {
    const turn = (step / 110) * Math.PI * 4
    await page.mouse.move(at.x + Math.sin(turn) * 160, at.y + (1 - Math.cos(turn)) * 60)
    await page.waitForTimeout(12)
  }
  await page.mouse.up()
}

/** Zooms in and out again with the wheel. */
export async function zoom(page: Page): Promise<void> {
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, step < 30 ? -60 : 60)
    await page.waitForTimeout(20)
  }
}
