import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bundled, startInChromium } from '../chromium/bundled.ts'
import { ROOT, runCommand } from '../command.ts'

const HEART = join(ROOT, 'packages', 'mechanism')
const LAWS = join(HEART, 'test', 'laws', 'same')
const CASES = process.env.PROVE_LONG === '1' ? 1_200 : 60
const SEED = process.env.PROVE_SEED ?? '20190531'
/** Whoever reads there sits far from where this Node believes it stands, and sorts and counts days by other habits. */
const READER = { locale: 'zh-CN', timezoneId: 'Pacific/Kiritimati' }
const NODE = { LC_ALL: 'C', LANG: 'C', TZ: 'UTC' }
const PATIENCE_MS = process.env.PROVE_LONG === '1' ? 3_600_000 : 120_000

interface Case {
  readonly mechanism: unknown
  readonly facts: readonly unknown[]
  readonly hashes: readonly string[]
}

interface Compared {
  readonly cases: number
  readonly hashes: number
  /** Case and fact from which on the two disagree. */
  readonly differ: readonly string[]
}

/** Draws cases and derives them here, derives them again there, and compares what came out after every fact. */
async function compare(browser: Bundled, engine: string, count: number): Promise<Compared> {
  const into = mkdtempSync(join(tmpdir(), 'jizhi-same-'))
  const line = `node ${join(LAWS, 'in-node.ts')} --cases ${count} --seed ${SEED} --engine ${engine} --into ${into}`
  const drawn = await runCommand(line, { cwd: HEART, env: NODE })
  if (!drawn.ok) throw new Error(drawn.output)
  const files = readdirSync(into).sort()
  let [cases, hashes] = [0, 0]
  const differ: string[] = []
  for (const file of files) {
    const given = JSON.parse(readFileSync(join(into, file), 'utf8')) as Case[] // written by in-node.ts
    const asked = given.map(({ mechanism, facts }) => ({ mechanism, facts }))
    const answers = (await browser.ask({ engine, cases: asked })) as string[][] // by in-browser.ts
    for (const [at, one] of given.entries()) {
      const from = one.hashes.findIndex((hash, fact) => answers[at]?.[fact] !== hash)
      if (from >= 0) differ.push(`${file}[${at}] after fact ${from + 1} of ${one.facts.length}`)
      hashes += one.hashes.length
    }
    cases += given.length
  }
  rmSync(into, { recursive: true })
  return { cases, hashes, differ }
}

describe('one heart on two machines', () => {
  let browser: Bundled
  beforeAll(async () => {
    browser = await startInChromium(join(LAWS, 'in-browser.ts'), READER)
  }, PATIENCE_MS)
  afterAll(() => browser.stop())

  it(
    'law same in Node and in Chromium: the same hash after every fact, the same bytes at the end',
    async () => {
      const { cases, hashes, differ } = await compare(browser, 'sound', CASES)
      expect({ differ, cases }).toEqual({ differ: [], cases: CASES })
      expect(hashes).toBeGreaterThan(cases * 10)
      console.log(`COUNTED cases=${cases} hashes=${hashes} node=${process.version} chromium=${browser.version}`)
    },
    PATIENCE_MS,
  )

  it.each(['locale', 'zone'])(
    'law same in Node and in Chromium catches a heart that asks the machine for its %s',
    async (engine) => {
      const { cases, differ } = await compare(browser, engine, 5)
      expect(differ).toHaveLength(cases)
    },
    PATIENCE_MS,
  )
})
