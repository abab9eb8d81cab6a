import type { Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import type { FrozenRows } from '../model/fact.ts'
import { frameAt, type Session } from './session.ts'

export type Domain = (rows: readonly Key[]) => FrozenRows['domain']

/**
 * RES-2: every key of the table this result stems from (the last roster or regroup upstream), with where it ended:
 * among the rows, silent at an ask, or on another way.
 */
export function domainOf(session: Session, block: CompiledBlock): Domain {
  const root = block.root && frameAt(session, block.root.block, block.root.port)?.keys
  const silentKeys = block.silentPorts.map((ref) => frameAt(session, ref.block, ref.port)?.keys ?? [])
  return (rows) => {
    if (!root) return rows.map((key) => ({ key, standing: 'in' }))
    const listed = new Set(rows)
    const silent = new Set(silentKeys.flat())
    return root.map((key) => ({
      key,
      standing: listed.has(key) ? 'in' : silent.has(key) ? 'unreported' : 'out',
    }))
  }
}
