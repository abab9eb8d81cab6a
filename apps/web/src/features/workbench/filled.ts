import type { Answer, answerDuty, Request, readAnswerForm } from '@jizhi/contracts'

export type Form = Answer<typeof readAnswerForm>
type Entries = Request<typeof answerDuty>['body']['entries']

/** Text by field; what nobody filled is ''. */
export type Cells = Readonly<Record<string, string>>

/** ASK-4: an item as it is being filled; one stated before has its id. */
export interface FilledItem {
  /** Tells items of this page apart. */
  readonly key: number
  readonly id: string | null
  readonly cells: Cells
}

export const cellsOf = (entries: Entries): Cells =>
  Object.fromEntries(entries.map(({ field, value }) => [field, value ?? '']))

/** What is sent: a field without text says nothing. */
export const entriesOf = (fields: Form['fields'], cells: Cells): Entries =>
  fields.map(({ id }) => ({ field: id, value: (cells[id] ?? '').trim() || null, missing: null }))

/** As many empty items as there must be, or what was stated the last time. */
export const startOf = ({ items, said }: Form): FilledItem[] =>
  items === null
    ? []
    : said !== null
      ? said.items.map(({ id, entries }, key) => ({ key, id, cells: cellsOf(entries) }))
      : Array.from({ length: Math.max(items.least, 1) }, (_, key) => ({ key, id: null, cells: {} }))

/** The first field that must be filled and is not: of the row, or of the n-th item, from 1. */
export function firstEmpty(
  form: Form,
  cells: Cells,
  items: readonly FilledItem[],
): { readonly label: string; readonly item?: number } | undefined {
  const emptyIn = (fields: Form['fields'], held: Cells) =>
    fields.find(({ id, required }) => required && (held[id] ?? '').trim() === '')
  const own = emptyIn(form.fields, cells)
  if (own) return { label: own.label }
  for (const [at, item] of items.entries()) {
    const found = emptyIn(form.items?.fields ?? [], item.cells)
    if (found) return { label: found.label, item: at + 1 }
  }
  return undefined
}

/** 分值（分，选填） */
export const labelOf = ({ label, unit, required }: Form['fields'][number], optional: string): string => {
  const more = [unit, required ? '' : optional].filter((one) => one !== '').join('，')
  return more === '' ? label : `${label}（${more}）`
}
