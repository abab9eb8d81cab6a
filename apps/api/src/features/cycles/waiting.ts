import { readDrawing } from '@jizhi/mechanism'
import type { Standing } from './standing.ts'
import { isRecordTask } from './task-views.ts'

/** How much a cycle waits for: what the list of running mechanisms shows without deriving anything. */
export interface Waiting {
  readonly unanswered: number
  readonly overdue: number
  readonly duties: number
}

export interface SilentRow {
  readonly block: string
  readonly row: string
}

/** TIME-4: rows that nobody answered in time, and that may not be answered any more. */
export function silentRows({ mechanism, derived }: Pick<Standing, 'mechanism' | 'derived'>): SilentRow[] {
  const isOpen = new Set(derived.open.map(({ block, row }) => `${block}\n${row}`))
  return readDrawing(mechanism)
    .of('ask')
    .flatMap(({ open }) => {
      const { id } = open.block
      const silent = derived.tables[id]?.silent
      // EVAL-3: a row that may still answer stands here too, unsettled
      const rows = silent?.keys.filter((_, at) => silent.states[at] === 'settled') ?? []
      return rows.map((row) => ({ block: id, row }))
    })
    .filter(({ block, row }) => !isOpen.has(`${block}\n${row}`))
}

export function waitingOf(standing: Pick<Standing, 'mechanism' | 'derived'>): Waiting {
  const { open, now } = standing.derived
  const asked = open.filter((task) => task.kind === 'answer' && !isRecordTask(task, standing))
  const late = asked.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
  const silent = standing.derived.cycle?.state === 'voided' ? 0 : silentRows(standing).length
  return {
    unanswered: asked.length + silent,
    overdue: late.length + silent,
    duties: open.length - asked.length,
  }
}
