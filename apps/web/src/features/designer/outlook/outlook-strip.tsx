import { useTranslation } from 'react-i18next'
import { Delta } from '../../../ui/delta.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useLive, useLiveDesk } from '../live/use-live.tsx'
import { useOutlookModel } from './use-outlook-model.ts'
import type { Weighing } from './use-weighing.ts'
import './outlook-strip.css'

/** 与现行版相比: the change under the pen in four figures, or a sentence why there are none. */
export function OutlookStrip({ weighing, onAll }: { readonly weighing: Weighing; readonly onAll: () => void }) {
  const { t } = useTranslation()
  const live = useLiveDesk()
  const model = useOutlookModel()
  if (live === undefined) return null
  const { count, version, changes, isInvented, isRefused, unread, isLoading } = weighing
  // That the past could not be read is said beside the months, with the way to ask again.
  if (isLoading || unread) return <section className="outlook-strip" />
  const title = version === undefined ? t('outlook.alone', { count }) : t('outlook.compared', { count })
  if (isRefused) return <p className="outlook-strip outlook-strip-none">{t('outlook.notYours')}</p>
  const isSame = changes !== undefined && changes.length === 0
  return (
    <section className="outlook-strip" aria-label={t('designer.outlook')}>
      <header>
        <h2>{title}</h2>
        {isInvented ? <span>{t('outlook.invented')}</span> : model ? <span>{model.span}</span> : null}
        <PlainButton kind="text" small onClick={onAll}>
          {t('outlook.all')}
        </PlainButton>
      </header>
      {isSame ? (
        <p>{t('outlook.none', { version: version ?? 0 })}</p>
      ) : model?.figures.length === 0 ? (
        <p>{model.headline}</p>
      ) : model ? (
        <dl>
          {model.figures.slice(0, 4).map(({ key, label, before, after, note }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>
                <Delta before={before} after={after} />
                <small>{note}</small>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <Waiting />
      )}
    </section>
  )
}

/** How far the run has come. */
export function Waiting() {
  const { t } = useTranslation()
  const running = useLive((state) => state.running)
  return (
    <p aria-live="polite">
      {running ? t('outlook.running', { done: running.done, of: running.of }) : t('outlook.starting')}
    </p>
  )
}
