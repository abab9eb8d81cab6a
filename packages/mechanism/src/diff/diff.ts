import type { Mechanism } from '../model/mechanism.ts'
import { addBlocks, removeBlocks, renameBlocks } from './blocks.ts'
import type { Change, Way } from './change.ts'
import { diffHead } from './head.ts'
import { diffOrder } from './order.ts'
import { diffSections } from './sections.ts'
import { diffSettings } from './settings.ts'
import { speechOf } from './speech.ts'
import { cutWires, diffEnds, joinWires } from './wires.ts'

/**
 * What leads from one drawing to another, block by block, each difference one sentence and one edit. Applying the
 * edits in order to `from` gives `to` exactly, but for the id (law *words*), for all that edits can draw. A block that
 * nobody can read is left as it is and named.
 */
export function diff(from: Mechanism, to: Mechanism): readonly Change[] {
  const way: Way = { from, to, current: from, changes: [] }
  const was = speechOf(from)
  const becomes = speechOf(to)
  diffHead(way)
  removeBlocks(way, was)
  renameBlocks(way, was)
  cutWires(way, was, becomes)
  diffSettings(way, was, becomes)
  addBlocks(way, becomes)
  joinWires(way, becomes)
  diffEnds(way, becomes)
  diffSections(way, was, becomes)
  diffOrder(way)
  return way.changes
}
