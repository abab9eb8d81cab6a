import type { Key } from '@jizhi/domain'
import type { Column } from '../model/column.ts'
import type { FrozenRows } from '../model/fact.ts'
import type { Complain } from './file-fault.ts'
import type { RowTexts } from './words.ts'
import { statedCell } from './written-cell.ts'

/** A row that does not exist is found nowhere, so unchecked text does no harm. */
export const keyIn = (text: string): Key => text as Key

/** The text of a column in a row written as a list or by column. */
export const textAt = (texts: RowTexts, at: number, id: string): string | undefined =>
  Array.isArray(texts) ? texts[at] : (texts as { readonly [id: string]: string })[id] // the other half of the union

/** Complains of what a row says and nobody reads. */
export function complainOfStrangers(texts: RowTexts, ids: readonly string[], complain: Complain): void {
  if (Array.isArray(texts)) {
    if (texts.length > ids.length) complain(`写了 ${texts.length} 个，这里只有 ${ids.length} 列：${ids.join('、')}。`)
    return
  }
  for (const id of Object.keys(texts))
    if (!ids.includes(id)) complain(`没有“${id}”，这里有 ${ids.join('、')}。`, `.${id}`)
}

/** Rows written by hand, as they would have been frozen. What is left out is undecided. */
export function frozenTable(
  columns: readonly Column[],
  rows: { readonly [row: string]: RowTexts },
  complain: Complain,
): FrozenRows {
  const ids = columns.map((column) => column.id)
  for (const [row, texts] of Object.entries(rows))
    complainOfStrangers(texts, ids, (message, below = '') => complain(message, `.${row}${below}`))
  const keys = Object.keys(rows).map(keyIn)
  return {
    keys,
    columns: columns.map((column, at) => ({
      id: column.id,
      cells: Object.entries(rows).map(([row, texts]) =>
        statedCell(column, textAt(texts, at, column.id) ?? '?undecided', (message) =>
          complain(message, `.${row}.${column.id}`),
        ),
      ),
    })),
    domain: keys.map((key) => ({ key, standing: 'in' as const })),
  }
}
