import { useTranslation } from 'react-i18next'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useDesk } from '../desk/desk.ts'
import { KeepForm } from './keep-form.tsx'
import { TrialEntry } from './trial-entry.tsx'
import { type TrialsDesk, useTrialsStanding } from './trials.ts'
import { useTrialActs } from './use-trial-acts.ts'
import './trials.css'

/** Every kept month, those that differ first. Where they cannot be read again, forms that are being filled stay. */
export function TrialsPanel({ desk, onClose }: { readonly desk: TrialsDesk; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const acts = useTrialActs(desk)
  const { verdicts } = useTrialsStanding(desk)
  const { trials, error, again } = desk
  const weight = (id: string) => ((verdicts.get(id)?.count ?? 0) > 0 ? 0 : 1)
  return (
    <SidePanel open onClose={onClose} title={t('trials.title')} subtitle={t('trials.note')}>
      {error ? <FaultBlock error={error} onRetry={again} /> : null}
      {trials === undefined ? (
        error ? null : (
          <StateBlock state="loading" />
        )
      ) : (
        <div className="trials">
          {trials.length === 0 ? <p className="trials-none">{t('trials.none')}</p> : null}
          {readOnly ? null : <KeepForm acts={acts} />}
          <ul>
            {trials
              .toSorted((a, b) => weight(a.id) - weight(b.id))
              .map((trial) => (
                <TrialEntry
                  key={trial.id}
                  trial={trial}
                  verdict={verdicts.get(trial.id)}
                  acts={acts}
                  readOnly={readOnly}
                />
              ))}
          </ul>
        </div>
      )}
    </SidePanel>
  )
}
