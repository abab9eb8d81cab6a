import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../ui/plain-button.tsx'

interface CommentFormProps {
  /** What the field is for, as it is read out. */
  readonly label: string
  readonly button: string
  readonly busy: boolean
  /** True where the words were taken: then the field is empty again. */
  readonly onWrite: (words: string) => Promise<boolean>
  readonly onCancel?: () => void
}

/** Words for a comment or an answer; Ctrl+Enter sends them, Esc never throws away what is written. */
export function CommentForm({ label, button, busy, onWrite, onCancel }: CommentFormProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const isEmpty = words.trim() === ''
  const send = async () => {
    if (isEmpty || busy) return
    if (await onWrite(words.trim())) setWords('')
  }
  const heard = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    }
    if (event.key !== 'Escape' || (isEmpty && onCancel === undefined)) return
    event.preventDefault()
    if (isEmpty) onCancel?.()
  }
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <textarea
        aria-label={label}
        placeholder={label}
        value={words}
        maxLength={2000}
        rows={onCancel ? 2 : 3}
        // biome-ignore lint/a11y/noAutofocus: it opens where the reader asked to answer
        autoFocus={onCancel !== undefined}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={heard}
      />
      <div>
        <span>{t('comments.keys')}</span>
        {onCancel ? (
          <PlainButton small kind="text" onClick={onCancel}>
            {t('comments.cancel')}
          </PlainButton>
        ) : null}
        <PlainButton small type="submit" disabled={isEmpty || busy}>
          {button}
        </PlainButton>
      </div>
    </form>
  )
}
