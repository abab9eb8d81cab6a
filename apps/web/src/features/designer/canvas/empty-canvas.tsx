import { useTranslation } from 'react-i18next'
import { useCanvasActs } from './quick.ts'

/** What stands on a drawing without blocks: how to begin. */
export function EmptyCanvas() {
  const { t } = useTranslation()
  const { ask } = useCanvasActs()
  return (
    <div className="canvas-empty">
      <strong>{t('canvas.empty')}</strong>
      <span>{t('canvas.emptyText')}</span>
      <button type="button" onClick={() => ask({ ask: 'add' })}>
        {t('canvas.emptyAct')}
      </button>
    </div>
  )
}
