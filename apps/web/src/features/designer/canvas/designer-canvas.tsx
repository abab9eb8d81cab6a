import { Background, BackgroundVariant, type Connection, ReactFlow } from '@xyflow/react'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inAntd } from '../../../ui/in-antd.tsx'
import { GRID } from '../../drawing-lines/index.ts'
import '@xyflow/react/dist/base.css'
import { useDesk } from '../desk/desk.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { BlockCard } from './block-card.tsx'
import { CanvasBar } from './canvas-bar.tsx'
import { CanvasMap } from './canvas-map.tsx'
import { ChosenBar } from './chosen-bar.tsx'
import { EmptyCanvas } from './empty-canvas.tsx'
import { FURTHEST } from './fit.ts'
import './designer-canvas.css'
import type { CanvasNode, Marks, WireEdge } from './flow-parts.ts'
import { GroupFrame } from './group-frame.tsx'
import { Guides } from './guides.tsx'
import { NoteCard } from './note-card.tsx'
import { openingView, useCanvasSize } from './opening-view.ts'
import { CanvasActsProvider, type Quick } from './quick.ts'
import { RosterWire } from './roster-wire.tsx'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useClipboard } from './use-clipboard.ts'
import { useConnectEnd, useDropBlock } from './use-drops.ts'
import { useFlowParts } from './use-flow-parts.ts'
import { useGoTo } from './use-go-to.ts'
import { useMenu } from './use-menu.ts'
import { useRewire } from './use-rewire.ts'
import { ManyCardsProvider, useZoomBand, ZoomBandProvider } from './zoom-band.tsx'

const nodeTypes = { block: BlockCard, note: NoteCard, frame: GroupFrame }
const edgeTypes = { roster: RosterWire }
const snap: [number, number] = [GRID, GRID]
/** Beyond this many cards, what is out of sight is not drawn, and ports only where cards are read. */
const MANY = 60

const QuickList = lazy(() => import('./quick-list.tsx').then(({ QuickList: component }) => ({ default: component })))
const KeysHelp = inAntd(() => import('./keys-help.tsx').then((part) => part.KeysHelp))

export interface DesignerCanvasProps {
  readonly marks: Marks
  /** Rows that leave an output port (`block/port`) in the chosen month, e.g. "27 → 5". */
  readonly counts?: Readonly<Record<string, string>>
}

const noCounts = {}

/** The drawing: cards, wires, notes and frames, the bar below, and the one list that is typed for. */
export function DesignerCanvas(props: DesignerCanvasProps) {
  const [quick, ask] = useState<Quick>()
  const goTo = useGoTo()
  const acts = { ask, goTo }
  return (
    <CanvasActsProvider value={acts}>
      <Canvas {...props} quick={quick} onQuickDone={() => ask(undefined)} />
    </CanvasActsProvider>
  )
}

interface CanvasProps extends DesignerCanvasProps {
  readonly quick: Quick | undefined
  readonly onQuickDone: () => void
}

function Canvas({ marks, counts = noCounts, quick, onQuickDone }: CanvasProps) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const canvas = useRef<HTMLElement>(null)
  const [helping, setHelping] = useState(false)
  const help = useCallback(() => setHelping(true), [])
  useCanvasKeys(canvas, help)
  const flow = useFlowParts(marks, counts)
  const size = useCanvasSize(canvas, flow.parts)
  return (
    <section ref={canvas} className="designer-canvas" aria-label={t('designer.canvas')}>
      {size ? <Flow {...flow} canvas={canvas} size={size} onHelp={help} /> : null}
      <Suspense fallback={null}>
        {quick && (!readOnly || quick.ask === 'search') ? (
          <QuickList key={JSON.stringify(quick)} quick={quick} onClose={onQuickDone} />
        ) : null}
        {helping ? <KeysHelp onClose={() => setHelping(false)} /> : null}
      </Suspense>
    </section>
  )
}

interface FlowProps extends ReturnType<typeof useFlowParts> {
  readonly canvas: React.RefObject<HTMLElement | null>
  readonly size: { readonly width: number; readonly height: number }
  readonly onHelp: () => void
}

function Flow({ parts, guides, canvas, size, onHelp }: FlowProps) {
  const { readOnly } = useDesk()
  const blank = useDrawing((state) => state.drawing.mechanism.blocks.length === 0)
  const [opening] = useState(() => openingView(parts.nodes, size))
  const onConnect = useJoin()
  const drop = useDropBlock()
  const menu = useMenu()
  const { grips, isRewiring } = useRewire()
  const onConnectEnd = useConnectEnd(isRewiring)
  useClipboard()
  const many = parts.nodes.length > MANY
  // What rests while the canvas moves is hidden by a class: nothing is rendered for it.
  const rest = useCallback((moving: boolean) => canvas.current?.classList.toggle('canvas-moving', moving), [canvas])
  const onMoveStart = useCallback(() => void rest(true), [rest])
  const onMoveEnd = useCallback(() => void rest(false), [rest])
  return (
    <ZoomBandProvider>
      <ManyCardsProvider value={many}>
        <ReactFlow<CanvasNode, WireEdge>
          {...parts}
          {...drop}
          {...menu}
          {...grips}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onConnect={onConnect}
          onConnectEnd={onConnectEnd}
          onMoveStart={onMoveStart}
          onMoveEnd={onMoveEnd}
          defaultViewport={opening}
          minZoom={FURTHEST}
          maxZoom={1.5}
          snapToGrid
          snapGrid={snap}
          multiSelectionKeyCode={MULTI}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          edgesReconnectable={false}
          reconnectRadius={6}
          deleteKeyCode={null}
          disableKeyboardA11y
          onlyRenderVisibleElements={many}
          zoomOnDoubleClick={false}
          connectionRadius={28}
          proOptions={PRO}
        >
          <Dots />
          <Guides lines={guides} />
          <CanvasMap />
          <CanvasBar onHelp={onHelp} />
          {readOnly ? null : <ChosenBar />}
          {blank && !readOnly ? <EmptyCanvas /> : null}
        </ReactFlow>
      </ManyCardsProvider>
    </ZoomBandProvider>
  )
}

const MULTI = ['Shift', 'Control', 'Meta']
const PRO = { hideAttribution: true }

function Dots() {
  const band = useZoomBand()
  if (band !== 'full') return null
  return <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.4} color="var(--grid-dot)" />
}

function useJoin() {
  const { connect } = useSteps()
  return useCallback(
    ({ source, sourceHandle, target, targetHandle }: Connection) => {
      if (sourceHandle === null || targetHandle === null) return
      connect({ block: source, port: sourceHandle }, { block: target, port: targetHandle })
    },
    [connect],
  )
}
