import { type Mechanism, readConfig } from '@jizhi/mechanism'
import { cellWords } from './cell-words.ts'
import { cameFrom, type Tables, tableAt } from './live-counts.ts'
import type { Look, Seen } from './messages.ts'
import type { namesOf } from './names.ts'
import { rowOrder } from './row-order.ts'

/** Columns that came from before are many; these are shown unless all are asked for. */
const INHERITED = 4
/** No answer carries more rows than this. */
const MOST_ROWS = 100

/** The rows somebody looks at, and nothing more: a county's table never leaves the worker whole. */
export function lookAt(mechanism: Mechanism, tables: Tables, names: ReturnType<typeof namesOf>, look: Look): Seen {
  const from = cameFrom(mechanism, look.block, look.side === 'in' ? look.port : undefined)
  const place = look.side === 'in' ? from : { block: look.block, port: look.port }
  const [came, table] = [tableAt(tables, from), tableAt(tables, place)]
  if (table === undefined) return { look, at: place, total: 0, columns: [], more: 0, rows: [] }
  const before = new Set(look.side === 'in' ? table.columns.map(({ id }) => id) : came?.columns.map(({ id }) => id))
  const entered = enteredIn(mechanism)
  const all = table.columns.map((column, at) => ({ column, at, added: !before.has(column.id) }))
  const added = all.filter((one) => one.added)
  const others = all.filter((one) => !one.added)
  // What the block wrote stands first; what it was given ends with what was written last.
  const kept = look.wide ? [...added, ...others] : [...added.slice(0, 12), ...others.slice(-INHERITED).reverse()]
  const rows = rowOrder(
    table,
    look,
    added.map(({ column }) => column.id),
  ).slice(look.from, look.from + Math.min(look.count, MOST_ROWS))
  return {
    look,
    at: place,
    total: table.keys.length,
    more: all.length - kept.length,
    columns: kept.map(({ column: { id, label, type, unit }, added: isAdded }) => ({
      ...{ id, label, type, unit: unit ?? null },
      ...{ added: isAdded, computed: !entered.has(id) },
    })),
    rows: rows.map((row) => ({
      key: table.keys[row] ?? '',
      name: names.row(table.keys[row] ?? ''),
      state: table.states[row] ?? 'waiting',
      cells: kept.map(({ column, at }) => {
        const cell = table.cells[at]?.[row]
        return cell === undefined ? { text: '' } : cellWords(cell, column, names)
      }),
    })),
  }
}

/** What people fill in or the org graph gives; every other figure was worked out. */
function enteredIn(mechanism: Mechanism): ReadonlySet<string> {
  const entered = new Set(['category', 'level', 'population'])
  for (const block of mechanism.blocks) {
    if (block.kind !== 'ask') continue
    const config = readConfig({ ...block, kind: 'ask' })
    if (config.ok) for (const field of config.value.fields) entered.add(field.id)
  }
  return entered
}
