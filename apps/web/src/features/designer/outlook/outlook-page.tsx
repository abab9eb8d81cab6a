import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { Delta } from '../../../ui/delta.tsx'
import { FigureStrip } from '../../../ui/figure-strip.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useToast } from '../../../ui/toast.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import { useLive } from '../live/use-live.tsx'
import type { OutlookModel } from './outlook-model.ts'
import { OutlookSides } from './outlook-sides.tsx'
import { Waiting } from './outlook-strip.tsx'
import { OutlookUnits } from './outlook-units.tsx'
import { useOutlookModel } from './use-outlook-model.ts'
import { SPANS, type Span, type Weighing } from './use-weighing.ts'
import './outlook-page.css'

interface OutlookPageProps {
  readonly weighing: Weighing
  readonly onBack: () => void
  /** Absent where there is no version to compare with. */
  readonly onDifferences: (() => void) | undefined
}

/** 后果: what the draft does to whom, against the version in force, over the periods that are past (BACK-1…6). */
export function OutlookPage({ weighing, onBack, onDifferences }: OutlookPageProps) {
  const { t } = useTranslation()
  const model = useOutlookModel()
  const unread = useLive((state) => state.found?.unread ?? 0)
  const isOld = useLive((state) => state.running !== undefined)
  const { span, count, setSpan, version, isInvented, unread: notRead } = weighing
  return (
    <section className="outlook-page" aria-label={t('designer.outlook')}>
      <header className="outlook-page-head">
        <h2>{version === undefined ? t('outlook.titleAlone') : t('outlook.title', { version })}</h2>
        <div className="outlook-page-tools">
          <span>{t('outlook.lookBack')}</span>
          <Segmented<Span>
            aria-label={t('outlook.lookBack')}
            value={span}
            onChange={setSpan}
            options={SPANS.map((count) => ({ value: count, label: t('outlook.spans', { count }) }))}
          />
          {model ? <WordButton model={model} isInvented={isInvented} /> : null}
          <PlainButton onClick={onBack}>{t('outlook.back')}</PlainButton>
        </div>
      </header>
      {isInvented ? <p className="outlook-note">{t('outlook.noMonths', { count })}</p> : null}
      {unread > 0 ? <p className="outlook-note">{t('outlook.unread', { count: unread })}</p> : null}
      {notRead ? (
        <FaultBlock error={notRead.error} onRetry={notRead.again} />
      ) : model ? (
        <>
          <div className="outlook-sentence">
            <div>
              <p>
                <strong>{model.headline}</strong>
              </p>
              <p>
                <Changes weighing={weighing} />
                {model.span}
                {t('outlook.stop')}
                {version === undefined ? '' : model.checked}
                {isOld ? ` ${t('outlook.old')}` : ''}
              </p>
            </div>
            {onDifferences ? <PlainButton onClick={onDifferences}>{t('outlook.seeChanges')}</PlainButton> : null}
          </div>
          {model.figures.length === 0 ? null : (
            <FigureStrip
              figures={model.figures.map(({ key, label, before, after, note }) => ({
                ...{ key, label, note },
                figure: <Delta before={before} after={after} />,
              }))}
            />
          )}
          <div className="outlook-columns">
            <OutlookUnits model={model} />
            <OutlookSides model={model} />
          </div>
        </>
      ) : (
        <StateBlock state="loading" text={<Waiting />} />
      )}
    </section>
  )
}

const MOST_CHANGES = 4

/** 改了 4 处：… */
function Changes({ weighing }: { readonly weighing: Weighing }) {
  const { t } = useTranslation()
  const changes = weighing.changes ?? []
  if (changes.length === 0) return null
  const said = changes
    .slice(0, MOST_CHANGES)
    .map(({ zh }) => zh)
    .join('，')
  const words = { count: changes.length, changes: said }
  return <>{changes.length > MOST_CHANGES ? t('outlook.changedMore', words) : t('outlook.changed', words)} </>
}

/** The page as a document for the leadership meeting; the writer is fetched when first asked for. */
function WordButton({ model, isInvented }: { readonly model: OutlookModel; readonly isInvented: boolean }) {
  const { t } = useTranslation()
  const name = useDrawing((state) => state.drawing.mechanism.name)
  const [busy, setBusy] = useState(false)
  const toast = useToast()
  const write = async () => {
    setBusy(true)
    try {
      const { saveOutlook } = await import('./outlook-word.ts')
      await saveOutlook(model, { name, isInvented }, t)
    } catch {
      toast.failed(t('outlook.wordFailed'))
    }
    setBusy(false)
  }
  return (
    <PlainButton disabled={busy} onClick={() => void write()}>
      {t(busy ? 'outlook.wordMaking' : 'outlook.word')}
    </PlainButton>
  )
}
