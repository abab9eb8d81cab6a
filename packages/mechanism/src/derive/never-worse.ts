import type { Key } from '@jizhi/domain'
import { readConfig } from '../blocks/read-config.ts'
import type { Derived, WantedEffect } from '../model/derived.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { Cell, Table } from '../model/table.ts'

/**
 * OBJ-7: whether a decision would leave the row worse off than before it asked: a later place, a smaller award, or a
 * punitive consequence it did not have.
 */
export function isWorse(mechanism: Mechanism, before: Derived, after: Derived, row: string): boolean {
  const key = row as Key // a key of the cycle's own tables
  return (
    mechanism.blocks.some((block) => {
      const [port, column, later] = measureOf(block)
      const was = figure(before.tables[block.id]?.[port], column, key)
      const now = figure(after.tables[block.id]?.[port], column, key)
      if (was === undefined) return false
      return now === undefined || (later ? now > was : now < was)
    }) || isPunishedMore(punished(before, row), punished(after, row))
  )
}

/** Where a block says how a row fares, and whether more is worse. */
function measureOf(block: Mechanism['blocks'][number]): readonly [port: string, column: string, moreIsWorse: boolean] {
  if (block.kind === 'rank') {
    const config = readConfig({ ...block, kind: 'rank' })
    return ['ranked', `${config.ok ? config.value.prefix : ''}place`, true]
  }
  if (block.kind === 'allocate') {
    const config = readConfig({ ...block, kind: 'allocate' })
    return ['awards', `${config.ok ? config.value.prefix : ''}award`, false]
  }
  return ['', '', false]
}

function figure(table: Table | undefined, column: string, key: Key): bigint | undefined {
  const row = table?.keys.indexOf(key) ?? -1
  const at = table?.columns.findIndex((one) => one.id === column) ?? -1
  const cell: Cell | undefined = row < 0 || at < 0 ? undefined : table?.cells[at]?.[row]
  return cell !== undefined && 'value' in cell && typeof cell.value === 'bigint' ? cell.value : undefined
}

/** By slot: what is taken there, in fen or points; nothing where it is no amount. */
const punished = (derived: Derived, row: string): ReadonlyMap<string, bigint | undefined> =>
  new Map(
    derived.effects
      .filter((effect) => effect.punitive && effect.slot.row === row)
      .map(({ slot, content }) => [`${slot.block} ${slot.line}`, totalOf(content)]),
  )

/** A consequence it did not have, or more taken in one it had; the same one with gentler words is none (SHIELD-3). */
const isPunishedMore = (
  before: ReadonlyMap<string, bigint | undefined>,
  after: ReadonlyMap<string, bigint | undefined>,
): boolean =>
  [...after].some(([slot, amount]) => {
    if (!before.has(slot)) return true
    const was = before.get(slot)
    return was !== undefined && amount !== undefined && amount < was
  })

/** POST-1: all lines of an entry together. */
function totalOf(content: WantedEffect['content']): bigint | undefined {
  const amounts = Object.entries(content).flatMap(([name, held]) =>
    name.endsWith('.amount') && typeof held === 'object' && 'value' in held && typeof held.value === 'bigint'
      ? [held.value]
      : [],
  )
  return amounts.length === 0 ? undefined : amounts.reduce((sum, amount) => sum + amount)
}
