import { ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { CARD_WIDTH } from '../../drawing-lines/index.ts'
import { DesignerCanvas } from '../canvas/designer-canvas.tsx'
import { DeskProvider } from '../desk/desk.ts'
import { DrawingProvider, useDrawingStore } from '../drawing/use-drawing.ts'
import { BlockMarksProvider } from './block-marks.ts'
import { type Overlay, overlayStore } from './overlaid.ts'

const desk = { readOnly: true, findings: [] }
const noMarks = new Map()

interface DifferenceCanvasProps {
  readonly overlay: Overlay
  /** The block whose difference is looked at; brought into sight. */
  readonly block: string | undefined
  /** Rows on the wires, where a month is chosen. */
  readonly counts: Readonly<Record<string, string>> | undefined
}

/** Versions on one canvas, what differs marked; to look at, not to draw on. */
export function DifferenceCanvas({ overlay, block, counts }: DifferenceCanvasProps) {
  const store = useMemo(() => overlayStore(overlay), [overlay])
  return (
    <DrawingProvider value={store}>
      <ReactFlowProvider>
        <DeskProvider value={desk}>
          <BlockMarksProvider value={overlay}>
            <DesignerCanvas marks={noMarks} {...(counts ? { counts } : {})} />
            <Following block={block} />
          </BlockMarksProvider>
        </DeskProvider>
      </ReactFlowProvider>
    </DrawingProvider>
  )
}

/** Chooses the block and brings it into sight; the focus stays with whoever walks through the list. */
function Following({ block }: { readonly block: string | undefined }) {
  const store = useDrawingStore()
  const { setCenter, getZoom, viewportInitialized } = useReactFlow()
  useEffect(() => {
    const { drawing, views, select } = store.getState()
    if (block === undefined || !views.has(block)) return
    select([block])
    const at = drawing.layout.positions[block]
    if (at && viewportInitialized) void setCenter(at.x + CARD_WIDTH / 2, at.y + 46, { zoom: Math.max(getZoom(), 0.6) })
  }, [block, store, setCenter, getZoom, viewportInitialized])
  return null
}
