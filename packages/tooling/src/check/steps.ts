import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, ROOT, runCommand } from '../command.ts'
import { checkImports } from './imports.ts'

/** One thing that is asked of the whole repository. */
export type Step = { name: string; run: () => Promise<Outcome> }

const command = (name: string, line: string): Step => ({ name, run: () => runCommand(line) })

/** Format, lint, types, floors, inner boundaries, dead code: everything that reads the code without running it. */
export const STEPS: Step[] = [
  command('format and lint', 'biome check --error-on-warnings'),
  command('types', 'turbo run types --concurrency=2 --output-logs=errors-only --ui=stream'),
  command('floors', 'turbo boundaries'),
  { name: 'imports', run: checkImports },
  command('dead code', 'knip --config packages/tooling/knip.json --no-progress --no-config-hints'),
]

/** Whether the repository holds `path`. */
export const has = (path: string): boolean => existsSync(join(ROOT, path))
