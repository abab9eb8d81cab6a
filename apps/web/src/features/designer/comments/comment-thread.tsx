import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../../client/session.ts'
import { Moment, useMomentWords } from '../../../ui/moment.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { CommentForm } from './comment-form.tsx'
import { type Comment, isOpen } from './comments.ts'
import type { CommentActs } from './use-comment-acts.ts'

interface CommentThreadProps {
  readonly comment: Comment
  readonly acts: CommentActs
  /** After it was settled or opened again it stands elsewhere in the list. */
  readonly onMoved: () => void
}

/** One comment with its answers; read out as one sentence first. */
export function CommentThread({ comment, acts, onMoved }: CommentThreadProps) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const momentWords = useMomentWords()
  const [answering, setAnswering] = useState(false)
  const open = isOpen(comment)
  const settle = async () => {
    if (await acts.settle(comment.id, open)) onMoved()
  }
  const answer = async (words: string) => {
    const done = await acts.answer(comment.id, words)
    if (done) setAnswering(false)
    return done
  }
  const readOut = t(open ? 'comments.readOpen' : 'comments.readSettled', {
    by: comment.by,
    at: momentWords(comment.at, now),
    answers: comment.answers.length,
  })
  return (
    <article className={open ? 'comment' : 'comment comment-settled'} aria-label={readOut}>
      <Said by={comment.by} at={comment.at} words={comment.words} now={now} />
      {comment.answers.length === 0 ? null : (
        <ol className="comment-answers">
          {comment.answers.map(({ id, by, at, words }) => (
            <li key={id}>
              <Said by={by} at={at} words={words} now={now} />
            </li>
          ))}
        </ol>
      )}
      {comment.resolvedAt === null ? null : (
        <p className="comment-end">
          {t('comments.settledBy', { by: comment.resolvedBy ?? '' })} · <Moment at={comment.resolvedAt} now={now} />
        </p>
      )}
      {answering ? (
        <CommentForm
          label={t('comments.answerLabel', { by: comment.by })}
          button={t('comments.answer')}
          busy={acts.busy}
          onWrite={answer}
          onCancel={() => setAnswering(false)}
        />
      ) : (
        <div className="comment-acts">
          {open && acts.mayWrite ? (
            <PlainButton small kind="text" onClick={() => setAnswering(true)}>
              {t('comments.answer')}
            </PlainButton>
          ) : null}
          {acts.maySettle(comment) ? (
            <PlainButton small kind="text" disabled={acts.busy} onClick={() => void settle()}>
              {t(open ? 'comments.settle' : 'comments.reopen')}
            </PlainButton>
          ) : null}
        </div>
      )}
    </article>
  )
}

function Said(props: {
  readonly by: string
  readonly at: string
  readonly words: string | null
  readonly now: number
}) {
  const { t } = useTranslation()
  const words: ReactNode = props.words ?? <em>{t('comments.erased')}</em>
  return (
    <>
      <p className="comment-who">
        <strong>{props.by}</strong> <Moment at={props.at} now={props.now} />
      </p>
      <p className="comment-words">{words}</p>
    </>
  )
}
