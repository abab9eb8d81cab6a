import { Panel } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { useDrawing } from '../drawing/use-drawing.ts'
import { useGroupSteps } from '../drawing/use-group-steps.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { ALIGNINGS } from './use-canvas-picks.ts'

/** What can be done with several cards at once; shown while several are chosen. */
export function ChosenBar() {
  const { t } = useTranslation()
  const selected = useDrawing((state) => state.selected)
  const groups = useGroupSteps()
  const picture = usePictureSteps()
  const steps = useSteps()
  if (selected.length < 2) return null
  return (
    <Panel position="top-center" className="canvas-bar">
      <span className="chosen-count">{t('canvas.chosen', { count: selected.length })}</span>
      <span className="canvas-bar-line" />
      {ALIGNINGS.map((how) => (
        <button
          key={how}
          type="button"
          onClick={() => picture.align(selected, how)}
          aria-label={t(`canvas.step.${how}`)}
          title={t(`canvas.step.${how}`)}
        >
          <PageIcon name={how} />
        </button>
      ))}
      <span className="canvas-bar-line" />
      <button type="button" onClick={() => groups.make(selected)}>
        {t('canvas.act.group')}
      </button>
      <button type="button" onClick={() => steps.duplicate(selected)}>
        {t('designer.duplicate')}
      </button>
      <button type="button" onClick={() => picture.remove(selected)}>
        {t('designer.remove')}
      </button>
    </Panel>
  )
}
