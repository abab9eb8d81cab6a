import type { Answer, readCycle } from '@jizhi/contracts'

export type CycleView = Answer<typeof readCycle>
export type TaskView = CycleView['tasks'][number]
export type TaskKind = TaskView['kind']

/**
 * What a month waits for next. `window`: an objection window is running; nobody has to do anything. `published`: a month
 * brought in as it was published; nothing runs on it.
 */
type Waiting = TaskKind | 'window' | 'revise' | 'flow' | 'done' | 'voided' | 'published'

export interface MonthStanding {
  readonly waiting: Waiting
  /** Rows or things it waits for. */
  readonly count: number
  /** When that ends, or when something closes by itself. */
  readonly until: string | null
  /** The tasks behind it. */
  readonly tasks: readonly TaskView[]
}

/** A frozen month still asks for reviews and signatures until it has ended (CYC-5). */
export const isOpen = ({ state }: Pick<CycleView['cycle'], 'state'>): boolean =>
  state === 'running' || state === 'settled'

/** Nearest to the street's beginning first: nothing later can be done before. */
const order: readonly TaskKind[] = ['answer', 'settle', 'notice', 'decide', 'judge', 'freeze', 'sign', 'record']

const earliest = (tasks: readonly TaskView[]): string | null =>
  tasks.flatMap(({ dueAt }) => dueAt ?? []).reduce<string | null>((a, b) => (a === null || b < a ? b : a), null)

type Seen = Pick<CycleView, 'cycle' | 'tasks' | 'results'>

/** Where a month stands and what it waits for, from what is open; pure, so that the sentence can be tested. */
export function standingOf({ cycle, tasks, results }: Seen, inSample = false): MonthStanding {
  if (cycle.state === 'voided') return { waiting: 'voided', count: 0, until: null, tasks: [] }
  if (inSample || cycle.source !== null) return { waiting: 'published', count: 0, until: null, tasks: [] }
  const of = (kind: TaskKind) => tasks.filter((task) => task.kind === kind)
  if (results.some(({ stale }) => stale))
    return { waiting: 'revise', count: results.filter(({ stale }) => stale).length, until: null, tasks: of('freeze') }
  const unfrozen = results.some(({ revision }) => revision === null)
  for (const kind of order) {
    const found = of(kind)
    // While people still object nothing can be frozen, and what is open then is a window, which comes first.
    if (found.length > 0)
      return { waiting: kind, count: countOf(kind, found), until: earliest(found) ?? null, tasks: found }
  }
  if (unfrozen && cycle.nextAt !== null) return { waiting: 'window', count: 0, until: cycle.nextAt, tasks: [] }
  if (cycle.state === 'ended') return { waiting: 'done', count: 0, until: null, tasks: [] }
  return { waiting: 'flow', count: 0, until: cycle.nextAt, tasks: [] }
}

/** A signature is asked for by digest, one task per block; everything else by row. */
const countOf = (kind: TaskKind, tasks: readonly TaskView[]): number =>
  kind === 'sign' ? new Set(tasks.flatMap(({ items }) => items)).size : tasks.length

export type NextAct = { readonly kind: TaskKind; readonly block: string; readonly tasks: readonly TaskView[] }

/** The one thing this person can do next: of what is theirs, what stands nearest to the beginning. */
export function nextActOf(tasks: readonly TaskView[]): NextAct | null {
  for (const kind of order) {
    const mine = tasks.filter((task) => task.kind === kind && task.mine)
    const first = mine[0]
    if (first) return { kind, block: first.block, tasks: mine.filter(({ block }) => block === first.block) }
  }
  return null
}
