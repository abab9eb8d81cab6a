import type { Key } from '@jizhi/domain'
import { readConfig } from '../blocks/read-config.ts'
import type { Derived } from '../model/derived.ts'
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
    }) || punished(after, row).some((name) => !punished(before, row).includes(name))
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

const punished = (derived: Derived, row: string): string[] =>
  derived.effects
    .filter((effect) => effect.punitive && effect.slot.row === row)
    .map((effect) => `${effect.slot.block} ${effect.slot.line} ${effect.digest}`)
