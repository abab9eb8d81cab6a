import type { Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import type { FrozenRows } from '../model/fact.ts'
import { type Frame, WAITING } from '../model/frame.ts'
import { frameAt, type Session } from './session.ts'

export type Domain = (rows: readonly Key[]) => FrozenRows['domain']

/**
 * RES-2: every key of the table this result stems from (the last roster or regroup upstream), with where it ended:
 * among the rows, silent at an ask, on a way still to be decided (BR-2), or on another way.
 */
export function domainOf(session: Session, block: CompiledBlock): Domain {
  const root = block.root && frameAt(session, block.root.block, block.root.port)?.keys
  const silentKeys = block.silentPorts.map((ref) => frameAt(session, ref.block, ref.port)?.keys ?? [])
  const open = openRows(session, block)
  return (rows) => {
    if (!root) return rows.map((key) => ({ key, standing: 'in' }))
    const listed = new Set(rows)
    const silent = new Set(silentKeys.flat())
    return root.map((key) => ({
      key,
      standing: listed.has(key) ? 'in' : silent.has(key) ? 'unreported' : open.has(key) ? 'undecided' : 'out',
    }))
  }
}

/** BR-1, BR-2: rows that a branch upstream could not send anywhere yet; they are expected here but do not stand here. */
export function openRows(session: Session, block: CompiledBlock): ReadonlySet<Key> {
  const held = (frame: Frame | undefined): readonly Key[] =>
    frame?.keys.filter((_, row) => frame.states[row] !== WAITING) ?? []
  return new Set(block.openPorts.flatMap((ref) => held(frameAt(session, ref.block, ref.port))))
}
