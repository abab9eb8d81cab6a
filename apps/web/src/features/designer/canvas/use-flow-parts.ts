import type { Wire } from '@jizhi/mechanism'
import { applyNodeChanges, type NodeChange, type NodeSelectionChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useHeldSentences } from '../delegation/held-mark.tsx'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import {
  type CanvasNode,
  cardNodes,
  frameNodes,
  type Marks,
  noteNodes,
  type WireEdge,
  wireEdges,
} from './flow-parts.ts'
import { type GuideLines, guidesOf } from './guides.tsx'

/** The store's drawing as the flow library wants it; positions of a running drag live here until it ends as one step. */
export function useFlowParts(marks: Marks, counts: Readonly<Record<string, string>>) {
  const settled = useSettledNodes(marks)
  const [nodes, setNodes] = useState(settled)
  const [guides, setGuides] = useState<GuideLines>()
  useEffect(() => setNodes((before) => keepSame(before, settled)), [settled])
  const edges = useEdges(counts)
  const settle = useSettle()
  const store = useDrawingStore()
  const onNodesChange = useCallback(
    (changed: NodeChange<CanvasNode>[]) => {
      const shown = changed.filter(({ type }) => type === 'position' || type === 'dimensions')
      if (shown.length > 0) {
        const dragged = changed.flatMap((one) => (one.type === 'position' && one.dragging ? [one.id] : []))
        setNodes((before) => {
          const after = applyNodeChanges(shown, before)
          setGuides(dragged.length === 0 ? undefined : guidesOf(after, dragged))
          return after
        })
      }
      settle(changed)
    },
    [settle],
  )
  const { select, selectWire } = store.getState()
  const onEdgeClick = useCallback(
    (_: unknown, { data }: { readonly data?: { readonly wire: Wire } }) => selectWire(data?.wire),
    [selectWire],
  )
  const onPaneClick = useCallback(() => select([]), [select])
  return { guides, parts: { nodes, edges, onNodesChange, onEdgeClick, onPaneClick } }
}

function useSettledNodes(marks: Marks): CanvasNode[] {
  const drawing = useDrawing((state) => state.drawing)
  const views = useDrawing((state) => state.views)
  const selected = useDrawing((state) => state.selected)
  const held = useHeldSentences()
  return useMemo(
    () => [
      ...frameNodes(drawing, views),
      ...cardNodes(drawing, views, marks, selected, held),
      ...noteNodes(drawing, selected),
    ],
    [drawing, views, marks, selected, held],
  )
}

function useEdges(counts: Readonly<Record<string, string>>): WireEdge[] {
  const drawing = useDrawing((state) => state.drawing)
  const views = useDrawing((state) => state.views)
  const selectedWire = useDrawing((state) => state.selectedWire)
  return useMemo(() => wireEdges(drawing, views, counts, selectedWire), [drawing, views, counts, selectedWire])
}

/** What a drag or a choice of the flow library means for the drawing. */
function useSettle() {
  const store = useDrawingStore()
  const picture = usePictureSteps()
  return useCallback(
    (changed: readonly NodeChange<CanvasNode>[]) => {
      const { drawing, selected, select } = store.getState()
      const { positions, notes = [] } = drawing.layout
      const moved = changed.flatMap((one) =>
        one.type === 'position' && one.dragging === false && one.position ? [[one.id, one.position] as const] : [],
      )
      const elsewhere = moved.filter(([id, { x, y }]) => {
        const was = positions[id] ?? notes.find((note) => note.id === id)
        return was?.x !== x || was.y !== y
      })
      if (elsewhere.length > 0) picture.move(Object.fromEntries(elsewhere))
      const picks = changed.filter((one) => one.type === 'select')
      if (picks.length > 0) select(chosenAfter(selected, picks))
    },
    [store, picture],
  )
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
function keepSame(before: CanvasNode[], after: CanvasNode[]): CanvasNode[] {
  if (before === after) return before
  const old = new Map(before.map((node) => [node.id, node]))
  return after.map((node) => {
    const was = old.get(node.id)
    return was !== undefined && isSame(was, node) ? was : node
  })
}

function isSame(a: CanvasNode, b: CanvasNode): boolean {
  const [one, other]: [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>] = [a.data, b.data]
  return (
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.selected === b.selected &&
    a.width === b.width &&
    a.height === b.height &&
    a.ariaLabel === b.ariaLabel &&
    Object.keys(one).every((key) => one[key] === other[key])
  )
}
