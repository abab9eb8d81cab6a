import { dayOf } from '@jizhi/domain'
import type { Tx } from '../../platform/database/database.ts'
import { personNamesOf, unitNamesOn } from '../people/index.ts'
import type { Said } from './message.ts'

/** Puts names into what is said. */
export type NamesIn = (said: Said) => string

/** Names as they are today; a person whose name was erased has none. */
export async function namesIn(tx: Tx, said: readonly Said[]): Promise<NamesIn> {
  const parts = said.flat()
  const persons = [
    ...new Set(parts.flatMap((part) => (typeof part !== 'string' && 'person' in part ? part.person : []))),
  ]
  const hasUnits = parts.some((part) => typeof part !== 'string' && 'unit' in part)
  const units = hasUnits ? await unitNamesOn(tx, dayOf(tx.now)) : new Map()
  const names = await personNamesOf(tx, persons)
  return (one) =>
    one
      .map((part) => {
        if (typeof part === 'string') return part
        return 'unit' in part ? (units.get(part.unit)?.name ?? '') : (names.get(part.person) ?? '（姓名已删除）')
      })
      .join('')
}
