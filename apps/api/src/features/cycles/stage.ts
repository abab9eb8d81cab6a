import type { Derived } from '@jizhi/mechanism'
import type { CycleRow } from './cycles.store.ts'
import type { Standing } from './standing.ts'
import { isRecordTask } from './task-views.ts'

type Task = Derived['open'][number]['kind'] | 'record'

/** What people wait for, nearest to the street's beginning first. */
const STAGES: readonly (readonly [Task, string])[] = [
  ['answer', '等填报'],
  ['settle', '待处理'],
  ['notice', '待告知'],
  ['decide', '异议处理中'],
  ['freeze', '待定榜'],
  ['judge', '待审核'],
  ['sign', '待签发'],
  ['record', '待登记'],
]

/** CYC-5: states are derived; facts are accepted in all of them. */
export function stateOf(derived: Derived, voided: boolean, proposals: number): CycleRow['state'] {
  if (voided) return 'voided'
  const settled = derived.results.length > 0 && derived.results.every((result) => result.frozen !== undefined)
  // a case has no results: it is over when it was closed, and runs again when it is opened again
  if (derived.cycle?.state === 'ended' && derived.results.length === 0)
    return derived.open.length === 0 && proposals === 0 ? 'ended' : 'settled'
  if (!settled) return 'running'
  const quiet = derived.open.length === 0 && derived.due.length === 0 && proposals === 0
  return quiet && derived.results.every((result) => !result.stale) ? 'ended' : 'settled'
}

/** Where a cycle stands, in the county's words. */
export function stageOf(standing: Pick<Standing, 'mechanism' | 'derived'>, state: CycleRow['state']): string {
  const { derived } = standing
  if (state === 'voided') return '已作废'
  if (derived.results.some((result) => result.stale)) return '待修订'
  if (derived.due.some((due) => due.what === 'window-closes') && !derived.open.some((task) => task.kind === 'decide'))
    return '异议期'
  const open = new Set<Task>(derived.open.map((task) => (isRecordTask(task, standing) ? 'record' : task.kind)))
  const task = STAGES.find(([kind]) => open.has(kind))
  if (task !== undefined) return task[1]
  return state === 'running' ? '进行中' : state === 'settled' ? '已定榜' : '已办结'
}
