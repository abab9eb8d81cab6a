import { compareRatios, subtractRatios, wholeRatio } from '@jizhi/domain'
import { readConfig, sayFigure, weightSums } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { useDrawing } from '../../drawing/use-drawing.ts'
import './weight-sums.css'

const ZERO = wholeRatio(0n)

/** SCORE-1: what the weights of each group add up to, and how much is still to be given out. */
export function WeightSums({ block }: { readonly block: string }) {
  const { t } = useTranslation()
  const found = useDrawing(({ drawing }) => drawing.mechanism.blocks.find(({ id }) => id === block))
  const config = found === undefined ? undefined : readConfig({ ...found, kind: 'score' })
  const sums = config?.ok ? weightSums(config.value) : []
  if (sums.length === 0) return null
  return (
    <ul className="weight-sums" aria-live="polite">
      {sums.map(({ parent, label, total, left }) => {
        const order = compareRatios(left, ZERO)
        const words = {
          label: parent === '' ? t('settings.weights.whole') : label,
          total: sayFigure(total),
          left: sayFigure(order < 0 ? subtractRatios(ZERO, left) : left),
        }
        return (
          <li key={parent} className={order === 0 ? '' : 'weights-open'}>
            {order === 0 ? '✓ ' : '■ '}
            {t(`settings.weights.${order === 0 ? 'exact' : order > 0 ? 'left' : 'over'}`, words)}
          </li>
        )
      })}
    </ul>
  )
}
