import type { Key } from '@jizhi/domain'
import { consequencesOf } from '../backtest/consequences.ts'
import { liveMonth } from '../backtest/live-month.ts'
import type { PastCycle } from '../backtest/past-cycle.ts'
import type { ConsequenceKind } from '../backtest/tally.ts'
import { type Drawing, readDrawing } from '../check/drawing.ts'
import { shown } from '../compile/shown.ts'
import { derived as derivedOf } from '../derive/derive.ts'
import { holdsIds } from '../model/column.ts'
import type { Derived } from '../model/derived.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { TrialList, TrialOutcome, TrialTable } from './trial.ts'

/** Ports at which a mechanism says what is official, by the kind of their block. */
const OFFICIAL = { result: 'frozen', allocate: 'awards' } as const

/** TRIAL-2: what a drawing makes of one cycle by itself, played to its end as BACK-2 says. Costs a derivation and a few more. */
export function trialOutcome(mechanism: Mechanism, past: PastCycle): TrialOutcome {
  const derived = derivedOf(liveMonth(mechanism, past, true).state)
  return { tables: tablesOf(readDrawing(mechanism), derived), lists: listsOf(derived) }
}

function tablesOf(drawing: Drawing, derived: Derived): readonly TrialTable[] {
  const entered = enteredIn(drawing)
  return (['result', 'allocate'] as const).flatMap((kind) =>
    drawing.of(kind).flatMap(({ open }): TrialTable[] => {
      const port = OFFICIAL[kind]
      const table = derived.tables[open.block.id]?.[port]
      if (table === undefined) return []
      const columns = table.columns.flatMap((column, at) =>
        entered.has(column.id)
          ? []
          : [
              {
                ...{ id: column.id, label: column.label, ids: holdsIds(column) },
                texts: (table.cells[at] ?? []).map((cell) => shown(cell, column)),
              },
            ],
      )
      return [{ place: `${open.block.id}.${port}`, name: open.name, keys: table.keys, columns }]
    }),
  )
}

/** What people fill in and what units are: facts of the cycle, which no drawing changes. */
function enteredIn(drawing: Drawing): ReadonlySet<string> {
  const entered = new Set<string>()
  for (const kind of ['ask', 'roster'] as const)
    for (const { open } of drawing.of(kind)) {
      const before = new Set(drawing.input(open.block.id)?.columns.map(({ id }) => id))
      for (const { columns } of Object.values(drawing.outputs(open.block.id)))
        for (const { id } of columns) if (!before.has(id)) entered.add(id)
    }
  return entered
}

function listsOf(derived: Derived): readonly TrialList[] {
  const lists = new Map<string, { kind: ConsequenceKind; rows: Map<Key, bigint> }>()
  for (const { kind, what, punitive, row, amount } of consequencesOf(derived)) {
    if (kind === 'message') continue // what is only told to people weighs nothing
    const key = JSON.stringify([kind, what, punitive])
    const list = lists.get(key) ?? { kind: { kind, what, punitive }, rows: new Map<Key, bigint>() }
    lists.set(key, list)
    list.rows.set(row, (list.rows.get(row) ?? 0n) + amount)
  }
  return [...lists]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { kind, rows }]) => ({
      ...kind,
      rows: Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([row, sum]) => [row, `${sum}`])),
    }))
}
