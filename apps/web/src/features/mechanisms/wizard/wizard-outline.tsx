import { check, type Mechanism, readDrawing } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { inOrder } from '../../drawing-lines/index.ts'
import type { Composed } from './composed.ts'

interface WizardOutlineProps {
  readonly composed: Composed
  /** As it was chosen: what reads otherwise now is marked. */
  readonly before: Mechanism
  readonly name: string
}

/** The mechanism as sentences, beside the questions that change them. */
export function WizardOutline({ composed, before, name }: WizardOutlineProps) {
  const { t } = useTranslation()
  const { mechanism } = composed
  const old = useMemo(() => sentencesOf(before), [before])
  const now = useMemo(() => sentencesOf(mechanism), [mechanism])
  const findings = useMemo(() => check(mechanism), [mechanism])
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const changed = [...now].filter(([id, sentence]) => old.get(id) !== sentence).length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and the keyboard must reach what scrolls
    <aside className="wizard-outline" aria-label={t('wizard.outline')} tabIndex={0}>
      <h2>{t('wizard.outline')}</h2>
      <p className="wizard-outline-note" role="status">
        {mechanism.blocks.length === 0
          ? t('wizard.blankOutline')
          : t('wizard.outlineNote', { count: now.size, changed })}
      </p>
      <ol>
        {[...now].map(([id, sentence]) => (
          <li key={id} className={old.get(id) === sentence ? undefined : 'wizard-changed'}>
            <strong>{readDrawing(mechanism).byId.get(id)?.name ?? id}</strong>
            {old.get(id) === sentence ? null : <em>{t('wizard.changed')}</em>}
            <span>{sentence}</span>
          </li>
        ))}
      </ol>
      {mechanism.blocks.length === 0 ? null : (
        <p className="wizard-outline-note">
          {errors > 0
            ? t('wizard.toMend', { name, count: errors })
            : t('wizard.sound', { name, count: findings.length })}
        </p>
      )}
    </aside>
  )
}

function sentencesOf(mechanism: Mechanism): ReadonlyMap<string, string> {
  const drawing = readDrawing(mechanism)
  return new Map(inOrder(mechanism).map((id) => [id, drawing.byId.get(id)?.sentence(drawing.input(id)) ?? '']))
}
