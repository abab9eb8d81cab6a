import { Panel, type ReactFlowState, useReactFlow, useStore } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { useDesk } from '../desk/desk.ts'
import { FIT } from './fit.ts'
import { useCanvasActs } from './quick.ts'
import { useArrange } from './use-arrange.ts'
import { useStickNote } from './use-stick-note.ts'

const percent = (state: ReactFlowState) => Math.round(state.transform[2] * 100)

/** − 86% + | 看全图 | 找 | 整理 | 便笺 | ?. Nothing on the canvas moves by itself; only 整理 moves cards, and undo takes it back. */
export function CanvasBar({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow()
  const { ask } = useCanvasActs()
  const zoom = useStore(percent)
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
      <button type="button" onClick={() => ask({ ask: 'search' })} title={t('canvas.searchTitle')}>
        <PageIcon name="find" />
        {t('canvas.search')}
      </button>
      {readOnly ? null : <Writing />}
      <button type="button" onClick={onHelp} aria-label={t('canvas.keys.title')} title={t('canvas.keys.title')}>
        ?
      </button>
    </Panel>
  )
}

function Writing() {
  const { t } = useTranslation()
  const { busy, setInOrder } = useArrange()
  const stickNote = useStickNote()
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void setInOrder()}>
        <PageIcon name="canvas" />
        {t(busy ? 'designer.arranging' : 'designer.arrange')}
      </button>
      <button type="button" onClick={stickNote} title={t('canvas.stickNote')}>
        <PageIcon name="note" />
        {t('canvas.note')}
      </button>
    </>
  )
}
