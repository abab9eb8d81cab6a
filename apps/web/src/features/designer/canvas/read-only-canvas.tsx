import type { Layout, Mechanism } from '@jizhi/mechanism'
import { ReactFlowProvider } from '@xyflow/react'
import { useMemo } from 'react'
import { DeskProvider } from '../desk/desk.ts'
import { openDrawing } from '../drawing/open-drawing.ts'
import { DrawingProvider } from '../drawing/use-drawing.ts'
import { DesignerCanvas } from './designer-canvas.tsx'

const desk = { readOnly: true, findings: [] }
const noMarks = new Map()

/** A drawing to look at, with the rows that left each output port (`block/port`) on its wires. Fills its box. */
export function ReadOnlyCanvas(props: {
  readonly mechanism: Mechanism
  readonly layout: Layout
  readonly counts: Readonly<Record<string, string>>
}) {
  const { mechanism, layout, counts } = props
  const store = useMemo(() => openDrawing(mechanism, layout), [mechanism, layout])
  return (
    <DrawingProvider value={store}>
      <ReactFlowProvider>
        <DeskProvider value={desk}>
          <DesignerCanvas marks={noMarks} counts={counts} />
        </DeskProvider>
      </ReactFlowProvider>
    </DrawingProvider>
  )
}
