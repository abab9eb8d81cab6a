import { type NodeProps, NodeResizeControl } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { useDesk } from '../desk/desk.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import { useDraft } from '../settings/fields/use-draft.ts'
import type { NoteNode } from './flow-parts.ts'
import './note-card.css'

const onDots = (value: number) => Math.round(value / 20) * 20

/** A sticky note: moved by its upper edge, written in place, one step of undo when it is left. */
export const NoteCard = memo(function NoteCard({ id, data, selected }: NodeProps<NoteNode>) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const picture = usePictureSteps()
  const [draft, setDraft] = useDraft(data.note.text)
  const settle = () => {
    if (draft !== data.note.text) picture.writeNote(id, draft)
  }
  return (
    <div className={selected ? 'note-card note-selected' : 'note-card'}>
      <div className="note-grip">
        {selected && !readOnly ? (
          <button
            type="button"
            className="nodrag"
            aria-label={t('canvas.step.removeNote')}
            onClick={() => picture.remove([id])}
          >
            <PageIcon name="close" />
          </button>
        ) : null}
      </div>
      <textarea
        className="nodrag nopan nowheel"
        value={draft}
        readOnly={readOnly}
        tabIndex={-1}
        maxLength={1000}
        aria-label={t('canvas.note')}
        placeholder={t('canvas.noteHint')}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          event.currentTarget.closest<HTMLElement>('.react-flow__node')?.focus()
        }}
      />
      {selected && !readOnly ? (
        <NodeResizeControl
          className="note-corner"
          minWidth={120}
          minHeight={60}
          onResizeEnd={(_, { width, height }) =>
            picture.resizeNote(id, { width: onDots(width), height: onDots(height) })
          }
        />
      ) : null}
    </div>
  )
})
