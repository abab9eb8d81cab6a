import { describe, type Edit, markPath, type Parameter } from '@jizhi/mechanism'
import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { freshId } from '../drawing/fresh-id.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import type { Field } from '../settings/form-model.ts'

const MODES = ['locked', 'range', 'free'] as const

interface MarkFormProps {
  readonly block: string
  readonly field: Field
  readonly path: readonly (string | number)[]
  readonly mark: Parameter | undefined
  readonly onDone: () => void
}

/** A mark with its label, bounds and reason; one step of undo. */
export function MarkForm({ block, field, path, mark, onDone }: MarkFormProps) {
  const { t } = useTranslation()
  const steps = useSteps()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const [draft, setDraft] = useState<Omit<Parameter, 'id' | 'block' | 'path'>>(
    mark ?? { label: field.title, mode: 'range' },
  )
  const change = (part: Partial<Parameter>) => setDraft({ ...draft, ...part })
  const done = (edit: Edit) => {
    if (steps.apply(edit, describe(mechanism, edit))) onDone()
  }
  const save = () => {
    const at = { id: mark?.id ?? freshId('p'), block, path: mark?.path ?? markPath(mechanism, block, path) }
    done({ do: 'set-parameter', parameter: { ...at, ...bounded(draft) } })
  }
  const choices = field.kind === 'choice' ? field.choices : undefined
  return (
    <div className="mark-form">
      <Segmented
        value={draft.mode}
        onChange={(mode) => change({ mode })}
        options={MODES.map((mode) => ({ value: mode, label: t(`delegation.mark.${mode}`) }))}
      />
      <p className="field-help">{t(`delegation.mark.says.${draft.mode}`)}</p>
      <MarkField label={t('delegation.mark.label')}>
        <Input
          value={draft.label}
          maxLength={40}
          aria-label={t('delegation.mark.label')}
          onChange={({ target }) => change({ label: target.value })}
        />
      </MarkField>
      {draft.mode === 'range' && choices ? (
        <MarkField label={t('delegation.mark.options')}>
          <Select<string[]>
            mode="multiple"
            value={[...(draft.options ?? [])]}
            aria-label={t('delegation.mark.options')}
            options={choices.map(({ id, label }) => ({ value: id, label }))}
            onChange={(options) => change({ options })}
          />
        </MarkField>
      ) : null}
      {draft.mode === 'range' && !choices ? (
        <MarkField label={t('delegation.mark.bounds')}>
          <span className="mark-bounds">
            <Input
              value={draft.least ?? ''}
              inputMode="decimal"
              aria-label={t('delegation.mark.least')}
              placeholder={t('delegation.mark.least')}
              onChange={({ target }) => change({ least: target.value })}
            />
            –
            <Input
              value={draft.most ?? ''}
              inputMode="decimal"
              aria-label={t('delegation.mark.most')}
              placeholder={t('delegation.mark.most')}
              onChange={({ target }) => change({ most: target.value })}
            />
          </span>
        </MarkField>
      ) : null}
      <MarkField label={t('delegation.mark.note')}>
        <Input.TextArea
          rows={2}
          maxLength={200}
          value={draft.note ?? ''}
          aria-label={t('delegation.mark.note')}
          placeholder={t('delegation.mark.noteHint')}
          onChange={({ target }) => change({ note: target.value })}
        />
      </MarkField>
      <div className="mark-acts">
        {mark ? (
          <PlainButton small kind="text" onClick={() => done({ do: 'remove-parameter', parameter: mark.id })}>
            {t('delegation.mark.remove')}
          </PlainButton>
        ) : null}
        <PlainButton small kind="primary" onClick={save}>
          {t('delegation.mark.save')}
        </PlainButton>
      </div>
    </div>
  )
}

const MarkField = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => (
  <div className="mark-field">
    <span>{label}</span>
    {children}
  </div>
)

/** Only what its mode knows, and nothing that is empty. */
function bounded({ label, mode, least, most, options, note }: Omit<Parameter, 'id' | 'block' | 'path'>) {
  const range = mode === 'range'
  const said = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''
  return {
    ...{ label: label.trim(), mode },
    ...(range && said(least) ? { least: least.trim() } : {}),
    ...(range && said(most) ? { most: most.trim() } : {}),
    ...(range && options && options.length > 0 ? { options } : {}),
    ...(said(note) ? { note: note.trim() } : {}),
  }
}
