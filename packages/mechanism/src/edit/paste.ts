import { fail, type Result } from '@jizhi/domain'
import { openBlock } from '../blocks/open-block.ts'
import type { Block, JsonObject, Mechanism, PortRef } from '../model/mechanism.ts'
import { gone } from './blocks.ts'
import type { Edit, Edited, EditFault, Fragment } from './edit.ts'
import { blockIn } from './ports.ts'
import { place } from './settings.ts'

type Outcome = Result<Edited, EditFault>
type Names = { readonly [block: string]: string }
/** All of these edits, or none; pasting is made of them. */
type ApplyAll = (mechanism: Mechanism, edits: readonly Edit[]) => Outcome

/** Blocks of a drawing with the wires between them and their ends, to be pasted elsewhere. */
export function fragmentOf(mechanism: Mechanism, blocks: readonly string[]): Fragment {
  const chosen = new Set(blocks)
  return {
    blocks: mechanism.blocks.filter((block) => chosen.has(block.id)),
    wires: mechanism.wires.filter((wire) => chosen.has(wire.from.block) && chosen.has(wire.to.block)),
    ends: mechanism.ends.filter((port) => chosen.has(port.block)),
  }
}

/** An id for every block of a fragment that no block of the drawing has: rank, rank_2, rank_3 … */
export function freshIds(mechanism: Mechanism, fragment: Fragment): Names {
  const taken = new Set(mechanism.blocks.map((block) => block.id))
  const names: [string, string][] = []
  for (const { id } of fragment.blocks) {
    const stem = id.replace(/_\d+$/, '').slice(0, 58)
    let fresh = id
    for (let at = 2; taken.has(fresh); at += 1) fresh = `${stem}_${at}`
    taken.add(fresh)
    names.push([id, fresh])
  }
  return Object.fromEntries(names)
}

export function duplicateBlocks(mechanism: Mechanism, as: Names, applyAll: ApplyAll): Outcome {
  const ids = Object.keys(as)
  if (ids.some((id) => blockIn(mechanism, id) === undefined)) return gone()
  return paste(mechanism, fragmentOf(mechanism, ids), as, applyAll)
}

/** Adds the blocks at the end, with the wires between them and their ends; the undo removes them again. */
export function paste(mechanism: Mechanism, fragment: Fragment, as: Names, applyAll: ApplyAll): Outcome {
  if (fragment.blocks.length === 0) {
    return fail({ code: 'edit.unknown-block', message: '没有可以粘贴的块，请先选块再复制。' })
  }
  const named = (id: string): string => (Object.hasOwn(as, id) ? (as[id] ?? id) : id)
  const port = (ref: PortRef): PortRef => ({ ...ref, block: named(ref.block) })
  const edits: Edit[] = [
    ...fragment.blocks.map((block) => ({ do: 'add', block: renamed(block, named) }) as const),
    ...fragment.wires.map(({ from, to }) => ({ do: 'connect', wire: { from: port(from), to: port(to) } }) as const),
    ...fragment.ends.map((end) => ({ do: 'mark-end', port: port(end) }) as const),
  ]
  const pasted = applyAll(mechanism, edits)
  if (!pasted.ok) return pasted
  const removals = fragment.blocks.map((block) => ({ do: 'remove', block: named(block.id) }) as const)
  return { ...pasted, value: { ...pasted.value, inverse: { do: 'all', edits: removals.toReversed() } } }
}

/** A copy under its new id; where its settings name a block of the fragment, they name the copy. */
function renamed(block: Block, named: (id: string) => string): Block {
  const opened = openBlock(block)
  const copy = { ...block, id: named(block.id) }
  if (!opened.ok) return copy
  let config = block.config
  for (const { path, meta, value } of opened.value.settings) {
    if (meta.ref !== 'block' || typeof value !== 'string' || named(value) === value) continue
    // A setting with a value that is no default stands in the document, so the path leads there.
    config = (place(config, path, named(value)) ?? config) as JsonObject
  }
  return { ...copy, config }
}
