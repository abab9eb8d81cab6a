import { instantText } from '@jizhi/domain'
import type { Column } from '../model/column.ts'
import type { Derived, OpenTask, WantedEffect } from '../model/derived.ts'
import { writtenCell } from './written-cell.ts'

type Plain = { readonly [name: string]: unknown }

/** What came out of a derivation, in texts: JSON that a person or another program can read. */
export interface DerivedTexts {
  /** By block, subject and column; the ports of a block side by side, since no two of its columns share an id. */
  readonly tables: { readonly [block: string]: { readonly [row: string]: { readonly [column: string]: string } } }
  readonly effects: readonly Plain[]
  readonly open: readonly Plain[]
  readonly due: readonly { readonly at: string; readonly block: string; readonly what: string }[]
}

export const derivedTexts = (derived: Derived): DerivedTexts => ({
  tables: Object.fromEntries(Object.entries(derived.tables).map(([block, ports]) => [block, rowsOf(ports)])),
  effects: derived.effects.map((effect) => ({
    ...effect.slot,
    kind: effect.kind,
    punitive: effect.punitive,
    standing: effect.standing,
    waitsFor: effect.waitsFor,
    content: contentTexts(effect, columnsAt(derived, effect.slot.block)),
  })),
  open: derived.open.map(({ dueAt, ...task }) => ({ ...task, ...dueText(dueAt) })),
  due: derived.due.map(({ at, block, what }) => ({ at: instantText(at), block, what })),
})

const dueText = (dueAt: OpenTask['dueAt']) => (dueAt === undefined ? {} : { dueAt: instantText(dueAt) })

const columnsAt = (derived: Derived, block: string): readonly Column[] =>
  Object.values(derived.tables[block] ?? {}).flatMap((table) => table.columns)

/** TELL-1: `cell.<column>` holds a cell of the row, POST-1: `<n>.amount` a figure whose scale stands beside it. */
function contentTexts({ content }: WantedEffect, columns: readonly Column[]): { readonly [name: string]: string } {
  const text = (name: string, held: WantedEffect['content'][string]): string => {
    if (typeof held === 'string') return held
    const scale = content[name.replace(/amount$/, 'scale')]
    const column =
      columns.find((one) => `cell.${one.id}` === name) ??
      ({ id: name, label: name, type: 'number', scale: typeof scale === 'string' ? Number(scale) : 0 } as const)
    return writtenCell(column, held)
  }
  return Object.fromEntries(Object.entries(content).map(([name, held]) => [name, text(name, held)]))
}

function rowsOf(ports: Derived['tables'][string]): DerivedTexts['tables'][string] {
  const rows: { [row: string]: { [column: string]: string } } = {}
  for (const table of Object.values(ports))
    for (const [at, key] of table.keys.entries()) {
      const texts = rows[key] ?? {}
      rows[key] = texts
      for (const [index, column] of table.columns.entries()) {
        const text = writtenCell(column, table.cells[index]![at]!)
        const known = texts[column.id]
        // A row that may still go several ways stands at each port; a value known at one of them is the value.
        if (known === undefined || known.startsWith('?')) texts[column.id] = text
      }
    }
  return rows
}
