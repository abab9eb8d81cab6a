import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'
import { cardBoxes, freePlace } from '../../drawing-lines/index.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import { useCanvasActs } from './quick.ts'

/** Sticks a new note on a free place near the middle of what is seen. */
export function useStickNote(): () => void {
  const store = useDrawingStore()
  const flow = useStoreApi()
  const picture = usePictureSteps()
  const { goTo } = useCanvasActs()
  const { screenToFlowPosition } = useReactFlow()
  return useCallback(() => {
    const box = flow.getState().domNode?.getBoundingClientRect()
    if (!box) return
    const { x, y } = screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
    const { drawing, views } = store.getState()
    const notes = (drawing.layout.notes ?? []).map((note) => ({
      left: note.x,
      top: note.y,
      right: note.x + note.width,
      bottom: note.y + note.height,
    }))
    goTo(picture.addNote(freePlace({ x: x - 100, y: y - 60 }, [...cardBoxes(drawing.layout, views), ...notes])))
  }, [store, flow, picture, goTo, screenToFlowPosition])
}
