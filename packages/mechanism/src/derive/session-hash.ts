import type { WantedEffect } from '../model/derived.ts'
import type { Frame } from '../model/frame.ts'
import { UNCHANGED } from './change.ts'
import { addTo, hashText, headHash, type RowSums, rowSums, textHash } from './row-hash.ts'
import { changeAt, type Session } from './session.ts'

/** The sum over a table, made when it is asked for: whole, or from the sums of before and the rows changed since. */
export interface TableSum {
  readonly frame: Frame
  /** Columns before this one were added up where they were written. */
  readonly first: number
  readonly before: { readonly sums: RowSums; readonly rows: readonly number[] } | undefined
  made?: RowSums
}

/** Notes for every table which rows changed, while that is known. */
export function startSums(session: Session): void {
  for (const block of session.program.order) {
    const registers = session.frames.get(block.id)
    const [input] = block.inputs.keys()
    const above = input === undefined ? undefined : registers?.get(input)
    for (const port of block.outputs) {
      const frame = registers?.get(port)
      if (!frame) continue
      const first = above && sharesColumns(frame, above) ? above.columns.length : 0
      session.sums.set(`${block.id}.${port}`, sumOf(session, block.id, port, frame, first))
    }
  }
}

function sumOf(session: Session, block: string, port: string, frame: Frame, first: number): TableSum {
  const known = session.before?.session.sums.get(`${block}.${port}`)
  const change = changeAt(session, block, port)
  const isSameShape = known && change && change.from === undefined && known.first === first
  if (!isSameShape || known.frame.columns !== frame.columns || known.frame.keys.length !== frame.keys.length)
    return { frame, first, before: undefined }
  if (change === UNCHANGED) return known
  if (known.made) return { frame, first, before: { sums: known.made, rows: change.rows } }
  const rows = known.before && [...new Set([...known.before.rows, ...change.rows])]
  return { frame, first, before: known.before && { sums: known.before.sums, rows: rows! } }
}

/** Everything that was derived, summed up in an order-free number. */
export function hashOf(session: Session, effects: readonly WantedEffect[]): string {
  const sum = textHash(String(session.run.now))
  for (const [name, table] of session.sums) {
    table.made ??= rowSums(name, table.frame, table.first, table.before)
    addTo(sum, headHash(name, table.frame, table.first))
    addTo(sum, table.made.sum)
  }
  for (const { slot, digest, standing, waitsFor } of effects)
    addTo(sum, textHash(slot.block, slot.row, slot.line, digest, standing, waitsFor.join()))
  // What would be frozen now is made of tables that were added above.
  for (const { block, complete, frozen, stale } of session.results)
    addTo(sum, textHash(block, `${complete} ${stale} ${frozen?.revision ?? 0}`, frozen?.digest ?? ''))
  return hashText(sum)
}

/** The input's columns were hashed where they were written; frozen rows are columns of their own (RES-4). */
const sharesColumns = (frame: Frame, before: Frame): boolean =>
  frame.frozen === before.frozen && before.columns.every((column, at) => frame.columns[at]?.id === column.id)
