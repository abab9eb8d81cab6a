import { BaseEdge, type EdgeProps } from '@xyflow/react'
import { type KeyboardEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '../../drawing-lines/index.ts'
import { useDesk } from '../desk/desk.ts'
import { useComparedWire } from '../differences/block-marks.ts'
import { useWireMark } from '../live/wire-mark.ts'
import type { WireEdge } from './flow-parts.ts'
import { useCanvasActs } from './quick.ts'
import { wireShape } from './wire-path.ts'
import { useManyCards, useZoomBand } from './zoom-band.tsx'
import './roster-wire.css'

const NOWHERE = { block: '', port: '' }
const NO_WIRE = { from: NOWHERE, to: NOWHERE }

/** A roster on its way: orthogonal, coloured by whom it speaks about, its rows counted in the middle. */
export const RosterWire = memo(function RosterWire(props: EdgeProps<WireEdge>) {
  const { sourceX, sourceY, targetX, targetY, data, selected } = props
  const band = useZoomBand()
  const many = useManyCards()
  const lane = data?.lane ?? 0
  const mark = useWireMark(data?.wire.from ?? NOWHERE)
  const compared = useComparedWire(data?.wire ?? NO_WIRE)
  const look = compared === undefined ? mark : ` wire-${compared}`
  const { path, middle } = wireShape({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, lane, data?.around)
  return (
    <g className={`wire wire-${data?.color ?? 'township'}${selected ? ' wire-selected' : ''}${look}`}>
      <BaseEdge path={path} interactionWidth={band === 'full' || !many ? 16 : 0} />
      {band === 'block' || (many && band === 'name') ? null : (
        <path className="wire-head" d={`M${targetX - 12} ${targetY - 4.5}l8 4.5l-8 4.5z`} />
      )}
      {data?.count !== undefined && (band === 'full' || (band === 'name' && !many)) ? (
        <CountChip words={data.count} x={middle.x} y={middle.y} />
      ) : null}
      {band === 'full' && data ? (
        <InsertButton wire={data.wire} x={middle.x} y={middle.y + (data.count === undefined ? 0 : 22)} />
      ) : null}
    </g>
  )
})

/** "27 → 5": how many rows come and how many leave here. */
function CountChip({ words, x, y }: { readonly words: string; readonly x: number; readonly y: number }) {
  const width = 14 + words.length * 7
  return (
    <g className="wire-count" transform={`translate(${x - width / 2} ${y - 9})`}>
      <rect width={width} height={18} rx={9} />
      <rect className="wire-waits" width={width} height={18} rx={9} />
      <text x={width / 2} y={13} textAnchor="middle">
        {words}
      </text>
    </g>
  )
}

/** Shown while the pointer is on the wire: puts a block in between. */
function InsertButton(props: {
  readonly wire: NonNullable<WireEdge['data']>['wire']
  readonly x: number
  readonly y: number
}) {
  const { t } = useTranslation()
  const { wire, x, y } = props
  const { readOnly } = useDesk()
  const acts = useCanvasActs()
  if (readOnly) return null
  const ask = (screen?: Point) => acts.ask({ ask: 'place', place: { on: wire }, ...(screen ? { screen } : {}) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML buttons cannot stand inside SVG without foreignObject, which each wire would pay for.
    <g
      className="wire-insert nopan"
      role="button"
      tabIndex={-1}
      aria-label={t('designer.insertHere')}
      transform={`translate(${x} ${y})`}
      onClick={(event) => {
        event.stopPropagation()
        const { left = 0, top = 0 } = event.currentTarget.closest('.designer-canvas')?.getBoundingClientRect() ?? {}
        ask({ x: event.clientX - left, y: event.clientY - top })
      }}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && ask()}
    >
      <title>{t('designer.insertHere')}</title>
      <circle r={9} />
      <path d="M-4 0h8M0-4v8" />
    </g>
  )
}
