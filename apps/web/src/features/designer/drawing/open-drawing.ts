import type { Layout, Mechanism } from '@jizhi/mechanism'
import { placeMissing } from '../../drawing-lines/index.ts'
import { blockViews } from './block-view.ts'
import { type DrawingStore, drawingStore, type Refuse } from './drawing-store.ts'

/** A document as the canvas opens it: cards without a place are set in lines, the others stay where they were left. */
export function openDrawing(mechanism: Mechanism, layout: Layout, refuse?: Refuse): DrawingStore {
  const positions = placeMissing(mechanism, blockViews(mechanism), layout.positions)
  return drawingStore({ mechanism, layout: { positions } }, refuse)
}
