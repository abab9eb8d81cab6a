import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './review-bar.css'

export interface Verdict {
  readonly key: string
  /** A verb: 同意, 退回. */
  readonly label: string
  readonly kind: 'primary' | 'default' | 'danger'
  readonly needsReason?: boolean
}

export interface ReviewBarProps {
  /** What is being decided, and on what. */
  readonly sentence: ReactNode
  readonly verdicts: readonly Verdict[]
  readonly onVerdict: (key: string, reason: string) => void
  readonly busy?: boolean
}

/** The bar under two things side by side: a reason where one is due, then the verdict. */
export function ReviewBar({ sentence, verdicts, onVerdict, busy = false }: ReviewBarProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = asked && reason.trim() === ''
  const choose = ({ key, needsReason }: Verdict) => {
    if (needsReason && reason.trim() === '') return setAsked(true)
    onVerdict(key, reason.trim())
  }
  return (
    <section className="review-bar">
      <p className="review-sentence">{sentence}</p>
      <div className="review-reason">
        <Input
          aria-label={t('ui.reason')}
          placeholder={t('ui.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          status={missing ? 'error' : ''}
          maxLength={500}
        />
        {missing ? <p role="alert">{t('ui.reasonNeeded')}</p> : null}
      </div>
      <div className="review-verdicts">
        {verdicts.map((verdict) => (
          <Button
            key={verdict.key}
            type={verdict.kind === 'primary' ? 'primary' : 'default'}
            danger={verdict.kind === 'danger'}
            loading={busy}
            onClick={() => choose(verdict)}
          >
            {verdict.label}
          </Button>
        ))}
      </div>
    </section>
  )
}
