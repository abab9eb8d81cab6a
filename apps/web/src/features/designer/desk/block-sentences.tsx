import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useHandheld } from '../../../ui/use-layout.ts'
import { inOrder } from '../../drawing-lines/index.ts'
import { LintMark } from '../canvas/block-card.tsx'
import type { Marks } from '../canvas/flow-parts.ts'
import { CommentMark } from '../comments/comment-mark.tsx'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'

/** Where a canvas has no room: the blocks as numbered sentences in the order of the flow; on a phone to read. */
export function BlockSentences({ marks }: { readonly marks: Marks }) {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const handheld = useHandheld()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const views = useDrawing((state) => state.views)
  const order = useMemo(() => inOrder(mechanism), [mechanism])
  return (
    <section className="block-sentences">
      <p>{t(handheld ? 'designer.phoneNote' : 'designer.narrowNote', { count: order.length })}</p>
      <ol>
        {order.map((id, at) => {
          const view = views.get(id)
          if (view === undefined) return null
          return (
            <li key={id} className={`family-${view.family}`}>
              <button type="button" onClick={() => store.getState().select([id])}>
                <span className="sentence-number num">{at + 1}.</span>
                <span className="sentence-name">
                  {view.name}
                  <LintMark errors={marks.get(id)?.errors ?? 0} warnings={marks.get(id)?.warnings ?? 0} />
                  <CommentMark count={marks.get(id)?.comments ?? 0} said={marks.get(id)?.said ?? ''} />
                </span>
                <span className="sentence-words">{view.sentence}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
