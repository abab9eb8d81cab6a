import { packMissing } from '@jizhi/domain'
import type { AskConfig, Fact } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import { packedValue } from '../cycles/index.ts'

export interface Entry {
  readonly field: string
  readonly value: string | null
  readonly missing: string | null
}

/** FACT-7: a whole sheet out of what was typed; texts stand beside it as ids of erasable words. */
export async function answeredSheet(
  fields: AskConfig['fields'],
  entries: readonly Entry[],
  words: (text: string) => Promise<string | undefined>,
): Promise<Fact<'answered'>['value']> {
  if (entries.some((one) => fields.every(({ id }) => id !== one.field))) throw new Fault('cycle.no-such-cell')
  const sheet: number[] = []
  const ids: Record<string, readonly string[]> = {}
  for (const field of fields) {
    const entry = entries.find((one) => one.field === field.id)
    if (entry === undefined || (entry.value === null && entry.missing === null)) {
      if (field.required) throw new Fault('cycle.value-refused', { field: field.label, value: '空', why: '这一项必填' })
      sheet.push(packMissing('not-applicable'))
    } else if (field.type === 'text' && entry.value !== null) {
      const id = await words(entry.value)
      sheet.push(id === undefined ? packMissing('not-applicable') : 0)
      if (id !== undefined) ids[field.id] = [id]
    } else sheet.push(packedValue(field, entry))
  }
  return Object.keys(ids).length === 0 ? { sheet } : { sheet, ids }
}
