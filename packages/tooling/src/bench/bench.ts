import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runCommand, runLoudly } from '../command.ts'
import { endWith, Refusal } from '../refusal.ts'

// The api holds what is measured; it runs from its source, on a server of its own.
const API = join(ROOT, 'apps', 'api')
const [name = '', ...rest] = process.argv.slice(2)

async function main(): Promise<void> {
  if (!/^[a-z]+$/.test(name) || !existsSync(join(API, 'test', 'bench', 'measured', `${name}.ts`)))
    throw new Refusal('用法：pnpm bench close|derive [--json] [--rounds N]；close 另有 [--size S]。')
  const { ok, output } = await runCommand('prisma generate', { cwd: API })
  if (!ok) throw new Refusal(output)
  const file = join('test', 'bench', 'measured', `${name}.ts`)
  process.exitCode = await runLoudly('node', ['--import', '@jizhi/tooling/source', file, ...rest], API)
}

await main().catch(endWith)
