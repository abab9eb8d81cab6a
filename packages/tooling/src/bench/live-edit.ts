import { loadavg } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startInChromium } from '../chromium/bundled.ts'
import { ROOT } from '../command.ts'

/** G9: edit → figures on the wires, asked in milliseconds at the 95th of a hundred. */
const ARMS = [
  { name: 'S', villages: 420, items: 60, asked: 100, rounds: 40 },
  { name: 'B', villages: 5000, items: 188, asked: 250, rounds: 12 },
] as const

interface Workload {
  readonly countyMonth: (villages: number, items: number) => { readonly mechanism: unknown; readonly facts: unknown }
}

interface Measured {
  readonly cold: number
  readonly ms: readonly number[]
}

/** A parameter is changed over a county's month and over the largest one, in a worker of the browser. Whether both keep. */
export async function benchLiveEdits(): Promise<boolean> {
  const file = pathToFileURL(join(ROOT, 'packages', 'mechanism', 'bench', 'workload.ts')).href
  const { countyMonth } = (await import(file)) as Workload // the heart's own workload, in a package of its own
  let ok = true
  for (const { name, villages, items, asked, rounds } of ARMS) {
    const browser = await startInChromium(join(ROOT, 'apps', 'web', 'bench', 'live-edit.ts'))
    try {
      // one arm to a worker, so that the second is as cold as the first
      const { cold, ms } = (await browser.ask({ ...countyMonth(villages, items), rounds })) as Measured
      const sorted = ms.toSorted((a, b) => a - b)
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
      const isKept = at(0.95) <= asked
      ok &&= isKept
      const text = (value: number) => value.toFixed(1)
      process.stdout.write(
        `PERF designer edit-to-wires ${name} p50 ${text(at(0.5))} p95 ${text(at(0.95))} cold ${text(cold)} asked ${asked} ms, load ${text(loadavg()[0] ?? 0)} ${isKept ? 'ok' : 'MISSED'}\n`,
      )
    } finally {
      await browser.stop()
    }
  }
  return ok
}
