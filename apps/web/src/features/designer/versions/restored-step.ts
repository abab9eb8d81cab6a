import type { Layout, Mechanism } from '@jizhi/mechanism'
import type { Change, Drawing } from '../drawing/change.ts'
import { wholeDrawing } from '../drawing/open-drawing.ts'
import { mergeStep } from '../upstream/merge-step.ts'

/** The one step after which the drawing is what it was then: meaning, places and notes. */
export function restoredStep(drawing: Drawing, mechanism: Mechanism, layout: Layout): Change {
  const { positions, notes = [] } = wholeDrawing(mechanism, layout).layout
  return { ...mergeStep(drawing, mechanism), positions, notes }
}
