import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT, runCommand } from '../command.ts'
import { startCluster } from '../postgres/index.ts'
import { endWith, Refusal } from '../refusal.ts'
import { countProofs } from '../test/counts.ts'
import { PROMISES, type Promised, promisesNamed } from './promises.ts'
import { runPromise } from './run-promise.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean', default: false }, seed: { type: 'string', default: '20190531' } },
})

async function main(): Promise<boolean> {
  const named = promisesNamed(positionals[0] ?? '')
  if (named.length === 0 || !/^\d{1,9}$/.test(values.seed))
    throw new Refusal(`用法：pnpm prove all|laws|${[...PROMISES.keys()].join('|')} [--long] [--seed N]`)
  return named.some(([, one]) => one.room === 'apps/api') ? onCluster(named) : prove(named, {})
}

async function onCluster(named: readonly (readonly [string, Promised])[]): Promise<boolean> {
  const generated = await runCommand('prisma generate', { cwd: join(ROOT, 'apps', 'api') })
  if (!generated.ok) throw new Refusal(generated.output)
  const dir = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
  const cluster = await startCluster({ dir, durable: false, throwaway: true, settings: { max_connections: '200' } })
  try {
    return await prove(named, { TEST_SUPER_URL: cluster.superUrl() })
  } finally {
    await cluster.stop()
  }
}

/** One line per promise as it is decided, and the count of those kept last. */
async function prove(named: readonly (readonly [string, Promised])[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const lines: string[] = []
  for (const [name, promised] of named) {
    const { verdict, tests, seconds, output, counted } = await runPromise(promised, {
      ...env,
      PROVE_LONG: values.long ? '1' : '0',
      PROVE_SEED: values.seed,
    })
    const form = values.long ? 'long' : 'quick'
    const line = `PROOF ${name} ${promised.says} form=${form} seed=${values.seed} tests=${tests} seconds=${seconds.toFixed(1)}${counted === '' ? '' : ` ${counted}`} ${verdict}`
    lines.push(line)
    process.stdout.write(`${verdict === 'PASS' ? '' : `${output}\n`}${line}\n`)
  }
  const { passed } = countProofs(lines.join('\n'))
  process.stdout.write(`${passed} of ${lines.length} promises proven\n`)
  return passed === lines.length
}

await main().then((sound) => {
  process.exitCode = sound ? 0 : 1
}, endWith)
