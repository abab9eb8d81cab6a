import type { OpenBlock } from '../blocks/open-block.ts'
import type { BlockKind } from '../model/block-kind.ts'
import type { Drawing } from './drawing.ts'

/** Blocks that feed this one, directly or through others, the block itself included. */
export function upstreamOf(drawing: Drawing, id: string): ReadonlySet<string> {
  const found = new Set([id])
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const from of drawing.sources(next)) {
      if (found.has(from)) continue
      found.add(from)
      waiting.push(from)
    }
  }
  return found
}

/** SHIELD-6: true when rows can reach this block from a roster without passing a block of the kind. */
export function avoids(drawing: Drawing, id: string, kind: BlockKind): boolean {
  const seen = new Set<string>([id])
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const block = drawing.byId.get(next)
    if (block?.block.kind === 'roster' || block?.block.kind === 'cycle') return true
    for (const from of drawing.sources(next)) {
      if (seen.has(from) || drawing.byId.get(from)?.block.kind === kind) continue
      seen.add(from)
      waiting.push(from)
    }
  }
  return false
}

/** Blocks with an effect of the kind asked for. */
export const effectsThat = (
  drawing: Drawing,
  wanted: (consequence: NonNullable<OpenBlock['consequence']>) => boolean,
): readonly OpenBlock[] => drawing.blocks.filter((open) => open.consequence !== undefined && wanted(open.consequence))
