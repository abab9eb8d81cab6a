import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkClaims } from '../acceptance/claims.ts'
import { keepProofs } from '../acceptance/proofs.ts'
import { has, STEPS } from '../check/steps.ts'
import { ensureChromium } from '../chromium/index.ts'
import { endCommands, runCommand } from '../command.ts'
import { type Cluster, startCluster } from '../postgres/index.ts'
import { sweepTestClusters } from '../postgres/sweep.ts'
import { endWith, Refusal } from '../refusal.ts'
import { runBrowser } from './browser.ts'
import { report, type SuiteResult, sum } from './suite.ts'
import { runStories, runUnit } from './vitest.ts'

/** Each step of the check, and the build that stories and browser need, counts as one test. */
async function runCheck(): Promise<SuiteResult> {
  const build = () => runCommand('turbo run build --concurrency=1 --output-logs=errors-only --ui=stream')
  const parts: SuiteResult[] = []
  for (const step of [...STEPS, { name: 'build', run: build }]) {
    const { ok, output, seconds } = await step.run()
    parts.push({ name: step.name, seconds, output, passed: ok ? 1 : 0, failed: ok ? 0 : 1 })
  }
  return sum('check', parts)
}

/** Browser tests need a browser and a Chinese font; the lack of either is a failure with a name. */
async function runBrowserSuite(superUrl: string): Promise<SuiteResult> {
  try {
    return await runBrowser(superUrl, await ensureChromium())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { name: 'browser', seconds: 0, passed: 0, failed: 1, output: error.message }
  }
}

async function runAll(cluster: Cluster): Promise<boolean> {
  const superUrl = cluster.superUrl()
  const suites: [boolean, string, () => Promise<SuiteResult>][] = [
    [true, '检查', runCheck],
    [true, '单元与性质', runUnit],
    // the quick proofs are among the stories and the properties: `pnpm prove` runs the same tests, longer
    [true, '故事（真实 PostgreSQL）', () => runStories(superUrl)],
    [has('apps/e2e/playwright.config.ts'), '浏览器', () => runBrowserSuite(superUrl)],
  ]
  const done: SuiteResult[] = []
  for (const [exists, title, run] of suites) {
    if (!exists) continue
    console.log(`${title} …`)
    const suite = await run()
    if (suite.failed > 0) console.log(suite.output)
    done.push(suite)
  }
  const proofs = done.flatMap((suite) => suite.proofs ?? [])
  keepProofs(proofs)
  const claims = checkClaims(proofs)
  if (claims.failed > 0) console.log(claims.output)
  done.push(claims)
  console.log(`\n${report(done)}`)
  return done.every((suite) => suite.failed === 0)
}

async function main(): Promise<void> {
  await sweepTestClusters()
  const dir = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))
  const cluster = await startCluster({ dir, durable: false, throwaway: true, settings: { max_connections: '200' } })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      endCommands()
      cluster.stop().finally(() => process.exit(130))
    })
  }
  const sound = await runAll(cluster)
  await cluster.stop()
  process.exit(sound ? 0 : 1)
}

await main().catch(endWith)
