import { getViewportForBounds, useStoreApi, type Viewport } from '@xyflow/react'
import { type RefObject, startTransition, useLayoutEffect, useRef, useState } from 'react'
import { FIT, FURTHEST } from './fit.ts'
import type { CanvasNode, WireEdge } from './flow-parts.ts'

interface Size {
  readonly width: number
  readonly height: number
}

interface Parts {
  readonly nodes: CanvasNode[]
  readonly edges: WireEdge[]
}

/**
 * The canvas's size, known before its first card is drawn. From then on nothing is measured: sizes and ports of cards are
 * given (`cardNodes`), and a card first measured from afar, where it has no ports, would lose its wires.
 *
 * The library knows the cards by then: given to it only as they are drawn, it would draw all of them a second time, at
 * once. So they are drawn in pieces, between which the page answers.
 */
export function useCanvasSize(canvas: RefObject<HTMLElement | null>, { nodes, edges }: Parts): Size | undefined {
  const [size, setSize] = useState<Size>()
  const flow = useStoreApi<CanvasNode, WireEdge>()
  const opened = useRef({ nodes, edges })
  useLayoutEffect(() => {
    flow.setState({ updateNodeInternals: () => undefined })
    flow.getState().setNodes(opened.current.nodes)
    flow.getState().setEdges(opened.current.edges)
    // Asked for at once, the size would have the whole page laid out before anything is seen of it.
    const watched = new ResizeObserver(([seen]) => {
      watched.disconnect()
      if (seen) startTransition(() => setSize(seen.contentRect))
    })
    if (canvas.current) watched.observe(canvas.current)
    return () => watched.disconnect()
  }, [canvas, flow])
  return size
}

/** A drawing of more cards than this opens where it begins, so near that cards can be read: whole, it would be dust. */
const MOST_WHOLE = 600
const NEAR = 0.6
const EDGE = 48

/** Where the canvas stands when a drawing is opened: all of it in sight. */
export function openingView(nodes: CanvasNode[], { width, height }: Size): Viewport {
  const cards = nodes.filter(({ type }) => type === 'block')
  const first = cards[0] ?? nodes[0]
  if (first === undefined || width === 0) return { x: 0, y: 0, zoom: 1 }
  if (cards.length > MOST_WHOLE)
    return { x: EDGE - first.position.x * NEAR, y: EDGE - first.position.y * NEAR, zoom: NEAR }
  return getViewportForBounds(boundsOf(nodes), width, height, FURTHEST, FIT.maxZoom, FIT.padding)
}

function boundsOf(nodes: readonly CanvasNode[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + width)
    bottom = Math.max(bottom, position.y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
