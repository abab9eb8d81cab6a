import { readdirSync, readFileSync } from 'node:fs'

const SOURCE = new URL('../src/', import.meta.url)

/**
 * The story that kills at the points of a room, or at one point that another story comes to. A point that stands in none
 * breaks the house (HOUSE-KILL-3), and a story that does not come to one of its points fails.
 */
const KILLED_IN = {
  audit: 'kill',
  boards: 'close-kill',
  calendar: 'calendar-kill',
  cases: 'cases-kill',
  cycles: 'kill',
  'cycles.before-insert': 'kill-openings',
  'cycles.before-reminding': 'kill-openings',
  'cycles.before-tick': 'kill-openings',
  'cycles.opening': 'kill-openings',
  deliveries: 'kill',
  'deliveries.before-put': 'kill-openings',
  duties: 'hand-over-kill',
  effects: 'kill',
  facts: 'kill-openings',
  job: 'kill',
  ledgers: 'kill',
  'ledgers.before-pool': 'close-kill',
  'ledgers.before-reserving': 'close-kill',
  repeat: 'kill-act',
  timers: 'kill-openings',
  'timers.before-expecting': 'close-kill',
} as const

type Story = (typeof KILLED_IN)[keyof typeof KILLED_IN]

/** Every boundary the program names, read from its source: a new one is killed at from then on. */
export function failpoints(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const named = files.flatMap((name) =>
    [...readFileSync(new URL(name, SOURCE), 'utf8').matchAll(/failpoint\('([^']+)'/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(named)].sort()
}

/** Where that story is to kill. */
export const pointsOf = (story: Story): string[] => failpoints().filter((name) => storyOf(name) === story)

function storyOf(name: string): Story | undefined {
  const stories: Readonly<Record<string, Story>> = KILLED_IN
  return stories[name] ?? stories[name.split('.')[0] ?? '']
}
