import { useTranslation } from 'react-i18next'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentList } from './comment-list.tsx'
import { type Comment, type CommentsDesk, isOpen } from './comments.ts'
import { useCommentActs } from './use-comment-acts.ts'
import './comments.css'

interface CommentsPanelProps {
  readonly desk: CommentsDesk
  readonly onClose: () => void
}

/**
 * Everything that was said: about the whole drawing, about each block, and about blocks that are no more. Where it cannot be
 * read again, what was read stays, and with it what somebody is writing.
 */
export function CommentsPanel({ desk, onClose }: CommentsPanelProps) {
  const { t } = useTranslation()
  const acts = useCommentActs(desk)
  const { comments, error, again, openCount } = desk
  return (
    <SidePanel
      open
      onClose={onClose}
      title={t('comments.title')}
      subtitle={comments === undefined ? undefined : t('comments.openCount', { count: openCount })}
    >
      {error ? <FaultBlock error={error} onRetry={again} /> : null}
      {comments === undefined ? (
        error ? null : (
          <StateBlock state="loading" />
        )
      ) : (
        <div className="comments">
          {comments.length === 0 ? <p className="comments-none">{t('comments.none')}</p> : null}
          {sections(comments).map(([block, of]) => (
            <BlockComments key={block} block={block} name={of.at(-1)?.blockName ?? ''}>
              <CommentList comments={of} acts={acts} />
            </BlockComments>
          ))}
          {acts.mayWrite ? (
            <CommentForm
              label={t('comments.writeAboutAll')}
              button={t('comments.write')}
              busy={acts.busy}
              onWrite={(words) => acts.write(null, words)}
            />
          ) : null}
        </div>
      )}
    </SidePanel>
  )
}

/** By block, what is open before what is settled. */
function sections(comments: readonly Comment[]): readonly (readonly [string, readonly Comment[]])[] {
  const weight = (of: readonly Comment[]) => (of.some(isOpen) ? 0 : 1)
  return [...Map.groupBy(comments, ({ block }) => block ?? '')].sort(([, a], [, b]) => weight(a) - weight(b))
}

interface BlockCommentsProps {
  readonly block: string
  /** What the block was called when somebody wrote last. */
  readonly name: string
  readonly children: React.ReactNode
}

function BlockComments({ block, name, children }: BlockCommentsProps) {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const view = useDrawing(({ views }) => views.get(block))
  return (
    <section className="comments-block">
      <h3>
        {block === '' ? (
          t('comments.wholeDrawing')
        ) : view === undefined ? (
          <>
            {name} <span>{t('comments.gone')}</span>
          </>
        ) : (
          <button type="button" onClick={() => store.getState().select([block])}>
            {view.name}
          </button>
        )}
      </h3>
      {children}
    </section>
  )
}
