import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'
import { CARD_WIDTH } from '../../drawing-lines/index.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { focusPart } from './focus-parts.ts'

/** Room around a card that is brought into sight. */
const EDGE = 40

/** Chooses a card or a note, brings it into sight where it is not, and gives it the focus. */
export function useGoTo(): (id: string) => void {
  const store = useDrawingStore()
  const flow = useStoreApi()
  const { setCenter } = useReactFlow()
  return useCallback(
    (id) => {
      const { drawing, select } = store.getState()
      select([id])
      const { positions, notes = [] } = drawing.layout
      const at = positions[id] ?? notes.find((note) => note.id === id)
      const { transform, width, height, domNode } = flow.getState()
      const [left, top, zoom] = transform
      if (at) {
        const [x, y] = [at.x * zoom + left, at.y * zoom + top]
        const seen = x > EDGE && y > EDGE && x + CARD_WIDTH * zoom < width - EDGE && y + 100 * zoom < height - EDGE
        // From so far that a card is only a colour, it is brought near.
        if (!seen || zoom < 0.3) void setCenter(at.x + CARD_WIDTH / 2, at.y + 46, { zoom: Math.max(zoom, 0.6) })
      }
      // The card is drawn after this: now, or, where it had to be brought into sight, a frame later.
      const focus = (left: number) =>
        requestAnimationFrame(() => {
          if (domNode && !focusPart(domNode, { part: 'card', id }) && left > 0) focus(left - 1)
        })
      focus(5)
    },
    [store, flow, setCenter],
  )
}
