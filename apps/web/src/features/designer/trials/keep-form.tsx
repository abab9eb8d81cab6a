import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useLive, useLiveDesk } from '../live/use-live.tsx'
import type { TrialActs } from './use-trial-acts.ts'

/** 把这个月存为用例: the month chosen under the canvas, with what one of two drawings makes of it. */
export function KeepForm({ acts }: { readonly acts: TrialActs }) {
  const { t } = useTranslation()
  const live = useLiveDesk()
  const choice = useLive((state) => state.choice)
  const [isOpen, open] = useState(false)
  if (live === undefined || choice === undefined) return null
  const { months, published } = live.source
  const month = choice === 'invented' ? undefined : months?.find(({ period }) => period === choice.period)
  const label = choice === 'invented' ? t('trials.inventedMonth') : t('ui.period', { period: month?.periodLabel ?? '' })
  if (!isOpen)
    return (
      <PlainButton onClick={() => open(true)} className="trial-keep">
        {t('trials.keepMonth', { month: label })}
      </PlainButton>
    )
  return (
    <Fields
      key={label}
      label={label}
      isRunning={month?.over === false}
      version={published?.version}
      busy={acts.busy}
      onCancel={() => open(false)}
      onKeep={async (made) => {
        if (await acts.keep({ ...made, cycle: month?.cycle ?? null })) open(false)
      }}
    />
  )
}

interface FieldsProps {
  readonly label: string
  readonly isRunning: boolean
  readonly version: number | undefined
  readonly busy: boolean
  readonly onCancel: () => void
  readonly onKeep: (made: { name: string; why: string; basis: 'version' | 'draft' }) => Promise<void>
}

function Fields({ label, isRunning, version, busy, onCancel, onKeep }: FieldsProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(label)
  const [why, setWhy] = useState('')
  const [basis, setBasis] = useState<'version' | 'draft'>(version === undefined ? 'draft' : 'version')
  return (
    <form
      className="trial-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '' && !busy) void onKeep({ name: name.trim(), why: why.trim(), basis })
      }}
    >
      <h3>{t('trials.keepMonth', { month: label })}</h3>
      <label>
        {t('trials.name')}
        <input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </label>
      <label>
        {t('trials.why')}
        <textarea
          value={why}
          maxLength={500}
          rows={2}
          placeholder={t('trials.whyHint')}
          onChange={({ target }) => setWhy(target.value)}
        />
      </label>
      <fieldset>
        <legend>{t('trials.expectedBy')}</legend>
        {(['version', 'draft'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="trial-basis"
              checked={basis === one}
              disabled={one === 'version' && version === undefined}
              onChange={() => setBasis(one)}
            />
            {one === 'draft'
              ? t('trials.byDraft')
              : version === undefined
                ? t('trials.byNoVersion')
                : t('trials.byVersion', { version })}
          </label>
        ))}
      </fieldset>
      {isRunning ? <p className="field-help">{t('trials.stillRunning')}</p> : null}
      <div className="trial-acts">
        <PlainButton small type="submit" kind="primary" disabled={busy || name.trim() === ''}>
          {t('trials.keep')}
        </PlainButton>
        <PlainButton small kind="text" onClick={onCancel}>
          {t('trials.cancel')}
        </PlainButton>
      </div>
    </form>
  )
}
