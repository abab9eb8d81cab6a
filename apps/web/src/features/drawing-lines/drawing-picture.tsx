import { blockDef, isBlockKind, type Mechanism, openBlock } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { CARD_WIDTH, cardHeight, type Ports } from './card-size.ts'
import { columnsOf, setInLines } from './lines.ts'
import './drawing-picture.css'

interface DrawingPictureProps {
  readonly mechanism: Mechanism
  /** What the picture shows, for those who cannot see it. */
  readonly label: string
}

/** Cards to a line; in a small picture more would be unreadable. */
const LINE_WIDTH = 1100
const NONE: Ports = { inputs: [], outputs: [] }

/** A drawing in small: families by colour, 名 only; the wires follow from the order. */
export function DrawingPicture({ mechanism, label }: DrawingPictureProps) {
  const { cards, lines, width, height } = useMemo(() => pictureOf(mechanism), [mechanism])
  return (
    <svg className="drawing-picture" viewBox={`-30 -8 ${width + 60} ${height + 16}`} role="img" aria-label={label}>
      {lines.map((path) => (
        <path key={path} className="picture-wire" d={path} />
      ))}
      {cards.map(({ id, family, name, x, y }) => (
        <g key={id} className={`picture-card picture-${family}`} transform={`translate(${x} ${y})`}>
          <rect width={CARD_WIDTH} height={HEIGHT} rx={8} />
          <rect className="picture-band" width={12} height={HEIGHT} rx={4} />
          <text x={CARD_WIDTH / 2 + 6} y={HEIGHT / 2 + 13} textAnchor="middle">
            {name.length > 6 ? `${name.slice(0, 5)}…` : name}
          </text>
        </g>
      ))}
    </svg>
  )
}

const HEIGHT = 92

function pictureOf(mechanism: Mechanism) {
  const ports = new Map(
    mechanism.blocks.map((block) => {
      const opened = openBlock(block)
      return [block.id, opened.ok ? opened.value : NONE] as const
    }),
  )
  const positions = setInLines(mechanism, columnsOf(mechanism), ports, LINE_WIDTH)
  const cards = mechanism.blocks.flatMap(({ id, kind, name }) => {
    const at = positions[id]
    if (at === undefined || !isBlockKind(kind)) return []
    const { family, name: kindName } = blockDef(kind)
    return [{ id, family, name: name ?? kindName, ...at }]
  })
  const lines = mechanism.wires.flatMap(({ from, to }) => {
    const a = positions[from.block]
    const b = positions[to.block]
    return a === undefined || b === undefined ? [] : [wireOf(a, b)]
  })
  const width = Math.max(CARD_WIDTH, ...cards.map(({ x }) => x + CARD_WIDTH))
  const height = Math.max(HEIGHT, ...cards.map(({ id, y }) => y + Math.min(HEIGHT, cardHeight(ports.get(id) ?? NONE))))
  return { cards, lines: [...new Set(lines)], width, height }
}

/** Level neighbours by a straight line, others round the corner above their line. */
function wireOf(a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }): string {
  const out = a.x + CARD_WIDTH
  const middle = HEIGHT / 2
  if (a.y === b.y && b.x > a.x && b.x - out < CARD_WIDTH) return `M${out} ${a.y + middle}H${b.x}`
  return `M${out} ${a.y + middle}h22V${b.y - 28}H${b.x - 22}V${b.y + middle}h22`
}
