import { Panel, type ReactFlowState, useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { useDesk } from '../desk/desk.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { FIT } from './fit.ts'

const percent = (state: ReactFlowState) => Math.round(state.transform[2] * 100)

/** − 86% + | 看全图 | 整理. Nothing on the canvas moves by itself; only 整理 moves cards, and undo takes it back. */
export function CanvasBar() {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow()
  const zoom = useStore(percent)
  const { busy, setInOrder } = useArrange()
  return (
    <Panel position="bottom-left" className="canvas-bar">
      <button type="button" onClick={() => void zoomOut()} aria-label={t('designer.zoomOut')}>
        −
      </button>
      <button type="button" className="canvas-zoom num" onClick={() => void zoomTo(1)} title={t('designer.zoomReset')}>
        {zoom}%
      </button>
      <button type="button" onClick={() => void zoomIn()} aria-label={t('designer.zoomIn')}>
        ＋
      </button>
      <span className="canvas-bar-line" />
      <button type="button" onClick={() => void fitView(FIT)}>
        <PageIcon name="whole" />
        {t('designer.fit')}
      </button>
      {readOnly ? null : (
        <button type="button" disabled={busy} onClick={() => void setInOrder()}>
          <PageIcon name="canvas" />
          {t(busy ? 'designer.arranging' : 'designer.arrange')}
        </button>
      )}
    </Panel>
  )
}

function useArrange() {
  const store = useDrawingStore()
  const flow = useStoreApi()
  const steps = useSteps()
  const { fitView } = useReactFlow()
  const [busy, setBusy] = useState(false)
  const setInOrder = async () => {
    setBusy(true)
    try {
      const { drawing, views } = store.getState()
      const { arrange } = await import('./arrange.ts')
      // The width at which cards are still read with ease, about 86 %.
      steps.arrange(await arrange(drawing.mechanism, views, flow.getState().width / 0.86))
      requestAnimationFrame(() => void fitView(FIT))
    } finally {
      setBusy(false)
    }
  }
  return { busy, setInOrder }
}
