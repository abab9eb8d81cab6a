import type { Wire } from '@jizhi/mechanism'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useToast } from '../../../ui/toast.ts'
import { useLayout } from '../../../ui/use-layout.ts'
import type { Marks } from '../canvas/flow-parts.ts'
import { CanvasActsProvider, type Quick } from '../canvas/quick.ts'
import { QuickList } from '../canvas/quick-list.tsx'
import { useTerms } from '../delegation/terms.ts'
import { useDesk } from '../desk/desk.ts'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { movedUp } from './move-sentence.ts'
import { OutlineAside } from './outline-aside.tsx'
import { OutlineSentence } from './outline-sentence.tsx'
import { OutlineText } from './outline-text.tsx'
import type { Written } from './use-outline.ts'
import { useOutlineKeys } from './use-outline-keys.ts'
import { type Sentence, useSentences } from './use-sentences.ts'
import './outline-page.css'

interface OutlinePageProps {
  readonly marks: Marks
  readonly written: Written
  /** Another panel stands beside the sentences instead of the drawing. */
  readonly isNarrow: boolean
  readonly onCanvas: () => void
}

/** 大纲: the mechanism as numbered sentences, equal to the canvas; each word that can be changed is changed where it stands. */
export function OutlinePage({ marks, written, isNarrow, onCanvas }: OutlinePageProps) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const phone = useLayout() === 'phone'
  const page = useRef<HTMLElement>(null)
  const sentences = useSentences()
  const [asText, setAsText] = useState(false)
  const [renaming, setRenaming] = useState<string>()
  const [quick, ask] = useState<Quick>()
  const selected = useDrawing((state) => state.selected)
  const current = selected.length === 1 ? sentences.find(({ view }) => view.id === selected[0]) : undefined
  const mayAdd = useTerms()?.reach !== 'values' && !readOnly
  const goTo = useCallback((id: string) => focusHead(page.current, id), [])
  const acts = useMemo(() => ({ ask, goTo }), [goTo])
  const keys = useSentenceSteps({ sentences, current, mayAdd, ask, onRename: setRenaming, goTo })
  const store = useDrawingStore()
  const enter = useCallback(
    (id: string) => {
      const { selected: chosen, select } = store.getState()
      if (chosen.length !== 1 || chosen[0] !== id) select([id])
    },
    [store],
  )
  useOutlineKeys(page, readOnly || asText ? undefined : keys, enter)
  return (
    <CanvasActsProvider value={acts}>
      <section ref={page} className="outline-page" aria-label={t('designer.outline')}>
        <div className="outline-main">
          <header className="outline-bar">
            <p>{t('versions.outlineNote', { count: sentences.length })}</p>
            {phone || readOnly || asText ? null : <KeyHints />}
            <PlainButton small aria-pressed={asText} onClick={() => setAsText(!asText)}>
              {t(asText ? 'versions.asSentences' : 'versions.asText')}
            </PlainButton>
            <RulesButton />
          </header>
          {asText ? (
            <OutlineText written={written} />
          ) : sentences.length === 0 ? (
            <StateBlock state="empty" title={t('versions.noSentences')} text={t('versions.noSentencesText')} />
          ) : (
            <ol className="outline-sentences">
              {sentences.map((sentence) => (
                <OutlineSentence
                  key={sentence.view.id}
                  sentence={sentence}
                  all={sentences}
                  marks={marks}
                  isCurrent={sentence === current}
                  renaming={renaming === sentence.view.id}
                  onRenamed={() => {
                    setRenaming(undefined)
                    requestAnimationFrame(() => goTo(sentence.view.id))
                  }}
                />
              ))}
            </ol>
          )}
          {asText || !mayAdd ? null : (
            <footer className="outline-foot-line">
              <PlainButton onClick={keys.onAdd}>＋ {t('versions.addSentence')}</PlainButton>
              <span>{t('versions.underlined')}</span>
            </footer>
          )}
        </div>
        {quick && !readOnly ? (
          <div className="outline-quick">
            <QuickList key={JSON.stringify(quick)} quick={quick} onClose={() => ask(undefined)} />
          </div>
        ) : null}
        {isNarrow || phone ? null : <OutlineAside sentence={current} onChoose={goTo} onCanvas={onCanvas} />}
      </section>
    </CanvasActsProvider>
  )
}

