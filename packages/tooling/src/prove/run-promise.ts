import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from '../chromium/index.ts'
import { ROOT, runCommand } from '../command.ts'
import { findProgram } from '../postgres/binaries.ts'
import { countPlaywright, countVitest, settle } from '../test/counts.ts'
import type { Promised } from './promises.ts'

export interface Proven {
  readonly verdict: 'PASS' | 'FAIL' | 'NOT RUN'
  readonly tests: number
  readonly seconds: number
  readonly output: string
  /** What the tests counted, in their own words; empty where they count nothing. */
  readonly counted: string
}

const notRun = (output: string): Proven => ({ verdict: 'NOT RUN', tests: 0, seconds: 0, output, counted: '' })

/** Runs the tests of a promise. A promise whose tests are not there yet was not run, and counts as not proven. */
export async function runPromise(promised: Promised, env: NodeJS.ProcessEnv): Promise<Proven> {
  const isLong = env.PROVE_LONG === '1'
  const { room, project, files, titles, needs } = isLong ? { ...promised, ...promised.long } : promised
  const cwd = join(ROOT, room)
  const absent = files.filter((file) => !existsSync(join(cwd, file)))
  if (absent.length > 0) return notRun(`not there: ${absent.join(', ')}`)
  if (project === 'long' && !isLong) return notRun('stands in the long form only: --long')
  const lacking = Object.entries(needs ?? {}).filter(([program]) => findProgram(program) === undefined)
  if (lacking.length > 0)
    return notRun(lacking.map(([program, name]) => `${program} is not here; Debian package ${name}`).join('\n'))
  const folder = mkdtempSync(join(tmpdir(), 'jizhi-proof-'))
  const report = join(folder, 'report.json')
  const run = project === 'browser' ? await inBrowser(files, report) : inVitest(files, report, project, titles)
  const { ok, output, seconds } = await runCommand(run.line, { cwd, env: { ...env, ...run.env } })
  const made = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  const { passed, failed } = settle(made === undefined ? NONE : run.count(made), ok)
  const counted = [...output.matchAll(/COUNTED (.+)/g)].map(([, words]) => words).join(' ')
  return { verdict: failed === 0 ? 'PASS' : 'FAIL', tests: passed + failed, seconds, output, counted }
}

const NONE = { passed: 0, failed: 0 }

function inVitest(files: readonly string[], report: string, project: string | undefined, titles: string | undefined) {
  const only = titles === undefined ? '' : ` -t '${titles}'`
  const chosen = project === undefined ? '' : ` --project ${project}`
  const reporters = `--reporter=default --reporter=json --outputFile.json=${report}`
  return { line: `vitest run${chosen} ${files.join(' ')}${only} ${reporters}`, env: {}, count: countVitest }
}

/** Of the built web alone; what a page without a server shows needs no product. */
async function inBrowser(files: readonly string[], report: string) {
  const line = `turbo run build --filter=@jizhi/web --output-logs=errors-only --ui=stream && playwright test ${files.join(' ')} --reporter=list,json`
  const env = {
    E2E_SERVERLESS: '1',
    CHROMIUM_PATH: await ensureChromium(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    FORCE_COLOR: '0',
  }
  return { line, env, count: countPlaywright }
}
