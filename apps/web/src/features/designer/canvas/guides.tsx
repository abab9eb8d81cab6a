import { ViewportPortal } from '@xyflow/react'
import { CARD_WIDTH } from '../../drawing-lines/index.ts'
import type { CanvasNode } from './flow-parts.ts'

/** Lines on which a card that is being dragged stands level with others: their left edges, and their first ports. */
export interface GuideLines {
  readonly x?: readonly [at: number, from: number, to: number]
  readonly y?: readonly [at: number, from: number, to: number]
}

const BEYOND = 24

/** The guides of the cards being dragged; undefined where nothing stands level. */
export function guidesOf(nodes: readonly CanvasNode[], dragged: readonly string[]): GuideLines | undefined {
  const held = nodes.find(({ id }) => id === dragged[0])
  if (held === undefined) return undefined
  const { x, y } = held.position
  const others = nodes.filter(({ id, type }) => type !== 'frame' && !dragged.includes(id))
  const below = others.filter(({ position }) => position.x === x).map(({ position }) => position.y)
  const beside = others.filter(({ position }) => position.y === y).map(({ position }) => position.x)
  if (below.length + beside.length === 0) return undefined
  const height = held.height ?? 0
  return {
    ...(below.length === 0
      ? {}
      : { x: [x, Math.min(y, ...below) - BEYOND, Math.max(y, ...below) + height + BEYOND] as const }),
    ...(beside.length === 0
      ? {}
      : { y: [y, Math.min(x, ...beside) - BEYOND, Math.max(x, ...beside) + CARD_WIDTH + BEYOND] as const }),
  }
}

export function Guides({ lines }: { readonly lines: GuideLines | undefined }) {
  if (lines === undefined) return null
  const { x, y } = lines
  return (
    <ViewportPortal>
      {x ? <div className="guide" style={{ left: x[0], top: x[1], width: 1, height: x[2] - x[1] }} /> : null}
      {y ? <div className="guide" style={{ left: y[1], top: y[0], width: y[2] - y[1], height: 1 }} /> : null}
    </ViewportPortal>
  )
}