function focusHead(page: HTMLElement | null, id: string): void {
  // A sentence that was just added is drawn after this.
  requestAnimationFrame(() => {
    const head = page?.querySelector<HTMLElement>(`[data-sentence="${CSS.escape(id)}"] .outline-head`)
    head?.focus({ preventScroll: true })
    // The browser answers with a promise, which nobody waits for.
    void head?.scrollIntoView({ block: 'nearest' })
  })
}

interface SentenceSteps {
  readonly sentences: readonly Sentence[]
  readonly current: Sentence | undefined
  readonly mayAdd: boolean
  readonly ask: (quick: Quick) => void
  readonly onRename: (id: string) => void
  readonly goTo: (id: string) => void
}

/** Adding, moving, removing and renaming sentences; each is one step of undo. */
function useSentenceSteps({ sentences, current, mayAdd, ask, onRename, goTo }: SentenceSteps) {
  const { t } = useTranslation()
  const toast = useToast()
  const store = useDrawingStore()
  const steps = useSteps()
  const picture = usePictureSteps()
  return useMemo(
    () => ({
      onAdd: () => mayAdd && ask(addingAfter(current ?? sentences.at(-1), store.getState().drawing.mechanism.wires)),
      onMove: (by: -1 | 1) => {
        const order = sentences.map(({ view }) => view.id)
        const at = current === undefined ? -1 : sentences.indexOf(current)
        const moving = sentences[by === -1 ? at : at + 1]
        if (at < 0 || moving === undefined || (by === -1 && at === 0)) return
        const edit = movedUp(store.getState().drawing.mechanism, order, moving.view.id)
        if (edit === undefined) return toast.failed(t('versions.notMoved'))
        steps.apply(edit, t('versions.step.move', { name: current?.view.name ?? '' }))
        if (current !== undefined) goTo(current.view.id)
      },
      onRemove: () => {
        if (current === undefined || !mayAdd) return
        const at = sentences.indexOf(current)
        picture.remove([current.view.id])
        const next = sentences[at + 1] ?? sentences[at - 1]
        if (next !== undefined) goTo(next.view.id)
      },
      onRename: () => current !== undefined && onRename(current.view.id),
    }),
    [sentences, current, mayAdd, ask, onRename, goTo, store, steps, picture, toast, t],
  )
}

/** On the wire that leads on where there is one way; behind the way out that is free; else wherever there is room. */
function addingAfter(after: Sentence | undefined, wires: readonly Wire[]): Quick {
  const [out, ...more] = after?.view.outputs ?? []
  if (after === undefined || out === undefined) return { ask: 'add' }
  if (more.length > 0) return { ask: 'port', block: after.view.id }
  const [wire, ...others] = wires.filter(({ from }) => from.block === after.view.id)
  const from = { block: after.view.id, port: out.id }
  return { ask: 'place', place: wire !== undefined && others.length === 0 ? { on: wire } : { after: from } }
}

function KeyHints() {
  const { t } = useTranslation()
  const hints = [
    ['↑ ↓', 'walk'],
    ['Enter', 'change'],
    ['/', 'add'],
    ['Alt ↑', 'move'],
  ] as const
  return (
    <p className="outline-keys">
      {hints.map(([key, what]) => (
        <span key={what}>
          <kbd>{key}</kbd>
          {t(`versions.key.${what}`)}
        </span>
      ))}
    </p>
  )
}

/** 导出实施细则: the sentences as a Word document; the writer of documents is fetched when first asked for. */
function RulesButton() {
  const { t } = useTranslation()
  const toast = useToast()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const { saveRules } = await import('./rules-document.ts')
      await saveRules(mechanism, t)
    } catch {
      toast.failed(t('versions.notExported'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <PlainButton small disabled={busy || mechanism.blocks.length === 0} onClick={() => void save()}>
      <PageIcon name="upload" /> {t('versions.exportRules')}
    </PlainButton>
  )
}
