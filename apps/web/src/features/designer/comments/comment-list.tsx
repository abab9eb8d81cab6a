import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CommentThread } from './comment-thread.tsx'
import { type Comment, isOpen } from './comments.ts'
import type { CommentActs } from './use-comment-acts.ts'

/** Open comments as they were written; the settled ones folded away below. */
export function CommentList({ comments, acts }: { readonly comments: readonly Comment[]; readonly acts: CommentActs }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone: reading goes on where it stood.
  const moved = () => place.current?.focus()
  const settled = comments.filter((one) => !isOpen(one))
  const threads = (of: readonly Comment[]) =>
    of.map((one) => <CommentThread key={one.id} comment={one} acts={acts} onMoved={moved} />)
  return (
    <div className="comment-list" ref={place} tabIndex={-1}>
      {threads(comments.filter(isOpen))}
      {settled.length === 0 ? null : (
        <details>
          <summary>{t('comments.settledCount', { count: settled.length })}</summary>
          <div className="comment-list">{threads(settled)}</div>
        </details>
      )}
    </div>
  )
}
