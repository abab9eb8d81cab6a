import type { recordView } from '@jizhi/contracts'
import { dayAtEpoch, instantText, readPacked } from '@jizhi/domain'
import type { Fact, OpenTask } from '@jizhi/mechanism'
import type { z } from 'zod'
import type { Actor } from '../../platform/session/actor.ts'
import { type Measure, measureAt } from './measure-at.ts'
import type { Names } from './names.ts'
import type { Standing } from './standing.ts'
import { isMine, isRecordTask } from './task-views.ts'

type RecordView = z.input<typeof recordView>

/** LAD-2: what waits to be written down; a measure whose target is nobody is written down by whoever settles it (LAD-4). */
export const recordTasks = (standing: Pick<Standing, 'mechanism' | 'derived'>): readonly OpenTask[] =>
  standing.derived.open.filter((task) => isRecordTask(task, standing))

/** Whom a record may name: those the measure is about, and those who carry it out. */
export function concerned(
  { derived }: Pick<Standing, 'derived'>,
  task: Pick<OpenTask, 'block' | 'row' | 'items' | 'persons'>,
): string[] {
  const about = derived.effects.flatMap(({ slot, content }) => {
    const { persons } = content
    const isIt = slot.block === task.block && slot.row === task.row && task.items.includes(slot.line)
    return isIt && typeof persons === 'object' && 'value' in persons && Array.isArray(persons.value)
      ? persons.value
      : []
  })
  return [...new Set([...about, ...task.persons])]
}

/** The records of ladders that count now: of each slot the latest. */
export const recordsOf = (standing: Pick<Standing, 'mechanism' | 'facts'>): Fact<'answered'>[] => [
  ...new Map(
    standing.facts.flatMap((fact) =>
      fact.kind === 'answered' && measureAt(standing, fact.slot.block, fact.slot.item) !== undefined
        ? [[`${fact.slot.block}\n${fact.slot.row}\n${fact.slot.item}`, fact] as const]
        : [],
    ),
  ).values(),
]

/** Ids of the persons and words that the views need the names and texts of. */
export function recordIds(standing: Standing): { readonly persons: string[]; readonly words: string[] } {
  const written = recordsOf(standing).flatMap(({ value }) => Object.values(value.ids ?? {}).flat())
  return {
    persons: [...written, ...recordTasks(standing).flatMap((task) => concerned(standing, task))],
    words: written,
  }
}

/** What waits first, by its due date; then what is done. */
export function recordViews(
  standing: Standing,
  actor: Actor,
  words: ReadonlyMap<string, string>,
  names: Names,
): RecordView[] {
  const tasks = recordTasks(standing)
  const open = tasks.flatMap((task): RecordView[] =>
    task.items.flatMap((item) => {
      const found = headOf(standing, names, { block: task.block, row: task.row, item })
      if (found === undefined) return []
      const persons = concerned(standing, task).map((id) => ({ id, name: names.person(id) }))
      const mine = isMine(task, actor, standing.cycle.owner_unit_id)
      const dueAt = task.dueAt === undefined ? null : instantText(task.dueAt)
      return [{ ...found.head, dueAt, mine, persons, done: null }]
    }),
  )
  const isOpen = ({ slot }: Fact<'answered'>): boolean =>
    open.some((one) => one.block === slot.block && one.row === slot.row && one.item === slot.item)
  const done = recordsOf(standing).flatMap((fact): RecordView[] => {
    const { block = '', row = '', item = '' } = fact.slot
    const found = isOpen(fact) ? undefined : headOf(standing, names, { block, row, item })
    if (found === undefined) return []
    const entries = found.measure.record.map((field, at) => ({
      label: field.label,
      text: entryText(field, fact, at, words, names),
    }))
    const by = fact.by === undefined ? null : names.person(fact.by)
    return [
      { ...found.head, dueAt: null, mine: false, persons: [], done: { at: instantText(fact.known), by, entries } },
    ]
  })
  return [...open.sort((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1)), ...done]
}

function headOf(standing: Standing, names: Names, at: { block: string; row: string; item: string }) {
  const found = measureAt(standing, at.block, at.item)
  if (found === undefined) return undefined
  const { rung, measure } = found
  const form = measure.record.map((field) => ({ ...field }))
  return { measure, head: { ...at, rowName: names.row(at.row), label: measure.label, rung: rung.label, form } }
}

function entryText(
  field: Measure['record'][number],
  { value }: Fact<'answered'>,
  at: number,
  words: ReadonlyMap<string, string>,
  names: Names,
): string {
  const id = value.ids?.[field.id]?.[0]
  if (id !== undefined) return field.type === 'person' ? names.person(id) : (words.get(id) ?? '（文字已删除）')
  const read = readPacked(value.sheet[at] ?? 0)
  if (!read.ok || 'missing' in read.value || (field.type !== 'date' && field.type !== 'flag')) return '—'
  return field.type === 'date' ? dayAtEpoch(read.value.value) : read.value.value === 1 ? '是' : '否'
}
