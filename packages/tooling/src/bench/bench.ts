import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT, runCommand, runLoudly } from '../command.ts'
import { endWith, Refusal } from '../refusal.ts'
import { benchCanvas } from './canvas/canvas-bench.ts'
import { measureInChromium } from './in-chromium.ts'
import { benchLiveEdits } from './live-edit.ts'

// The api holds what is measured; it runs from its source, on a server of its own.
const API = join(ROOT, 'apps', 'api')
const [name = '', ...rest] = process.argv.slice(2)

// The heart is measured where it stands, in this Node and in the browser.
const HEART = join(ROOT, 'packages', 'mechanism')

async function main(): Promise<void> {
  if (name === 'designer') {
    const canvas = await benchCanvas(roundsOr(3), rest.includes('--json'))
    process.exitCode = (await benchLiveEdits()) ? canvas : 1
    return
  }
  if (name === 'mechanism') {
    process.exitCode = await benchHeart()
    return
  }
  if (!/^[a-z]+$/.test(name) || !existsSync(join(API, 'test', 'bench', 'measured', `${name}.ts`)))
    throw new Refusal(
      '用法：pnpm bench mechanism|designer|close|fleet|derive|flow|latency [--json] [--rounds N]；close 另有 [--size S]，fleet 另有 [--size M]。',
    )
  const { ok, output } = await runCommand('prisma generate', { cwd: API })
  if (!ok) throw new Refusal(output)
  const file = join('test', 'bench', 'measured', `${name}.ts`)
  process.exitCode = await runLoudly('node', ['--import', '@jizhi/tooling/source', file, ...rest], API)
}

function roundsOr(usual: number): number {
  const at = rest.indexOf('--rounds')
  const rounds = at < 0 ? usual : Number(rest[at + 1])
  if (!Number.isInteger(rounds) || rounds < 1) throw new Refusal('--rounds 后面要写一个正整数。')
  return rounds
}

async function benchHeart(): Promise<number> {
  const rounds = roundsOr(15)
  const measured = await measureInChromium(join(HEART, 'bench', 'worker.ts'), rounds)
  const file = join('bench', 'mechanism.ts')
  const code = await runLoudly('node', ['--expose-gc', file, '--chromium', measured, ...rest], HEART)
  await rm(dirname(measured), { recursive: true, force: true })
  return code
}

await main().catch(endWith)
