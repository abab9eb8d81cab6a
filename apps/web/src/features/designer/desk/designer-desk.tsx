import { ReactFlowProvider } from '@xyflow/react'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchAntd, inAntd } from '../../../ui/in-antd.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useHandheld, useLayout } from '../../../ui/use-layout.ts'
import { whenIdle } from '../../../ui/when-idle.ts'
import { withWords } from '../../../words/words.ts'
import { DesignerCanvas } from '../canvas/designer-canvas.tsx'
import { CheckPanel } from '../check/check-panel.tsx'
import { marksOf } from '../check/marks.ts'
import { useFindings } from '../check/use-findings.ts'
import { type CommentsDesk, CommentsProvider, useComments } from '../comments/comments.ts'
import { useTerms } from '../delegation/terms.ts'
import type { Compared } from '../differences/compared.ts'
import type { DrawingStore } from '../drawing/drawing-store.ts'
import { DrawingProvider, useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { CanvasNotes } from '../live/canvas-notes.tsx'
import { useChips } from '../live/chip-words.ts'
import type { LiveSource } from '../live/live-store.ts'
import { MonthStrip } from '../live/month-strip.tsx'
import { LiveProvider, useLiveDesk } from '../live/use-live.tsx'
import { useWeighing } from '../outlook/use-weighing.ts'
import { Palette } from '../palette/palette.tsx'
import type { Autosave } from '../saving/autosave.ts'
import { type TrialsDesk, TrialsProvider, useHeldTrials, useTrials } from '../trials/trials.ts'
import { BlockSentences } from './block-sentences.tsx'
import { DeskProvider } from './desk.ts'
import { DeskHeader } from './desk-header.tsx'
import type { DeskView } from './desk-view.ts'
import './designer-desk.css'

// Forms are half of the designer's weight and first needed when a block is chosen: they come after the canvas stands.
const loadSettings = () => import('../settings/settings-panel.tsx')
const SettingsPanel = inAntd(() => loadSettings().then((part) => part.SettingsPanel))
const OutlookStrip = lazy(async () => {
  await new Promise<void>((rests) => whenIdle(rests))
  return { default: (await withWords(import('../outlook/outlook-strip.tsx'), 'pages')).OutlookStrip }
})
const MechanismPanel = inAntd(() => import('./mechanism-panel.tsx').then((part) => part.MechanismPanel))
const TrialsPanel = inAntd(() => import('../trials/trials-panel.tsx').then((part) => part.TrialsPanel))
const CommentsPanel = inAntd(() => import('../comments/comments-panel.tsx').then((part) => part.CommentsPanel))
const OutlinePage = inAntd(() => import('../outline/outline-page.tsx').then((part) => part.OutlinePage))
const DifferencePage = inAntd(() => import('../differences/difference-page.tsx').then((part) => part.DifferencePage))
const OutlookPage = inAntd(() => import('../outlook/outlook-page.tsx').then((part) => part.OutlookPage))

/** A drawing and where it came from, laid on the desk. */
export interface DesignerDeskProps {
  readonly store: DrawingStore
  readonly readOnly: boolean
  /** Back to the list. */
  readonly backTo: string
  /** 草稿 第 4 版, 第 3 版 待审 … */
  readonly status: ReactNode
  /** Under the name: where it belongs, its plan number. */
  readonly place: ReactNode
  readonly saving?: Autosave | undefined
  /** Buttons between 检查 and the primary one. */
  readonly actions?: ReactNode
  readonly primary?: ReactNode
  /** Under the header: what the version brings. */
  readonly head?: ReactNode
  /** Under everything: what a second person has to decide. */
  readonly foot?: ReactNode
  /** The months the drawing is shown over; nothing runs on a desk without. */
  readonly live?: LiveSource | undefined
  /** The version whose differences from the drawing may be looked at. */
  readonly compared?: Compared | undefined
  /** Another version that is compared instead of what is open. */
  readonly other?: Compared | undefined
  /** Chooses which two versions are compared. */
  readonly picker?: ReactNode
  /** In place of the comparison, while a side of it is not there. */
  readonly awaited?: ReactNode
  /** The unit that owns the mechanism. */
  readonly owner?: string | undefined
  /** What people said about it; none on a desk without a server. */
  readonly comments?: CommentsDesk | undefined
  /** Months kept with it; none on a desk without a server. */
  readonly trials?: TrialsDesk | undefined
  /** What the drawing would have done in past months; only where a server can run it. */
  readonly outlook?: ((onClose: () => void) => ReactNode) | undefined
}

/** The whole designer: header, palette, canvas, one panel. Knows no server. */
export const DesignerDesk = (props: DesignerDeskProps) => (
  <DrawingProvider value={props.store}>
    <LiveProvider source={props.live}>
      <CommentsProvider value={props.comments}>
        <TrialsProvider value={props.trials}>
          <ReactFlowProvider>
            <Desk {...props} />
          </ReactFlowProvider>
        </TrialsProvider>
      </CommentsProvider>
    </LiveProvider>
  </DrawingProvider>
)

type OpenPanel = 'checks' | 'mechanism' | 'outlook' | 'comments' | 'trials' | undefined

function Desk(props: DesignerDeskProps) {
  const {
    readOnly: fixed,
    live: _live,
    comments: _comments,
    head,
    trials: _trials,
    foot,
    compared,
    other,
    picker,
    awaited,
    outlook,
    owner,
    ...header
  } = props
  const layout = useLayout()
  const phone = layout === 'phone'
  const handheld = useHandheld()
  const readOnly = fixed || handheld
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const findings = useFindings(mechanism)
  const { t } = useTranslation()
  const comments = useComments()
  useHeldTrials(useTrials())
  const marks = useMemo(
    () => marksOf(findings, comments?.open, (count) => t('comments.onCard', { count })),
    [findings, comments?.open, t],
  )
  const counts = useChips()
  const [panel, setPanel] = useState<OpenPanel | 'default'>('default')
  const [view, choose] = useState<DeskView>('canvas')
  // Beside a wide canvas something always stands, so that choosing a block moves nothing.
  const usual = layout === 'wide' && view === 'canvas' ? 'checks' : undefined
  const shown = panel === 'default' ? usual : panel
  const [text, write] = useState<string>()
  const written = useMemo(() => ({ text, write }), [text])
  const live = useLiveDesk()
  const weighing = useWeighing(shown === 'outlook')
  const isWeighed = shown === 'outlook' && live !== undefined && !weighing.isRefused
  const store = useDrawingStore()
  const terms = useTerms()
  const toggle = useCallback(
    (which: OpenPanel) => {
      // A chosen block's settings stand before the panel: then the button brings it out instead of closing it.
      const covered = view === 'canvas' && store.getState().selected.length === 1
      if (view !== 'outline') store.getState().select([])
      // Beside two versions there is no room for what is to mend in one.
      if (view === 'differences') choose('canvas')
      setPanel(shown === which && !covered ? undefined : which)
    },
    [store, shown, view],
  )
  const openPanel = (which: OpenPanel) => {
    store.getState().select([])
    setPanel(which)
  }
  const turnTo = (next: DeskView) => {
    choose(next)
    setPanel('default')
  }
  useEffect(() => whenIdle(() => void fetchAntd().then(() => whenIdle(() => void loadSettings()))), [])
  const desk = useMemo(() => ({ readOnly, findings, compared, owner }), [readOnly, findings, compared, owner])
  return (
    <DeskProvider value={desk}>
      <div className={`designer-desk${phone ? ' designer-phone' : ''}`}>
        <DeskHeader
          {...header}
          onChecks={() => toggle('checks')}
          onMechanism={() => toggle('mechanism')}
          comments={comments && { open: comments.openCount, onOpen: () => toggle('comments') }}
          onTrials={() => toggle('trials')}
          view={view}
          onView={turnTo}
          onOutlook={outlook === undefined && live === undefined ? undefined : () => toggle('outlook')}
        />
        {head}
        <main className="designer-body">
          {isWeighed ? (
            <Suspense fallback={<StateBlock state="loading" />}>
              <OutlookPage
                weighing={weighing}
                onBack={() => setPanel(undefined)}
                onDifferences={compared === undefined ? undefined : () => turnTo('differences')}
              />
            </Suspense>
          ) : view === 'canvas' ? (
            <>
              {phone ? <BlockSentences marks={marks} /> : null}
              {phone || readOnly || terms?.reach === 'values' ? null : <Palette />}
              {phone ? null : (
                <div className="desk-middle">
                  <CanvasNotes />
                  <DesignerCanvas marks={marks} {...(counts ? { counts } : {})} />
                  <MonthStrip onKeep={() => openPanel('trials')} />
                  <Suspense fallback={live ? <div className="desk-strip-coming" /> : null}>
                    <OutlookStrip weighing={weighing} onAll={() => openPanel('outlook')} />
                  </Suspense>
                </div>
              )}
            </>
          ) : (
            <Suspense fallback={<StateBlock state="loading" />}>
              {view === 'outline' ? (
                <OutlinePage
                  marks={marks}
                  written={written}
                  isNarrow={shown !== undefined}
                  onCanvas={() => turnTo('canvas')}
                />
              ) : (
                <DifferencePage
                  compared={compared}
                  other={other}
                  picker={picker}
                  awaited={awaited}
                  foot={<OutlookStrip weighing={weighing} onAll={() => openPanel('outlook')} />}
                />
              )}
            </Suspense>
          )}
          {isWeighed || view === 'differences' ? null : (
            <Suspense fallback={<aside className="side-panel" />}>
              <OnePanel
                panel={shown}
                isCanvas={view === 'canvas'}
                outlook={outlook}
                onClose={() => setPanel(undefined)}
              />
            </Suspense>
          )}
        </main>
        {foot}
      </div>
    </DeskProvider>
  )
}

interface OnePanelProps {
  readonly panel: OpenPanel
  /** Beside sentences the chosen block has no panel of its own: it is changed where it stands. */
  readonly isCanvas: boolean
  readonly outlook: DesignerDeskProps['outlook']
  readonly onClose: () => void
}

/** One panel at a time: the chosen block's, else what the header opened. */
function OnePanel({ panel, isCanvas, outlook, onClose }: OnePanelProps) {
  const store = useDrawingStore()
  const selected = useDrawing((state) => state.selected)
  const view = useDrawing((state) => (selected.length === 1 ? state.views.get(selected[0] ?? '') : undefined))
  const comments = useComments()
  const trials = useTrials()
  const unselect = useCallback(() => store.getState().select([]), [store])
  if (view && isCanvas) return <SettingsPanel view={view} onClose={unselect} />
  if (panel === 'checks') return <CheckPanel onClose={onClose} />
  if (panel === 'comments' && comments) return <CommentsPanel desk={comments} onClose={onClose} />
  if (panel === 'trials' && trials) return <TrialsPanel desk={trials} onClose={onClose} />
  if (panel === 'mechanism') return <MechanismPanel onClose={onClose} />
  if (panel === 'outlook' && outlook) return outlook(onClose)
  return null
}
