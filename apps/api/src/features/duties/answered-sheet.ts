import { type ItemId, packMissing, storedId } from '@jizhi/domain'
import type { AskConfig, Fact } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { packedValue } from '../cycles/index.ts'

export interface Entry {
  readonly field: string
  readonly value: string | null
  readonly missing: string | null
}

export interface Said {
  readonly entries: readonly Entry[]
  /** ASK-4: an item stated before bears its id. */
  readonly items: readonly { readonly id: string | null; readonly entries: readonly Entry[] }[]
}

export interface SheetDoors {
  /** Stores erasable words and answers their id. */
  words(text: string): Promise<string | undefined>
  isUnit(id: string): boolean
  /** ASK-4: whether an item of this id was stated about the row. */
  isItem(id: string): boolean
}

type Filled = Fact<'answered'>['value']

/** FACT-7, ASK-4: a whole sheet with its list out of what was typed; texts and units stand beside it as ids. */
export async function answeredSheet(
  { fields, items: list }: Pick<AskConfig, 'fields' | 'items'>,
  said: Said,
  doors: SheetDoors,
): Promise<Filled> {
  const sheet = await filled(fields, said.entries, doors, '')
  const label = list.label || '条目'
  if (list.fields.length === 0) {
    if (said.items.length > 0) throw new Fault('cycle.no-such-cell')
    return sheet
  }
  const { least, most } = list
  if (said.items.length < least || said.items.length > most)
    throw new Fault('duty.items-count', { label, count: said.items.length, least, most })
  const ids = said.items.flatMap(({ id }) => id ?? [])
  if (new Set(ids).size < ids.length || !ids.every((id) => doors.isItem(id))) throw new Fault('cycle.no-such-cell')
  const items: NonNullable<Filled['items']>[number][] = []
  for (const [at, { id, entries }] of said.items.entries())
    items.push({
      id: storedId<ItemId>(id ?? newId()),
      ...(await filled(list.fields, entries, doors, `第 ${at + 1} 条${label} · `)),
    })
  return { ...sheet, items }
}

/** One form, of the row or of an item; `where` stands before the name of a field that is refused. */
async function filled(
  fields: AskConfig['fields'],
  entries: readonly Entry[],
  doors: SheetDoors,
  where: string,
): Promise<Pick<Filled, 'sheet' | 'ids'>> {
  if (entries.some((one) => fields.every(({ id }) => id !== one.field))) throw new Fault('cycle.no-such-cell')
  const sheet: number[] = []
  const ids: Record<string, readonly string[]> = {}
  for (const own of fields) {
    const field = { ...own, label: `${where}${own.label}` }
    const entry = entries.find((one) => one.field === field.id)
    const value = entry?.value ?? null
    if (entry === undefined || (value === null && entry.missing === null)) {
      if (field.required) throw refused(field, '空', '这一项必填')
      sheet.push(packMissing('not-applicable'))
      continue
    }
    const id = value === null ? undefined : await idFor(field, value, doors)
    if (id !== undefined) ids[field.id] = [id]
    if (value !== null && (field.type === 'text' || field.type === 'unit'))
      sheet.push(id === undefined ? packMissing('not-applicable') : 0)
    else sheet.push(packedValue(field, entry))
  }
  return Object.keys(ids).length === 0 ? { sheet } : { sheet, ids }
}

async function idFor(
  field: AskConfig['fields'][number],
  value: string,
  doors: SheetDoors,
): Promise<string | undefined> {
  if (field.type === 'text') return doors.words(value)
  if (field.type !== 'unit') return undefined
  if (!doors.isUnit(value)) throw refused(field, value, '请从本县的单位里选')
  return value
}

const refused = (field: { readonly label: string }, value: string, why: string): Fault =>
  new Fault('cycle.value-refused', { field: field.label, value, why })
