import { readdirSync, readFileSync } from 'node:fs'

const SOURCE = new URL('../src/', import.meta.url)

/** Every boundary the program names, read from its source: a new one is killed at from then on. */
export function failpoints(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const named = files.flatMap((name) =>
    [...readFileSync(new URL(name, SOURCE), 'utf8').matchAll(/failpoint\('([^']+)'/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(named)].sort()
}

/** Those that only a worker comes to that opens cycles and lets dates pass: killed at in a story of their own. */
export const CATCHING_UP = [
  ...[
    'cycles.before-insert',
    'cycles.before-reminding',
    'cycles.before-tick',
    'cycles.opening',
    'facts.before-insert',
    'deliveries.before-put',
  ],
  ...['timers.after-opening', 'timers.before-lock', 'timers.before-opening', 'timers.before-timer'],
]
