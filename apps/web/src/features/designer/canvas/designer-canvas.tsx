import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  type Connection,
  type NodeChange,
  type NodeSelectionChange,
  ReactFlow,
  useReactFlow,
} from '@xyflow/react'
import { type DragEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CARD_WIDTH, onGrid } from '../../drawing-lines/index.ts'
import '@xyflow/react/dist/base.css'
import { useDesk } from '../desk/desk.ts'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { BlockCard } from './block-card.tsx'
import { CanvasBar } from './canvas-bar.tsx'
import { CanvasMap } from './canvas-map.tsx'
import { FIT } from './fit.ts'
import './designer-canvas.css'
import { draggedKind } from './drag-block.ts'
import { type CardNode, cardNodes, type Marks, type WireEdge, wireEdges } from './flow-parts.ts'
import { RosterWire } from './roster-wire.tsx'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useZoomBand, ZoomBandProvider } from './zoom-band.tsx'

const nodeTypes = { block: BlockCard }
const edgeTypes = { roster: RosterWire }
/** Beyond this many cards, dots and map rest while the canvas moves. */
const MANY = 60

export interface DesignerCanvasProps {
  readonly marks: Marks
  /** Rows that leave an output port (`block/port`) in the chosen month, e.g. "27 → 5". */
  readonly counts?: Readonly<Record<string, string>>
}

const noCounts = {}

export function DesignerCanvas({ marks, counts = noCounts }: DesignerCanvasProps) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const steps = useSteps()
  const parts = useFlowParts(marks, counts)
  const keys = useCanvasKeys()
  const [moving, setMoving] = useState(false)
  const drop = useDropBlock()
  const many = parts.nodes.length > MANY
  return (
    <section className="designer-canvas" aria-label={t('designer.canvas')} onKeyDown={keys}>
      <ZoomBandProvider>
        <ReactFlow<CardNode, WireEdge>
          {...parts}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onConnect={(made) => joined(made, steps.connect)}
          onMoveStart={() => many && setMoving(true)}
          onMoveEnd={() => setMoving(false)}
          {...drop}
          fitView
          fitViewOptions={FIT}
          minZoom={0.1}
          maxZoom={1.5}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          deleteKeyCode={null}
          disableKeyboardA11y
          onlyRenderVisibleElements={many}
          zoomOnDoubleClick={false}
          connectionRadius={28}
          proOptions={{ hideAttribution: true }}
        >
          <Dots hidden={moving} />
          {moving ? null : <CanvasMap />}
          <CanvasBar />
        </ReactFlow>
      </ZoomBandProvider>
    </section>
  )
}

function Dots({ hidden }: { readonly hidden: boolean }) {
  const band = useZoomBand()
  if (hidden || band !== 'full') return null
  return <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--grid-dot)" />
}

function joined(
  { source, sourceHandle, target, targetHandle }: Connection,
  connect: ReturnType<typeof useSteps>['connect'],
) {
  if (sourceHandle === null || targetHandle === null) return
  connect({ block: source, port: sourceHandle }, { block: target, port: targetHandle })
}

/** The store's drawing as the flow library wants it; positions of a running drag live here until it ends as one step. */
function useFlowParts(marks: Marks, counts: Readonly<Record<string, string>>) {
  const store = useDrawingStore()
  const steps = useSteps()
  const drawing = useDrawing((state) => state.drawing)
  const views = useDrawing((state) => state.views)
  const selected = useDrawing((state) => state.selected)
  const selectedWire = useDrawing((state) => state.selectedWire)
  const settled = useMemo(() => cardNodes(drawing, views, marks, selected), [drawing, views, marks, selected])
  const [nodes, setNodes] = useState(settled)
  useEffect(() => setNodes((before) => keepSame(before, settled)), [settled])
  const edges = useMemo(() => wireEdges(drawing, views, counts, selectedWire), [drawing, views, counts, selectedWire])
  const onNodesChange = useCallback(
    (changed: NodeChange<CardNode>[]) => {
      setNodes((before) =>
        applyNodeChanges(
          changed.filter(({ type }) => type === 'position'),
          before,
        ),
      )
      const { drawing: now, selected: chosen, select } = store.getState()
      const moved = changed.flatMap((one) =>
        one.type === 'position' && one.dragging === false && one.position ? [[one.id, one.position] as const] : [],
      )
      const elsewhere = moved.filter(([id, { x, y }]) => {
        const was = now.layout.positions[id]
        return was?.x !== x || was.y !== y
      })
      if (elsewhere.length > 0) steps.move(Object.fromEntries(elsewhere))
      const picks = changed.filter((one) => one.type === 'select')
      if (picks.length > 0) select(chosenAfter(chosen, picks))
    },
    [store, steps],
  )
  const { select, selectWire } = store.getState()
  const onEdgeClick = useCallback((_: unknown, { data }: WireEdge) => selectWire(data?.wire), [selectWire])
  const onPaneClick = useCallback(() => select([]), [select])
  return { nodes, edges, onNodesChange, onEdgeClick, onPaneClick }
}

function chosenAfter(chosen: readonly string[], picks: readonly NodeSelectionChange[]): readonly string[] {
  const after = new Set(chosen)
  for (const { id, selected } of picks) {
    if (selected) after.add(id)
    else after.delete(id)
  }
  return [...after]
}

/** A card whose content did not change keeps its node object, so that it is not drawn again. */
function keepSame(before: readonly CardNode[], after: readonly CardNode[]): CardNode[] {
  const old = new Map(before.map((node) => [node.id, node]))
  return after.map((node) => {
    const was = old.get(node.id)
    const same =
      was !== undefined &&
      was.data.view === node.data.view &&
      was.data.errors === node.data.errors &&
      was.data.warnings === node.data.warnings &&
      was.position.x === node.position.x &&
      was.position.y === node.position.y &&
      was.selected === node.selected
    return same ? was : node
  })
}

/** Palette entries are dragged by the browser's own drag and drop. */
function useDropBlock() {
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
