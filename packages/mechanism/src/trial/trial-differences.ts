import type { Key } from '@jizhi/domain'
import type { ConsequenceKind } from '../backtest/tally.ts'
import type { TrialList, TrialOutcome, TrialTable } from './trial.ts'

/** One thing that comes out otherwise than it must. */
export type TrialDifference =
  | {
      readonly is: 'cell'
      readonly table: string
      readonly row: Key
      readonly label: string
      readonly ids: boolean
      readonly before: string
      readonly after: string
    }
  /** A row that is no more, or is new. */
  | { readonly is: 'row'; readonly table: string; readonly row: Key; readonly gone: boolean }
  | { readonly is: 'column'; readonly table: string; readonly label: string }
  | { readonly is: 'table'; readonly table: string }
  | {
      readonly is: 'list'
      readonly kind: ConsequenceKind['kind']
      readonly what: string
      readonly row: Key
      /** Nothing where the row was, or is, not among them. */
      readonly before: string | null
      readonly after: string | null
    }

/** TRIAL-3: row by row. What a drawing has beside what must come out is no difference: a new table, a new column. */
export function trialDifferences(expected: TrialOutcome, found: TrialOutcome): readonly TrialDifference[] {
  return [
    ...expected.lists.flatMap((list) =>
      listDifferences(
        list,
        found.lists.find((one) => isSame(one, list)),
      ),
    ),
    ...found.lists
      .filter((list) => !expected.lists.some((one) => isSame(one, list)))
      .flatMap((list) => listDifferences({ ...list, rows: {} }, list)),
    ...expected.tables.flatMap((table): readonly TrialDifference[] => {
      const other = found.tables.find(({ place }) => place === table.place)
      return other === undefined ? [{ is: 'table', table: table.name }] : tableDifferences(table, other)
    }),
  ]
}

const isSame = (a: TrialList, b: TrialList): boolean =>
  a.kind === b.kind && a.what === b.what && a.punitive === b.punitive

function listDifferences({ kind, what, rows }: TrialList, found: TrialList | undefined): readonly TrialDifference[] {
  const other = found?.rows ?? {}
  return [...new Set([...Object.keys(rows), ...Object.keys(other)])]
    .sort()
    .map((row) => ({ row, before: rows[row] ?? null, after: other[row] ?? null }))
    .filter(({ before, after }) => before !== after)
    .map(({ row, before, after }) => ({ is: 'list', kind, what, row: row as Key, before, after })) // keys of the two lists
}

function tableDifferences(expected: TrialTable, found: TrialTable): readonly TrialDifference[] {
  const table = expected.name
  const there = new Map(found.keys.map((key, at) => [key, at]))
  const known = new Set(expected.keys)
  const pairs = expected.columns.map((column) => ({
    column,
    other: found.columns.find(({ id }) => id === column.id),
  }))
  const gone = pairs.filter(({ other }) => other === undefined)
  return [
    ...gone.map(({ column }): TrialDifference => ({ is: 'column', table, label: column.label })),
    ...expected.keys.flatMap((row, at): readonly TrialDifference[] => {
      const next = there.get(row)
      if (next === undefined) return [{ is: 'row', table, row, gone: true }]
      return pairs.flatMap(({ column, other }): readonly TrialDifference[] => {
        const [before, after] = [column.texts[at] ?? '', other?.texts[next] ?? '']
        if (other === undefined || before === after) return []
        return [{ is: 'cell', table, row, label: other.label, ids: other.ids, before, after }]
      })
    }),
    ...found.keys
      .filter((row) => !known.has(row))
      .map((row): TrialDifference => ({ is: 'row', table, row, gone: false })),
  ]
}
