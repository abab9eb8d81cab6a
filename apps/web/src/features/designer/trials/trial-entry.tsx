import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../../client/session.ts'
import { Moment } from '../../../ui/moment.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import type { TrialVerdict } from '../live/messages.ts'
import type { TrialCard } from './trials.ts'
import type { TrialActs } from './use-trial-acts.ts'

interface TrialEntryProps {
  readonly trial: TrialCard
  /** How it came out; nothing while it is being run. */
  readonly verdict: TrialVerdict | undefined
  readonly acts: TrialActs
  readonly readOnly: boolean
}

/** One kept month: what it guards, how it comes out, row by row where it differs, and what may be done about it. */
export function TrialEntry({ trial, verdict, acts, readOnly }: TrialEntryProps) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const differs = verdict !== undefined && verdict.count > 0
  const more = verdict === undefined ? 0 : verdict.count - verdict.sentences.length
  return (
    <li className={`trial${differs ? ' trial-differs' : ''}`}>
      <h3>
        {trial.name} <VerdictWord verdict={verdict} />
      </h3>
      <p className="trial-meta">
        {trial.periodLabel === trial.name ? null : `${t('ui.period', { period: trial.periodLabel })} · `}
        {t(`trials.sources.${trial.source}`)} · {t(`trials.bases.${trial.basis}`, { version: trial.version ?? 0 })} ·{' '}
        {trial.madeBy} <Moment at={trial.madeAt} now={now} />
      </p>
      {trial.why === '' ? null : <p>{trial.why}</p>}
      {trial.accepted.map(({ by, at, why }) => (
        <p key={at} className="trial-meta">
          {t('trials.acceptedBefore', { by, why })} <Moment at={at} now={now} />
        </p>
      ))}
      {differs ? (
        <ul className="trial-sentences" aria-label={t('trials.differences', { name: trial.name })}>
          {verdict.sentences.map((one) => (
            <li key={one}>{one}</li>
          ))}
          {more > 0 ? <li>{t('trials.more', { count: more })}</li> : null}
        </ul>
      ) : null}
      {readOnly ? null : <Acts trial={trial} differs={differs} acts={acts} />}
    </li>
  )
}

function VerdictWord({ verdict }: { readonly verdict: TrialVerdict | undefined }) {
  const { t } = useTranslation()
  if (verdict === undefined) return <span className="trials-mark">{t('trials.running')}</span>
  if (!verdict.isRun) return <span className="trials-mark trials-differ">{t('trials.unread')}</span>
  if (verdict.count === 0) return <span className="trials-mark trials-same">{t('trials.same')}</span>
  return <span className="trials-mark trials-differ">{t('trials.differsIn', { count: verdict.count })}</span>
}

type Asking = 'accept' | 'remove' | undefined

function Acts({ trial, differs, acts }: Pick<TrialEntryProps, 'trial' | 'acts'> & { readonly differs: boolean }) {
  const { t } = useTranslation()
  const [asking, ask] = useState<Asking>()
  const [why, setWhy] = useState('')
  const close = () => {
    ask(undefined)
    setWhy('')
  }
  const accept = async () => {
    if (await acts.accept(trial.id, why.trim())) close()
  }
  if (asking === 'accept')
    return (
      <form
        className="trial-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (why.trim().length >= 2 && !acts.busy) void accept()
        }}
      >
        <label>
          {t('trials.whyAccept')}
          <textarea value={why} maxLength={500} rows={2} onChange={({ target }) => setWhy(target.value)} />
        </label>
        <div className="trial-acts">
          <PlainButton small type="submit" kind="primary" disabled={acts.busy || why.trim().length < 2}>
            {t('trials.accept')}
          </PlainButton>
          <PlainButton small kind="text" onClick={close}>
            {t('trials.cancel')}
          </PlainButton>
        </div>
      </form>
    )
  if (asking === 'remove')
    return (
      <div className="trial-acts">
        <span>{t('trials.sure')}</span>
        <PlainButton small kind="danger" disabled={acts.busy} onClick={() => void acts.remove(trial.id)}>
          {t('trials.remove')}
        </PlainButton>
        <PlainButton small kind="text" onClick={close}>
          {t('trials.cancel')}
        </PlainButton>
      </div>
    )
  return (
    <div className="trial-acts">
      {differs ? (
        <PlainButton small onClick={() => ask('accept')}>
          {t('trials.accept')}
        </PlainButton>
      ) : null}
      <PlainButton small kind="text" onClick={() => ask('remove')}>
        {t('trials.remove')}
      </PlainButton>
    </div>
  )
}
