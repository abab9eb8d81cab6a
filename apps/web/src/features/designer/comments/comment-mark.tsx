import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import './comment-mark.css'

/** How many comments on a block are open; its card says so in words. */
export function CommentMark({ count, said = '' }: { readonly count: number; readonly said?: string }) {
  if (count === 0) return null
  return (
    <span className="comment-mark" title={said}>
      <PageIcon name="comment" /> {count}
    </span>
  )
}
