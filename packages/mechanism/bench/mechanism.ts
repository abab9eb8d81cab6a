import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { absorb, type DerivationState, derived, emptyState } from '../src/index.ts'
import { type Figures, figures } from './figures.ts'
import { TRIES } from './months.ts'
import { type Verdict, verdicts } from './verdicts.ts'
import { countyMonth } from './workload.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    chromium: { type: 'string' },
  },
})

/** Bytes that stay when everything was derived, above the facts themselves. */
function memory(villages: number, items: number): number {
  const { mechanism, facts } = countyMonth(villages, items)
  const held = (): number => {
    globalThis.gc?.()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = held()
  const states: DerivationState[] = [absorb(emptyState(mechanism), facts)]
  const sum = derived(states[0]!).hash.length
  return sum > 0 ? held() - before : Number.NaN
}

const node = figures(() => performance.now(), Number(values.rounds))
const heldMb = memory(5000, 188) / 1_000_000
const all: Verdict[] = verdicts('node', node, heldMb)
if (values.chromium !== undefined) {
  const measured = JSON.parse(readFileSync(values.chromium, 'utf8')) as Figures // written by the same code in the browser
  all.push(...verdicts('chromium', measured))
}
for (const { line, json } of all) process.stdout.write(`${values.json ? JSON.stringify(json) : line}\n`)
if (!values.json)
  process.stdout.write(
    `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; warm times are the fastest of ${TRIES}\n`,
  )
process.exitCode = all.every(({ ok }) => ok) ? 0 : 1
