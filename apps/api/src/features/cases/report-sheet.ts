import { idOf, type Key, keyOf, packMissing, readPacked } from '@jizhi/domain'
import { type FactValues, type FrozenCell, outcomeTypes } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import { packedValue } from '../cycles/index.ts'
import type { ReportForm } from './report-form.ts'

type Field = ReportForm['fields'][number]
type Said = ReadonlyMap<string, string | null>

export interface ReportDoors {
  /** Stores erasable words and answers their id. */
  words(text: string): Promise<string | undefined>
  isUnit(id: string): boolean
}

/** FACT-7: what was reported as one packed sheet; units and words stand beside it as ids. */
export async function reportSheet(
  fields: readonly Field[],
  said: Said,
  doors: ReportDoors,
): Promise<FactValues['answered']> {
  const ids: Record<string, readonly string[]> = {}
  const sheet: number[] = []
  for (const field of fields) {
    const value = said.get(field.id) ?? null
    if (value === null && field.required) throw refused(field, '空', '这一项必填')
    const id = value === null ? undefined : await idFor(field, value, doors)
    if (id !== undefined) ids[field.id] = [id]
    if (value === null) sheet.push(packMissing('unreported'))
    else sheet.push(holdsId(field) ? 0 : packedValue(field, { value, missing: null }))
  }
  return Object.keys(ids).length === 0 ? { sheet } : { sheet, ids }
}

/** CYC-3: the same as what the event brought: one row, its columns as they were stated. */
export function arrivedRow(event: string, fields: readonly Field[], { sheet, ids }: FactValues['answered']): FactValues['arrived'] {
  const made = idOf(event)
  if (!made.ok) throw new Fault('cycle.bad-period', { period: event, example: ' 2026-0711-03 ' })
  const key: Key = keyOf([made.value])
  const cell = (field: Field, at: number): FrozenCell => {
    const id = ids?.[field.id]
    if (id !== undefined) return { v: id }
    const packed = readPacked(sheet[at] ?? 0)
    if (!packed.ok || 'missing' in packed.value) return { m: 'unreported' }
    return { v: String(packed.value.value) }
  }
  return {
    event,
    rows: {
      keys: [key],
      columns: fields.map((field, at) => ({ id: field.id, cells: [cell(field, at)] })),
      domain: [{ key, standing: 'in' }],
    },
    types: outcomeTypes(fields.map(({ scale, ...field }) => ({ ...field, ...(scale < 0 ? {} : { scale }) }))),
  }
}

const holdsId = ({ type }: Field): boolean => type === 'text' || type === 'unit'

async function idFor(field: Field, value: string, doors: ReportDoors): Promise<string | undefined> {
  if (field.type === 'text') return doors.words(value)
  if (field.type !== 'unit') return undefined
  if (!doors.isUnit(value)) throw refused(field, value, '请从本县的单位里选')
  return value
}

const refused = (field: Field, value: string, why: string): Fault =>
  new Fault('cycle.value-refused', { field: field.label, value, why })
