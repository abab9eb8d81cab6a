import { globSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, ROOT, runCommand } from '../command.ts'

type Cruise = {
  modules: { source: string; dependencies: { resolved: string }[] }[]
  summary: { violations: { rule: { name: string }; from: string; to: string }[] }
}

const RULES = join(import.meta.dirname, 'import-rules.mjs')
const SOURCES = '{apps,packages}/*/src/**/*.{ts,tsx}'

/** The rules of import-rules.mjs, asked of the tree below `root`. */
export async function checkImports(root = ROOT): Promise<Outcome> {
  const depcruise = join(ROOT, 'packages/tooling/node_modules/.bin/depcruise')
  const files = globSync(SOURCES, { cwd: root })
  const cruised = await runCommand(`"${depcruise}" --config "${RULES}" --output-type json apps packages`, { cwd: root })
  const { seconds } = cruised
  if (!cruised.output.startsWith('{')) return { ...cruised, ok: false }
  const { modules, summary } = JSON.parse(cruised.output) as Cruise
  const told = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  told.push(...doubts(files, modules))
  return { ok: told.length === 0, output: told.join('\n'), seconds }
}

/** A parser that fails is silent: it reports no module, or modules without a single import. Either is said here. */
export function doubts(files: string[], modules: Cruise['modules']): string[] {
  const seen = new Set(modules.map((module) => module.source))
  const blind = files.filter((file) => !seen.has(file))
  const edges = modules.reduce((count, module) => count + module.dependencies.length, 0)
  return [
    ...(blind.length > 0 ? [`${blind.length} files were not read, the first is ${blind[0]}`] : []),
    ...(edges < files.length / 2 ? [`only ${edges} imports seen in ${files.length} files`] : []),
  ]
}
