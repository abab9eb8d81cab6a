import { epochDayOf, packMissing, parseDay } from '@jizhi/domain'
import type { Fact } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import type { Measure } from './measure-at.ts'

type RecordField = Measure['record'][number]

export interface RecordDoors {
  /** Stores erasable words and answers their id. */
  words(text: string): Promise<string | undefined>
  isPerson(id: string): boolean
}

/** LAD-2: the packed sheet of a record; words and persons stand beside it as ids (FACT-7). Refuses what is left out. */
export async function recordSheet(
  form: readonly RecordField[],
  entries: ReadonlyMap<string, string | null>,
  doors: RecordDoors,
): Promise<Fact<'answered'>['value']> {
  const sheet: number[] = []
  const ids: Record<string, readonly string[]> = {}
  for (const field of form) {
    const value = entries.get(field.id) ?? null
    if (value === null && field.required) throw refused(field, '空', '这一项必填')
    sheet.push(value === null ? packMissing('not-applicable') : packed(field, value))
    if (value === null || field.type === 'date' || field.type === 'flag') continue
    if (field.type === 'person' && !doors.isPerson(value)) throw refused(field, value, '请从有关的人里选')
    const id = field.type === 'person' ? value : await doors.words(value)
    if (id !== undefined) ids[field.id] = [id]
  }
  return Object.keys(ids).length === 0 ? { sheet } : { sheet, ids }
}

/** What stands as an id has a zero in the sheet. */
function packed(field: RecordField, value: string): number {
  if (field.type === 'flag') {
    if (value !== '是' && value !== '否') throw refused(field, value, '请填是或否')
    return Number(value === '是')
  }
  if (field.type !== 'date') return 0
  const day = parseDay(value)
  if (!day.ok) throw refused(field, value, '请填写日期，例如 2026-10-31')
  return epochDayOf(day.value)
}

const refused = (field: RecordField, value: string, why: string): Fault =>
  new Fault('cycle.value-refused', { field: field.label, value, why })
