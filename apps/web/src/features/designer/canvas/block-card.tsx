import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockIcon } from '../../../ui/icons/block-icon.tsx'
import { portOffset } from '../../drawing-lines/index.ts'
import { CommentMark } from '../comments/comment-mark.tsx'
import { HeldMark } from '../delegation/held-mark.tsx'
import { useBlockMark } from '../differences/block-marks.ts'
import { MarkTag, StruckWords } from '../differences/mark-tag.tsx'
import { struck } from '../differences/struck.ts'
import type { BlockView } from '../drawing/block-view.ts'
import type { CardNode } from './flow-parts.ts'
import { useManyCards, useZoomBand } from './zoom-band.tsx'
import './block-card.css'

/** A block on the canvas: icon, 名, 行/集, its sentence in at most two lines, its ports by name. */
export const BlockCard = memo(function BlockCard({ data }: NodeProps<CardNode>) {
  const { view, errors, warnings, comments, commentsSaid } = data
  const band = useZoomBand()
  const many = useManyCards()
  const compared = useBlockMark(view.id)
  const marked = compared === undefined || compared === 'same' ? undefined : compared
  const look = compared === undefined ? '' : ` block-${marked?.mark ?? 'same'}`
  if (band === 'block') return <div className={`block-far family-${view.family}${look}`} />
  return (
    <div className={`block-card block-${band} family-${view.family}${look}`}>
      <header>
        <span className="block-icon">
          <BlockIcon kind={view.kind} />
        </span>
        <strong>{view.name}</strong>
        {band === 'full' && compared === undefined ? <ArityBadge arity={view.arity} /> : null}
        <LintMark errors={errors} warnings={warnings} />
        {band === 'full' ? <HeldMark block={view.id} /> : null}
        <CommentMark count={comments} said={commentsSaid} />
        {marked ? <MarkTag mark={marked.mark} /> : null}
      </header>
      {band === 'full' ? (
        <p className={besidePorts(view)}>
          {marked?.before === undefined ? view.sentence : <StruckWords parts={struck(marked.before, view.sentence)} />}
        </p>
      ) : null}
      {band === 'full' || !many ? <Ports view={view} said={data.ports} named={band === 'full'} /> : null}
    </div>
  )
})

/** The sentence leaves room for the names of the ports: three signs, or as many as a name may show. */
function besidePorts({ outputs }: BlockView): string {
  if (outputs.length < 2) return ''
  return outputs.some(({ label }) => label.length > 3) ? 'block-beside-long' : 'block-beside-ports'
}

function ArityBadge({ arity }: { readonly arity: 'row' | 'set' }) {
  const { t } = useTranslation()
  return (
    <span className="arity-badge" title={t(arity === 'row' ? 'designer.rowBlock' : 'designer.setBlock')}>
      {t(arity === 'row' ? 'designer.row' : 'designer.set')}
    </span>
  )
}

/** ■ errors, ▲ warnings, each with how many. */
export function LintMark({ errors, warnings }: { readonly errors: number; readonly warnings: number }) {
  if (errors + warnings === 0) return null
  return (
    <span className="lint-marks">
      {errors > 0 ? <span className="lint-mark lint-error">■ {errors}</span> : null}
      {warnings > 0 ? <span className="lint-mark lint-warning">▲ {warnings}</span> : null}
    </span>
  )
}

/** Ports are named where there are several; a port marked as an end carries a bar. Each is read out with where it leads. */
function Ports({ view, said, named }: { readonly view: BlockView; readonly said: string; readonly named: boolean }) {
  const { t } = useTranslation()
  const sentences = new Map(said.split('\n').map((line) => [line.split('\t')[0], line.split('\t')] as const))
  const sentence = (side: 'in' | 'out', id: string, label: string) => {
    const joined = sentences.get(`${side}/${id}`)?.[2] ?? ''
    if (side === 'out' && view.ends.includes(id)) return `${label}：${t('designer.end')}`
    if (joined === '') return t(side === 'in' ? 'canvas.port.inOpen' : 'canvas.port.outOpen', { port: label })
    return t(side === 'in' ? 'canvas.port.in' : 'canvas.port.out', { port: label, blocks: joined })
  }
  return (
    <>
      {view.inputs.map(({ id, label }, at) => (
        <Handle
          key={id}
          id={id}
          type="target"
          position={Position.Left}
          style={{ top: portOffset(at) }}
          role="button"
          tabIndex={-1}
          aria-label={sentence('in', id, label)}
          title={label}
        />
      ))}
      {view.outputs.map(({ id, label }, at) => (
        <Handle
          key={id}
          id={id}
          type="source"
          position={Position.Right}
          className={view.ends.includes(id) ? 'port-end' : ''}
          style={{ top: portOffset(at) }}
          role="button"
          tabIndex={-1}
          aria-label={sentence('out', id, label)}
          title={view.ends.includes(id) ? `${label}：${t('designer.end')}` : label}
        >
          {named && view.outputs.length > 1 ? <span className="port-label">{label}</span> : null}
        </Handle>
      ))}
    </>
  )
}
