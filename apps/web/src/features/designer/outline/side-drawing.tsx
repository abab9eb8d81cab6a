import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CARD_WIDTH, cardHeight, portOffset } from '../../drawing-lines/index.ts'
import { wireEdges, wireKey } from '../canvas/flow-parts.ts'
import { wireShape } from '../canvas/wire-path.ts'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import './side-drawing.css'

const ROOM = 60
const NOWHERE = { x: 0, y: 0 }
const noCounts = {}

/** The drawing in small beside its sentences, as it stands on the canvas; a card that is pressed chooses its sentence. */
export function SideDrawing({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const drawing = useDrawing((state) => state.drawing)
  const views = useDrawing((state) => state.views)
  const selected = useDrawing((state) => state.selected)
  const wires = useMemo(() => wirePaths(drawing, views), [drawing, views])
  const at = (id: string) => drawing.layout.positions[id] ?? NOWHERE
  const cards = [...views.values()]
  if (cards.length === 0) return null
  const left = Math.min(...cards.map(({ id }) => at(id).x)) - ROOM
  const top = Math.min(...cards.map(({ id }) => at(id).y)) - ROOM
  const right = Math.max(...cards.map(({ id }) => at(id).x + CARD_WIDTH)) + ROOM
  const bottom = Math.max(...cards.map((view) => at(view.id).y + cardHeight(view))) + ROOM
  return (
    <svg
      className="side-drawing"
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      role="img"
      aria-label={t('versions.sideDrawing', { name: drawing.mechanism.name })}
    >
      {wires.map(({ id, path }) => (
        <path key={id} className="side-wire" d={path} />
      ))}
      {cards.map((view) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the picture is for the pointer; by keyboard and reader the sentences themselves are chosen.
        <g
          key={view.id}
          className={`side-card family-${view.family}${selected.includes(view.id) ? ' side-chosen' : ''}`}
          transform={`translate(${at(view.id).x} ${at(view.id).y})`}
          onClick={() => {
            store.getState().select([view.id])
            onChoose(view.id)
          }}
        >
          <rect width={CARD_WIDTH} height={cardHeight(view)} rx={8} />
          <rect className="side-band" width={12} height={cardHeight(view)} rx={4} />
          <text x={CARD_WIDTH / 2 + 6} y={58} textAnchor="middle">
            {view.name.length > 6 ? `${view.name.slice(0, 5)}…` : view.name}
          </text>
        </g>
      ))}
    </svg>
  )
}

function wirePaths(
  drawing: Parameters<typeof wireEdges>[0],
  views: Parameters<typeof wireEdges>[1],
): readonly { readonly id: string; readonly path: string }[] {
  const at = (id: string) => drawing.layout.positions[id] ?? NOWHERE
  return wireEdges(drawing, views, noCounts, undefined).flatMap(({ data }) => {
    if (data === undefined) return []
    const { wire, lane, around } = data
    const into = views.get(wire.to.block)?.inputs.findIndex(({ id }) => id === wire.to.port) ?? 0
    const from = { x: at(wire.from.block).x + CARD_WIDTH, y: at(wire.from.block).y + portOffset(lane) }
    const to = { x: at(wire.to.block).x, y: at(wire.to.block).y + portOffset(Math.max(into, 0)) }
    return [{ id: wireKey(wire), path: wireShape(from, to, lane, around).path }]
  })
}
