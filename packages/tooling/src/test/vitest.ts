import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, runCommand } from '../command.ts'
import { type Counts, countVitest, settle, titlesVitest } from './counts.ts'
import { inLanes } from './lanes.ts'
import { type SuiteResult, sum } from './suite.ts'

type Room = { name: string; path: string; scripts?: Record<string, string> }

/** Every package and app of the workspace. */
function rooms(): Room[] {
  return ['packages', 'apps'].flatMap((floor) =>
    readdirSync(join(ROOT, floor))
      .map((name) => join(ROOT, floor, name))
      .filter((path) => existsSync(join(path, 'package.json')))
      .map((path) => ({ path, ...JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) })),
  )
}

/** All unit and property tests, package by package. */
export const runUnit = (): Promise<SuiteResult> =>
  runVitest('unit', (room) => ['src', 'test'].flatMap((folder) => testsIn(room, folder, ['test/stories'])))

/** All stories: promises kept on a real PostgreSQL, whose superuser address they get. */
export const runStories = (superUrl: string): Promise<SuiteResult> =>
  runVitest('stories', (room) => testsIn(room, 'test/stories'), { TEST_SUPER_URL: superUrl })

async function runVitest(script: string, tests: (room: Room) => string[], env: NodeJS.ProcessEnv = {}) {
  const began = performance.now()
  const asked = rooms().map((room) => ({ room, count: tests(room).length }))
  // the fullest room first: begun last, it would run on alone
  const full = asked.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count)
  const parts = await inLanes(
    full.map(
      ({ room }) =>
        async () =>
          room.scripts?.[script] ? runRoom(room, script, env) : unreachable(room, script),
    ),
  )
  return { ...sum(script, parts), seconds: (performance.now() - began) / 1000 }
}

/** Tests that no script runs would look like tests that pass. */
const unreachable = (room: Room, script: string): SuiteResult => ({
  name: `${script} ${room.name}`,
  seconds: 0,
  passed: 0,
  failed: 1,
  output: `${room.name} has test files but no script "${script}"`,
})

async function runRoom(room: Room, script: string, env: NodeJS.ProcessEnv): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), 'jizhi-report-'))
  const file = join(folder, 'report.json')
  const reporters = `--reporter=default --reporter=json --outputFile.json=${file}`
  const { ok, output, seconds } = await runCommand(`${room.scripts?.[script]} ${reporters}`, { cwd: room.path, env })
  const made = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  const counts: Counts = made ? countVitest(made) : { passed: 0, failed: 0 }
  const suite = script === 'stories' ? script : 'unit'
  const proofs = made ? titlesVitest(made).map((title) => ({ suite, room: room.name, title }) as const) : []
  return { name: `${script} ${room.name}`, seconds, output, proofs, ...settle(counts, ok) }
}

function testsIn(room: Room, folder: string, except: string[] = []): string[] {
  return globSync(`${folder}/**/*.test.{ts,tsx}`, { cwd: room.path }).filter(
    (file) => !except.some((start) => file.startsWith(start)),
  )
}
