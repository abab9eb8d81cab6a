import { type FinalConnectionState, useReactFlow } from '@xyflow/react'
import { type DragEvent, useCallback } from 'react'
import { CARD_WIDTH, onGrid, PORT_TOP } from '../../drawing-lines/index.ts'
import { useDesk } from '../desk/desk.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { draggedKind } from './drag-block.ts'
import { useCanvasActs } from './quick.ts'

/** Palette entries are dragged by the browser's own drag and drop. */
export function useDropBlock() {
  const steps = useSteps()
  const { readOnly } = useDesk()
  const { screenToFlowPosition } = useReactFlow()
  if (readOnly) return {}
  return {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    },
    onDrop: (event: DragEvent) => {
      const kind = draggedKind(event.dataTransfer)
      if (kind === undefined) return
      event.preventDefault()
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY })
      steps.add(kind, onGrid({ x: x - CARD_WIDTH / 2, y: y - 20 }))
    },
  }
}

/** A wire let go where nothing is asks which block is to stand there. */
export function useConnectEnd() {
  const { ask } = useCanvasActs()
  const { screenToFlowPosition } = useReactFlow()
  return useCallback(
    (event: MouseEvent | TouchEvent, { fromHandle, toHandle, toNode }: FinalConnectionState) => {
      if (fromHandle === null || toHandle !== null || toNode !== null || !fromHandle.id) return
      const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? NOWHERE) : event
      const canvas = event.target instanceof Element ? event.target.closest('.designer-canvas') : null
      if (canvas === null) return
      const { left, top } = canvas.getBoundingClientRect()
      const { x, y } = screenToFlowPosition({ x: clientX, y: clientY })
      const port = { block: fromHandle.nodeId, port: fromHandle.id }
      const out = fromHandle.type === 'source'
      ask({
        ask: 'place',
        place: out ? { after: port } : { before: port },
        at: { x: out ? x : x - CARD_WIDTH, y: y - PORT_TOP },
        screen: { x: clientX - left, y: clientY - top },
      })
    },
    [ask, screenToFlowPosition],
  )
}

const NOWHERE = { clientX: 0, clientY: 0 }
