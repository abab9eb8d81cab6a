import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, runCommand } from '../command.ts'
import { countPlaywright, settle, titlesPlaywright } from './counts.ts'
import type { SuiteResult } from './suite.ts'

/** The journeys of apps/e2e in a real Chromium; the suite starts its own product on the given cluster. */
export async function runBrowser(superUrl: string, chromium: string): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), 'jizhi-report-'))
  const file = join(folder, 'report.json')
  const { ok, output, seconds } = await runCommand('playwright test --reporter=list,json', {
    cwd: join(ROOT, 'apps', 'e2e'),
    env: { TEST_SUPER_URL: superUrl, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0' },
  })
  const made = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  const counts = made ? countPlaywright(made) : { passed: 0, failed: 0 }
  const proofs = made
    ? titlesPlaywright(made).map((title) => ({ suite: 'browser', room: '@jizhi/e2e', title }) as const)
    : []
  return { name: 'browser', seconds, output, proofs, ...settle(counts, ok) }
}
