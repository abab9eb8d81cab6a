import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useDesk } from '../desk/desk.ts'
import { ChangeList } from '../differences/change-list.tsx'
import { useSteps } from '../drawing/use-steps.ts'
import { type OutlineDraft, useOutline, type Written } from './use-outline.ts'
import './outline-text.css'

/** The mechanism as one numbered text (OUT-1): read it, change it, take the changes over as one step of undo. */
export function OutlineText({ written }: { readonly written: Written }) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const steps = useSteps()
  const draft = useOutline(written)
  const area = useRef<HTMLTextAreaElement>(null)
  const apply = () => {
    if (steps.follow(draft.changes, t('designer.step.outline'))) draft.forget()
  }
  return (
    <div className="outline-whole">
      <textarea
        ref={area}
        className="outline-text"
        aria-label={t('designer.outline')}
        aria-invalid={draft.faults.length > 0}
        spellCheck={false}
        readOnly={readOnly}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
      />
      {readOnly || !draft.isChanged ? null : (
        <OutlineFoot draft={draft} onApply={apply} onLine={(line) => showLine(area.current, line)} />
      )}
    </div>
  )
}

interface OutlineFootProps {
  readonly draft: OutlineDraft
  readonly onApply: () => void
  readonly onLine: (line: number) => void
}

/** What cannot be read yet, line by line; else what taking the text over would change. */
function OutlineFoot({ draft, onApply, onLine }: OutlineFootProps) {
  const { t } = useTranslation()
  const { faults, changes } = draft
  return (
    <div className="outline-foot">
      {faults.length > 0 ? (
        <ol className="outline-faults">
          {faults.map((fault) => (
            <li key={`${fault.line} ${fault.message}`}>
              <button type="button" onClick={() => onLine(fault.line)}>
                <strong>{t('designer.outlineLine', { line: fault.line })}</strong>
                <span>{fault.message}</span>
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <ChangeList changes={changes} empty={t('designer.outlineSame')} />
      )}
      <div className="outline-buttons">
        <PlainButton onClick={draft.forget}>{t('designer.outlineForget')}</PlainButton>
        <PlainButton kind="primary" disabled={faults.length > 0 || changes.length === 0} onClick={onApply}>
          {t('designer.outlineApply', { count: changes.length })}
        </PlainButton>
      </div>
    </div>
  )
}

/** Chooses a line of the text and brings it into sight. */
function showLine(area: HTMLTextAreaElement | null, line: number) {
  if (area === null) return
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  // A browser brings the caret into sight when the field is entered, wherever lines were broken.
  area.setSelectionRange(start, start)
  area.blur()
  area.focus()
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
}
