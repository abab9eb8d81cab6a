import type { ReactNode } from 'react'
import type { Status } from '../theme/tokens.ts'
import { tokens } from '../theme/tokens.ts'
import './sentence-bar.css'

export interface SentenceBarProps {
  readonly status?: Status
  /** What matters, in one sentence. */
  readonly sentence: ReactNode
  /** A second, quieter sentence. */
  readonly note?: ReactNode
  /** Figures or one small action at the end of the bar. */
  readonly end?: ReactNode
}

/** One sentence before any figure. */
export const SentenceBar = ({ status, sentence, note, end }: SentenceBarProps) => (
  <section className={`sentence-bar${status ? ` sentence-${status}` : ''}`}>
    {status ? (
      <span className="sentence-mark" aria-hidden="true">
        {tokens.status[status].mark}
      </span>
    ) : null}
    <div className="sentence-text">
      <p className={note ? 'sentence-main' : undefined}>{sentence}</p>
      {note ? <p className="sentence-note">{note}</p> : null}
    </div>
    {end ? <div className="sentence-end">{end}</div> : null}
  </section>
)
