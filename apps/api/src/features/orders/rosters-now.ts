import { isWithin, type Key, keyOf, viewOf } from '@jizhi/domain'
import { readConfig } from '@jizhi/mechanism'
import type { Names, Standing } from '../cycles/index.ts'

interface Named {
  readonly id: string
  readonly label: string
}

export interface RosterNow extends Named {
  readonly rows: readonly Named[]
  /** Who could come: of the same kind, in the owner's subtree, not on it. */
  readonly absent: readonly Named[]
}

/** The rosters of a cycle as they stand, in the official order. */
export function rostersNow({ mechanism, derived, pins }: Standing, names: Names): RosterNow[] {
  const inOrder = (keys: readonly string[]): Named[] =>
    [...keys].sort((a, b) => names.ordinal(a) - names.ordinal(b)).map((id) => ({ id, label: names.row(id) }))
  const view = viewOf(pins.graph)
  return mechanism.blocks.flatMap((block): RosterNow[] => {
    const config = block.kind === 'roster' ? readConfig({ ...block, kind: 'roster' }) : undefined
    const table = derived.tables[block.id]?.rows
    if (config?.ok !== true || table === undefined) return []
    const there = new Set<Key>(table.keys)
    const isSingle = table.keyType.length === 1
    const absent = [...view.units.values()].filter(
      ({ id, kind }) =>
        isSingle && kind === config.value.subject && !there.has(keyOf([id])) && isWithin(view, id, pins.owner),
    )
    return [
      {
        id: block.id,
        label: block.name === undefined || block.name === '' ? '名册' : block.name,
        rows: inOrder(table.keys),
        absent: inOrder(absent.map(({ id }) => keyOf([id]))),
      },
    ]
  })
}
