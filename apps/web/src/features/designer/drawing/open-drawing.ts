import type { Layout, Mechanism } from '@jizhi/mechanism'
import { placeMissing } from '../../drawing-lines/index.ts'
import { blockViews } from './block-view.ts'
import { type Drawing, withNotes } from './change.ts'
import { type DrawingStore, drawingStore, type Refuse } from './drawing-store.ts'

type Views = ReturnType<typeof blockViews>

/** A document as the canvas opens it: cards without a place are set in lines, the others stay where they were left. */
export function openDrawing(mechanism: Mechanism, layout: Layout, refuse?: Refuse): DrawingStore {
  const views = blockViews(mechanism)
  return drawingStore(wholeDrawing(mechanism, layout, views), refuse, views)
}

/** The same for a drawing that is open already and gets another content. */
export function wholeDrawing(mechanism: Mechanism, layout: Layout, views?: Views): Drawing {
  // Only who has no place needs the sizes of the others; in a drawing of thousands that is half of opening it.
  const isPlaced = mechanism.blocks.every(({ id }) => layout.positions[id] !== undefined)
  const positions = isPlaced
    ? layout.positions
    : placeMissing(mechanism, views ?? blockViews(mechanism), layout.positions)
  return { mechanism, layout: withNotes({ positions }, layout.notes ?? []) }
}
