import { Panel, type ReactFlowState, useOnViewportChange, useReactFlow, useStore } from '@xyflow/react'
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLayout } from '../../../ui/use-layout.ts'
import { CARD_WIDTH, cardHeight } from '../../drawing-lines/index.ts'
import { useDrawing } from '../drawing/use-drawing.ts'

const WIDTH = 132
const HEIGHT = 84
const ROOM = 60

/** The whole drawing in small; pressing or dragging in it moves the view. */
export function CanvasMap() {
  const { t } = useTranslation()
  const phone = useLayout() === 'phone'
  const cards = useCards()
  const { setCenter, getZoom } = useReactFlow()
  if (phone || cards === undefined) return null
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const scale = Math.max(cards.width / width, cards.height / height)
    const x = cards.left + cards.width / 2 + (event.clientX - left - width / 2) * scale
    const y = cards.top + cards.height / 2 + (event.clientY - top - height / 2) * scale
    void setCenter(x, y, { zoom: getZoom() })
  }
  return (
    <Panel position="bottom-right" className="canvas-map">
      <svg
        width={WIDTH}
        height={HEIGHT}
        viewBox={`${cards.left} ${cards.top} ${cards.width} ${cards.height}`}
        role="img"
        aria-label={t('designer.map')}
        onPointerDown={go}
        onPointerMove={go}
      >
        {cards.paths}
        <Seen />
      </svg>
    </Panel>
  )
}

/** One path per family: 300 cards cost five elements. */
function useCards() {
  const positions = useDrawing((state) => state.drawing.layout.positions)
  const views = useDrawing((state) => state.views)
  const selected = useDrawing((state) => state.selected)
  return useMemo(() => {
    const paths = new Map<string, string>()
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [id, view] of views) {
      const { x, y } = positions[id] ?? { x: 0, y: 0 }
      const height = cardHeight(view)
      const group = selected.includes(id) ? 'map-chosen' : `family-${view.family}`
      paths.set(group, `${paths.get(group) ?? ''}M${x} ${y}h${CARD_WIDTH}v${height}h${-CARD_WIDTH}z`)
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x + CARD_WIDTH)
      bottom = Math.max(bottom, y + height)
    }
    if (paths.size === 0) return undefined
    return {
      left: left - ROOM,
      top: top - ROOM,
      width: right - left + 2 * ROOM,
      height: bottom - top + 2 * ROOM,
      paths: [...paths].map(([group, path]) => <path key={group} className={group} d={path} />),
    }
  }, [positions, views, selected])
}

const seenNow = ({ transform: [x, y, zoom], width, height }: ReactFlowState) =>
  [-x / zoom, -y / zoom, width / zoom, height / zoom].map(Math.round).join(' ')

/** What of a large drawing is seen is drawn again only when the canvas stands still. */
const MANY = 60

/** What of the drawing is seen. */
function Seen() {
  const [moving, setMoving] = useState(false)
  const kept = useRef('0 0 0 0')
  useOnViewportChange({ onStart: () => setMoving(true), onEnd: () => setMoving(false) })
  const seen = useStore((state) => (moving && state.nodes.length > MANY ? kept.current : seenNow(state)))
  useEffect(() => {
    kept.current = seen
  }, [seen])
  const [x, y, width, height] = seen.split(' ')
  return <rect className="map-seen" x={x} y={y} width={width} height={height} vectorEffect="non-scaling-stroke" />
}
