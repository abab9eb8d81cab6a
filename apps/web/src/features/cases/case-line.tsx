import { useTranslation } from 'react-i18next'
import { Moment } from '../../ui/moment.tsx'
import type { CaseView } from './case-page.tsx'

/** 受理→派单→领办→办理→核验→销号: each with who and when, and what is next until when. */
export function CaseLine({ view, now }: { readonly view: CaseView; readonly now: number }) {
  const { t } = useTranslation()
  const WORDS = { ahead: t('cases.stateAhead'), now: t('cases.stateNow'), skipped: t('cases.stateSkipped') }
  return (
    <ol className="case-life">
      {view.stages.map(({ id, label, state, at, who, until }) => (
        <li key={id} className={`case-life-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <strong>{state === 'done' ? `● ${label}` : label}</strong>
          {state === 'done' ? <span>{who ?? '—'}</span> : <span>{WORDS[state]}</span>}
          {at === null ? null : <Moment at={at} now={now} />}
          {until === null ? null : (
            <span>
              <Moment at={until} now={now} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
