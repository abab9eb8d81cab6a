import type { Key } from '@jizhi/domain'
import { readConfig } from '../blocks/read-config.ts'
import type { Derived, WantedEffect } from '../model/derived.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { Cell, Table } from '../model/table.ts'
import { isLighter } from './terms.ts'

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

interface Punished {
  /** What is taken, in fen or points; nothing where it is no amount. */
  readonly amount: bigint | undefined
  readonly terms: WantedEffect['terms']
}

/** By slot. */
const punished = (derived: Derived, row: string): ReadonlyMap<string, Punished> =>
  new Map(
    derived.effects
      .filter((effect) => effect.punitive && effect.slot.row === row)
      .map(({ slot, content, terms }) => [`${slot.block} ${slot.line}`, { amount: totalOf(content), terms }]),
  )

/**
 * A consequence it did not have, or more taken in one it had; the same one with gentler words is none, nor is a lower rung
 * in place of a higher one (SHIELD-3).
 */
const isPunishedMore = (before: ReadonlyMap<string, Punished>, after: ReadonlyMap<string, Punished>): boolean =>
  [...after].some(([slot, { amount, terms }]) => {
    const was = before.get(slot)
    if (!was) return ![...before.values()].some((one) => terms && one.terms && isLighter(terms, one.terms))
    return was.amount !== undefined && amount !== undefined && amount < was.amount
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
