import type { Answer, readDesk } from '@jizhi/contracts'
import { type Instant, instantText } from '@jizhi/domain'
import { type OpenTask, readDrawing } from '@jizhi/mechanism'
import { isRecordTask, type Names, type Standing } from '../cycles/index.ts'
import { roleName } from './role-name.ts'

type Duty = Answer<typeof readDesk>['duties'][number]

/** Who sits on what, since when: rows of one block that wait for the same people in one line. */
export function dutiesOf(standing: Standing, names: Names): Duty[] {
  const drawing = readDrawing(standing.mechanism)
  const lines = new Map<string, { readonly tasks: OpenTask[]; readonly kind: Duty['kind'] }>()
  for (const task of standing.derived.open) {
    const kind = isRecordTask(task, standing) ? 'record' : task.kind
    if (kind === 'answer') continue
    const key = [kind, task.block, task.role, ...task.persons].join('\n')
    const line = lines.get(key) ?? { kind, tasks: [] }
    line.tasks.push(task)
    lines.set(key, line)
  }
  const since = lastHappened(standing)
  return [...lines.values()].map(({ kind, tasks }): Duty => {
    const [first] = tasks as [OpenTask] // a line is made with its first task
    const dues = tasks.flatMap(({ dueAt }) => dueAt ?? []).sort((a, b) => a - b)
    return {
      ...{ kind, block: first.block, blockName: drawing.byId.get(first.block)?.name ?? first.block },
      role: roleName(first.role),
      persons: first.persons.map((id) => ({ id, name: names.person(id) })),
      rows: tasks.map(({ row }) => ({ row, rowName: names.row(row) })),
      since: instantText(Math.min(...tasks.map(({ row }) => since(row))) as Instant), // the least of instants
      dueAt: dues[0] === undefined ? null : instantText(dues[0]),
    }
  })
}

/** When anything was last stated about a row; of the whole table, when anything was stated at all. */
function lastHappened({ facts, pins }: Standing): (row: string) => Instant {
  const byRow = new Map<string, Instant>()
  let last = pins.openedAt
  for (const { slot, known } of facts) {
    if (known > last) last = known
    if (slot.row !== undefined) byRow.set(slot.row, known)
  }
  return (row) => byRow.get(row) ?? last
}
