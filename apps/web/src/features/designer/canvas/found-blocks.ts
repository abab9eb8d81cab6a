import type { BlockKind } from '@jizhi/mechanism'
import type { DrawingState } from '../drawing/drawing-store.ts'
import { isMeant } from '../palette/spelled.ts'

export interface FoundBlock {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly kind: BlockKind
}

/** Blocks whose 名, sentence or settings hold the words, the names first; in the order of the document. */
export function foundBlocks(
  { drawing, views }: Pick<DrawingState, 'drawing' | 'views'>,
  typed: string,
): readonly FoundBlock[] {
  const words = typed.trim()
  const found = drawing.mechanism.blocks.flatMap((block) => {
    const view = views.get(block.id)
    if (view === undefined) return []
    const rank = rankOf(view, words, block.config)
    return rank === undefined ? [] : [{ id: block.id, name: view.name, note: view.sentence, kind: view.kind, rank }]
  })
  return found.sort((a, b) => a.rank - b.rank)
}

function rankOf(
  { name, kind, sentence }: { readonly name: string; readonly kind: BlockKind; readonly sentence: string },
  words: string,
  config: object,
): number | undefined {
  if (name === words) return -1
  if (isMeant(kind, name, words)) return 0
  if (sentence.includes(words)) return 1
  return JSON.stringify(config).includes(words) ? 2 : undefined
}
