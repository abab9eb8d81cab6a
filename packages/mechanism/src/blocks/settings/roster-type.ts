import type { PortSpec, RosterType } from '../../model/block-def.ts'
import type { Column } from '../../model/column.ts'

export const EMPTY: RosterType = { keyType: [], columns: [], frozen: false }

/** The one input most blocks have. */
export const IN: readonly PortSpec[] = [{ id: 'in', label: '名单' }]

/** ROW-6: a row block only adds columns. */
export const adding = (input: RosterType | undefined, added: readonly Column[]): RosterType => ({
  ...(input ?? EMPTY),
  columns: [...(input?.columns ?? []), ...added],
})

/** What a column is called on the arriving wire; its id where the wire is not drawn yet. */
export const labelOf = (input: RosterType | undefined, id: string): string =>
  input?.columns.find((column) => column.id === id)?.label ?? id

/** What a deadline of the cycle is called; its id where no cycle is wired yet. */
export const deadlineName = (input: RosterType | undefined, id: string): string =>
  id === '' ? '未设' : (input?.deadlines?.[id] ?? id)

/** The part of a type that a block with new keys hands on. */
export const carried = (input: RosterType | undefined): Pick<RosterType, 'deadlines'> =>
  input?.deadlines === undefined ? {} : { deadlines: input.deadlines }
