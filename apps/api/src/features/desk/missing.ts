import type { Answer, readDesk } from '@jizhi/contracts'
import { addDays, dayOf, type Instant, instantText, unpinCalendar, workingDaysBetween } from '@jizhi/domain'
import { readDrawing } from '@jizhi/mechanism'
import { isRecordTask, type Names, type Standing, silentRows } from '../cycles/index.ts'
import { roleName } from './role-name.ts'

type Missing = Answer<typeof readDesk>['missing'][number]

/** 未报: every row that was asked for and not answered, late ones first, then in the official order. */
export function missingOf(standing: Standing, names: Names, now: number): { expected: number; missing: Missing[] } {
  const { derived, pins } = standing
  const drawing = readDrawing(standing.mechanism)
  const asks = drawing.of('ask')
  const blockName = (id: string): string => drawing.byId.get(id)?.name ?? id
  const today = dayOf(now as Instant) // the database's clock
  const calendar = unpinCalendar(pins.calendar)
  const daysLeft = (due: Instant): number => {
    const last = addDays(dayOf(due), -1) // TIME-1: the end of its day
    return last >= today ? workingDaysBetween(today, last, calendar) : -workingDaysBetween(last, today, calendar)
  }
  const open = derived.open.flatMap((task): Missing[] => {
    if (task.kind !== 'answer' || isRecordTask(task, standing)) return []
    const { block, row, dueAt } = task
    return [
      {
        ...{ block, blockName: blockName(block), row, rowName: names.row(row), role: roleName(task.role) },
        persons: task.persons.map((id) => ({ id, name: names.person(id) })),
        dueAt: dueAt === undefined ? null : instantText(dueAt),
        daysLeft: dueAt === undefined ? null : daysLeft(dueAt),
        overdue: dueAt !== undefined && dueAt <= now,
        open: true,
      },
    ]
  })
  const silent = silentRows(standing).map(({ block, row }): Missing => {
    const due = dueOf(standing, block, row)
    return {
      ...{ block, blockName: blockName(block), row, rowName: names.row(row), role: '', persons: [] },
      dueAt: due === undefined ? null : instantText(due),
      daysLeft: due === undefined ? null : daysLeft(due),
      overdue: true,
      open: false,
    }
  })
  const missing = [...open, ...silent].sort(
    (a, b) => Number(b.overdue) - Number(a.overdue) || names.ordinal(a.row) - names.ordinal(b.row),
  )
  const expected = new Set<string>()
  for (const {
    open: {
      block: { id },
    },
  } of asks)
    for (const table of Object.values(derived.tables[id] ?? {}))
      for (const key of table.keys) expected.add(`${id}\n${key}`)
  for (const { block, row } of open) expected.add(`${block}\n${row}`)
  return { expected: expected.size, missing }
}

/** ASK-1: the deadline stands beside the answers. */
function dueOf({ derived }: Standing, block: string, row: string): Instant | undefined {
  const table = derived.tables[block]?.silent
  const column = table?.columns.findIndex(({ id }) => id.endsWith('due_at')) ?? -1
  const cell = table?.cells[column]?.[table.keys.map(String).indexOf(row)]
  return cell !== undefined && 'value' in cell && typeof cell.value === 'bigint'
    ? (Number(cell.value) as Instant)
    : undefined // the heart wrote it from an instant
}
