import { type Edge, type Node, useReactFlow } from '@xyflow/react'
import { type MouseEvent, useMemo } from 'react'
import { useDesk } from '../desk/desk.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { wireKey } from './flow-parts.ts'
import { useCanvasActs } from './quick.ts'

type Pressed = globalThis.MouseEvent | MouseEvent

/** The right button lists what can be done with what it was pressed on, as Shift+F10 does. Where nothing can be, the browser's own menu stays. */
export function useMenu() {
  const { readOnly } = useDesk()
  const store = useDrawingStore()
  const { ask } = useCanvasActs()
  const { screenToFlowPosition } = useReactFlow()
  return useMemo(() => {
    if (readOnly) return {}
    const open = (event: Pressed) => {
      const canvas = event.target instanceof Element ? event.target.closest('.designer-canvas') : null
      if (canvas === null) return
      event.preventDefault()
      const { left, top } = canvas.getBoundingClientRect()
      const { clientX, clientY } = event
      ask({
        ask: 'acts',
        at: screenToFlowPosition({ x: clientX, y: clientY }),
        screen: { x: clientX - left, y: clientY - top },
      })
    }
    const onPaneContextMenu = (event: Pressed) => {
      store.getState().select([])
      open(event)
    }
    return {
      onPaneContextMenu,
      onNodeContextMenu: (event: MouseEvent, { id, type }: Node) => {
        if (type === 'frame') return onPaneContextMenu(event)
        const { selected, select } = store.getState()
        if (!selected.includes(id)) select([id])
        open(event)
      },
      onEdgeContextMenu: (event: MouseEvent, { id }: Edge) => {
        const { drawing, selectWire } = store.getState()
        selectWire(drawing.mechanism.wires.find((wire) => wireKey(wire) === id))
        open(event)
      },
      onSelectionContextMenu: open,
    }
  }, [readOnly, store, ask, screenToFlowPosition])
}
