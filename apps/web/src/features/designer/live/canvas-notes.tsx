import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { useLive, useLiveDesk } from './use-live.tsx'

/** Over the canvas: whose way is drawn, and that figures on the wires are invented where they are. */
export function CanvasNotes() {
  const { t } = useTranslation()
  const live = useLiveDesk()
  const path = useLive((state) => state.path)
  const choice = useLive((state) => state.choice)
  const hasFigures = useLive((state) => state.derivation !== undefined)
  if (live === undefined) return null
  return (
    <>
      <svg width="0" height="0" aria-hidden="true" className="wire-patterns">
        <pattern
          id="provisional-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="5" />
        </pattern>
      </svg>
      {path === undefined ? null : (
        <div className="subject-chip" role="status">
          <strong>{path.name}</strong>
          <span>{path.words.join(t('live.between'))}</span>
          {path.provisional ? <span>{t('ui.provisional')}</span> : null}
          <button
            type="button"
            aria-label={t('live.unfollow', { name: path.name })}
            onClick={() => live.store.getState().follow(undefined)}
          >
            <PageIcon name="close" />
          </button>
        </div>
      )}
      {choice === 'invented' && hasFigures ? <p className="invented-mark">{t('live.inventedMark')}</p> : null}
    </>
  )
}
