import type { NodeProps } from '@xyflow/react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk/desk.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useGroupSteps } from '../drawing/use-group-steps.ts'
import type { FrameNode } from './flow-parts.ts'
import { useZoomBand } from './zoom-band.tsx'
import './group-frame.css'

/** The frame around a group. Its title chooses its blocks; pressed twice, or F2, it is written anew. */
export const GroupFrame = memo(function GroupFrame({ data: { group } }: NodeProps<FrameNode>) {
  const { t } = useTranslation()
  const band = useZoomBand()
  const { readOnly } = useDesk()
  const store = useDrawingStore()
  const groups = useGroupSteps()
  const [writing, setWriting] = useState(false)
  const settle = (title: string) => {
    setWriting(false)
    if (title.trim() !== '' && title.trim() !== group.title) groups.rename(group.id, title)
  }
  const write = () => !readOnly && setWriting(true)
  return (
    <div className={`group-frame group-${band}`}>
      {writing ? (
        <input
          className="nodrag nopan nokey"
          // biome-ignore lint/a11y/noAutofocus: the field replaces the title that was just pressed.
          autoFocus
          defaultValue={group.title}
          maxLength={40}
          aria-label={t('canvas.groupName')}
          onBlur={(event) => settle(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setWriting(false)
          }}
        />
      ) : (
        <button
          type="button"
          className="nopan"
          tabIndex={-1}
          data-group={group.id}
          title={readOnly ? group.title : t('canvas.groupHint')}
          onClick={() => store.getState().select(group.blocks)}
          onDoubleClick={write}
          onKeyDown={(event) => event.key === 'F2' && write()}
        >
          {group.title}
        </button>
      )}
    </div>
  )
})
