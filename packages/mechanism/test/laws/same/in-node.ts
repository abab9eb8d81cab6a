/// <reference types="node" />
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { stirredCase } from '../stirred.ts'
import { hashesOf } from './hashes.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '60' },
    seed: { type: 'string', default: '20190531' },
    engine: { type: 'string', default: 'sound' },
    into: { type: 'string' },
  },
})
if (values.into === undefined) throw new Error('--into names the folder for the cases')

/** So many cases in a file: a browser is handed them one file after another. */
const IN_A_FILE = 20
const count = Number(values.cases)
for (let from = 0; from < count; from += IN_A_FILE) {
  const numRuns = Math.min(IN_A_FILE, count - from)
  const drawn = fc.sample(stirredCase, { seed: Number(values.seed) + from, numRuns })
  const cases = drawn.map((one) => ({ ...one, hashes: hashesOf(values.engine, one) }))
  writeFileSync(join(values.into, `${String(from).padStart(6, '0')}.json`), JSON.stringify(cases))
}
