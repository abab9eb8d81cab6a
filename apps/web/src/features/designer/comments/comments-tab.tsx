import { useTranslation } from 'react-i18next'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import type { BlockView } from '../drawing/block-view.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentList } from './comment-list.tsx'
import type { CommentsDesk } from './comments.ts'
import { useCommentActs } from './use-comment-acts.ts'
import './comments.css'

/** What was said about the one block that is chosen. */
export function CommentsTab({ desk, view }: { readonly desk: CommentsDesk; readonly view: BlockView }) {
  const { t } = useTranslation()
  const acts = useCommentActs(desk)
  const fault = desk.error ? <FaultBlock error={desk.error} onRetry={desk.again} /> : null
  if (desk.comments === undefined) return fault ?? <StateBlock state="loading" />
  const own = desk.comments.filter(({ block }) => block === view.id)
  return (
    <div className="comments">
      {fault}
      {own.length === 0 ? <p className="comments-none">{t('comments.noneHere', { name: view.name })}</p> : null}
      <CommentList comments={own} acts={acts} />
      {acts.mayWrite ? (
        <CommentForm
          label={t('comments.writeAbout', { name: view.name })}
          button={t('comments.write')}
          busy={acts.busy}
          onWrite={(words) => acts.write(view.id, words)}
        />
      ) : null}
    </div>
  )
}
