import { MiniMap } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { useLayout } from '../../../ui/use-layout.ts'
import type { CardNode } from './flow-parts.ts'

const colorOf = ({ data, selected }: CardNode) =>
  selected ? 'var(--select)' : `color-mix(in srgb, var(--family-${data.view.family}) 55%, var(--surface))`

const size = { width: 132, height: 84 }

/** The whole drawing in small; dragging in it moves the view. */
export function CanvasMap() {
  const { t } = useTranslation()
  if (useLayout() === 'phone') return null
  return (
    <MiniMap<CardNode>
      className="canvas-map"
      style={size}
      ariaLabel={t('designer.map')}
      nodeColor={colorOf}
      nodeStrokeWidth={0}
      nodeBorderRadius={10}
      maskColor="transparent"
      maskStrokeColor="var(--primary)"
      maskStrokeWidth={1.2}
      pannable
      zoomable
    />
  )
}
