import { type FinalConnectionState, useReactFlow } from '@xyflow/react'
import { type DragEvent, useCallback, useRef } from 'react'
import { CARD_WIDTH, onGrid, PORT_TOP } from '../../drawing-lines/index.ts'
import { useDesk } from '../desk/desk.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { draggedKind } from './drag-block.ts'
import { wireKey } from './flow-parts.ts'
import { useCanvasActs } from './quick.ts'

/** Palette entries are dragged by the browser's own drag and drop; let go on a wire, the block stands on it. */
export function useDropBlock() {
  const steps = useSteps()
  const { readOnly } = useDesk()
  const store = useDrawingStore()
  const { screenToFlowPosition } = useReactFlow()
  const lit = useRef<Element>(null)
  if (readOnly) return {}
  const light = (wire: Element | null) => {
    if (wire === lit.current) return
    lit.current?.classList.remove('wire-awaits')
    wire?.classList.add('wire-awaits')
    lit.current = wire
  }
  return {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      light(wireUnder(event))
    },
    onDragLeave: () => light(null),
    onDrop: (event: DragEvent) => {
      const kind = draggedKind(event.dataTransfer)
      light(null)
      if (kind === undefined) return
      event.preventDefault()
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY })
      const at = onGrid({ x: x - CARD_WIDTH / 2, y: y - 20 })
      const key = wireUnder(event)?.getAttribute('data-id')
      const on = store.getState().drawing.mechanism.wires.find((wire) => wireKey(wire) === key)
      if (on === undefined) steps.add(kind, at)
      else steps.put(kind, { on }, at)
    },
  }
}

const wireUnder = ({ clientX, clientY }: DragEvent): Element | null =>
  document.elementFromPoint(clientX, clientY)?.closest('.react-flow__edge') ?? null

/** A wire let go where nothing is asks which block is to stand there. */
export function useConnectEnd(isRewiring: () => boolean) {
  const { ask } = useCanvasActs()
  const { screenToFlowPosition } = useReactFlow()
  return useCallback(
    (event: MouseEvent | TouchEvent, { fromHandle, toHandle, toNode }: FinalConnectionState) => {
      if (isRewiring() || fromHandle === null || toHandle !== null || toNode !== null || !fromHandle.id) return
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
    [ask, screenToFlowPosition, isRewiring],
  )
}

const NOWHERE = { clientX: 0, clientY: 0 }
