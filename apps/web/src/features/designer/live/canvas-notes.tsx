import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { useDesk } from '../desk/desk.ts'
import { useLive, useLiveDesk } from './use-live.tsx'

/** Over the canvas: whose way is drawn, and that figures on the wires are invented where they are. */
export function CanvasNotes() {
  const { t } = useTranslation()
  const live = useLiveDesk()
  const path = useLive((state) => state.path)
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
      <Standing />
    </>
  )
}

/** Whether what stands on the wires can be relied on, in a sentence; never nothing. */
function Standing() {
  const { t } = useTranslation()
  const { findings } = useDesk()
  const { choice, derivation, unread } = useLive((state) => state)
  const errors = findings?.filter(({ severity }) => severity === 'error').length ?? 0
  const [say, isBad] =
    unread !== undefined
      ? [t(unread === 0 ? 'live.offline' : 'live.unread'), true]
      : choice === undefined || derivation === undefined
        ? [t('live.deriving'), false]
        : derivation.notRun.length > 0
          ? [t('live.notRun', { blocks: derivation.notRun.join('') }), false]
          : errors > 0
            ? [t('live.withErrors', { count: errors }), true]
            : choice === 'invented'
              ? [t('live.inventedNote'), false]
              : [t('live.realNote'), false]
  return (
    <p className={isBad ? 'month-standing month-bad' : 'month-standing'} aria-live="polite">
      {say}
    </p>
  )
}
