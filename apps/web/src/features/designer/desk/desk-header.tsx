import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { GoLink } from '../../../ui/go-link.tsx'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { LintMark } from '../canvas/block-card.tsx'
import { CommentMark } from '../comments/comment-mark.tsx'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import type { Autosave } from '../saving/autosave.ts'
import { SaveNote } from '../saving/save-note.tsx'
import { useTrials } from '../trials/trials.ts'
import { TrialsMark } from '../trials/trials-mark.tsx'
import { useDesk } from './desk.ts'
import { DESK_VIEWS, type DeskView } from './desk-view.ts'
import { ViewChoice } from './view-choice.tsx'
import './desk-header.css'

export interface DeskHeaderProps {
  readonly backTo: string
  readonly status: ReactNode
  readonly place: ReactNode
  readonly saving?: Autosave | undefined
  readonly actions?: ReactNode
  readonly primary?: ReactNode
  readonly onChecks: () => void
  readonly onMechanism: () => void
  /** Absent where nobody can comment. */
  readonly comments?: { readonly open: number; readonly onOpen: () => void } | undefined
  readonly onTrials: () => void
  readonly view: DeskView
  readonly onView: (view: DeskView) => void
  /** Absent where no past month can be run. */
  readonly onOutlook?: (() => void) | undefined
}

/** Which mechanism, which draft, saved when; undo and redo by name; what there is to mend; the one primary button. */
export function DeskHeader(props: DeskHeaderProps) {
  const { t } = useTranslation()
  const { findings, readOnly } = useDesk()
  const trials = useTrials()
  const name = useDrawing((state) => state.drawing.mechanism.name)
  const errors = findings?.filter(({ severity }) => severity === 'error').length ?? 0
  return (
    <header className="desk-header">
      <GoLink to={props.backTo} className="desk-back" aria-label={t('designer.back')}>
        <PageIcon name="left" />
      </GoLink>
      <div className="desk-words">
        <div className="desk-title">
          <h1>{name}</h1>
          {props.status}
        </div>
        <p>{props.place}</p>
      </div>
      <div className="desk-tools">
        {props.saving ? <SaveNote saving={props.saving} /> : null}
        {readOnly ? null : <UndoRedo />}
        <ViewChoice
          label={t('versions.view')}
          value={props.view}
          onChange={props.onView}
          options={DESK_VIEWS.map((value) => ({ value, label: t(`designer.${value}`) }))}
        />
        <PlainButton kind="text" onClick={props.onMechanism}>
          {t('designer.mechanism')}
        </PlainButton>
        {props.onOutlook ? (
          <PlainButton kind="text" onClick={props.onOutlook}>
            {t('designer.outlook')}
          </PlainButton>
        ) : null}
        {props.comments ? (
          <PlainButton kind="text" onClick={props.comments.onOpen}>
            {t('comments.title')}
            <CommentMark count={props.comments.open} said={t('comments.onCard', { count: props.comments.open })} />
          </PlainButton>
        ) : null}
        {trials ? (
          <PlainButton kind="text" onClick={props.onTrials}>
            {t('trials.title')}
            <TrialsMark desk={trials} />
          </PlainButton>
        ) : null}
        <PlainButton onClick={props.onChecks}>
          {t('designer.check')}
          {findings ? <LintMark errors={errors} warnings={findings.length - errors} /> : null}
        </PlainButton>
        {props.actions}
        {props.primary}
      </div>
    </header>
  )
}

/** Ctrl+Z, Ctrl+Shift+Z (Ctrl+Y) anywhere but inside a field that is being typed in. */
function UndoRedo() {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const last = useDrawing((state) => state.past.at(-1)?.words)
  const next = useDrawing((state) => state.future[0]?.words)
  const { undo, redo } = store.getState()
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const typed = event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null
      if (!(event.ctrlKey || event.metaKey) || typed) return
      const key = event.key.toLowerCase()
      const again = key === 'y' || (key === 'z' && event.shiftKey)
      if (!again && key !== 'z') return
      event.preventDefault()
      if (again) redo()
      else undo()
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [undo, redo])
  const undoWords = last === undefined ? t('designer.nothingToUndo') : t('designer.undo', { words: last })
  const redoWords = next === undefined ? t('designer.nothingToRedo') : t('designer.redo', { words: next })
  return (
    <>
      <button
        type="button"
        className="desk-icon"
        disabled={last === undefined}
        onClick={undo}
        aria-label={undoWords}
        title={undoWords}
      >
        <PageIcon name="undo" />
      </button>
      <button
        type="button"
        className="desk-icon"
        disabled={next === undefined}
        onClick={redo}
        aria-label={redoWords}
        title={redoWords}
      >
        <PageIcon name="redo" />
      </button>
    </>
  )
}
