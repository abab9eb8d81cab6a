import { useTranslation } from 'react-i18next'
import './figure.css'

export interface FigureProps {
  /** The figure as it is to be read, already rounded by the rule that made it. */
  readonly value: string
  readonly unit?: string
  /** Opens the explanation; without it the figure is plain (typed in, not computed). */
  readonly onWhy?: (() => void) | undefined
  /** Its explanation is the one open at the side. */
  readonly open?: boolean
  readonly tone?: 'ink' | 'bad' | 'old'
  readonly size?: 'row' | 'large'
}

/** A figure that explains itself: dotted underline, click or Enter opens why. */
export function Figure({ value, unit, onWhy, open = false, tone = 'ink', size = 'row' }: FigureProps) {
  const { t } = useTranslation()
  const look = `figure figure-${tone} figure-${size}${open ? ' figure-open' : ''}`
  const number = <span className="figure-value">{value}</span>
  const behind = unit === undefined ? null : <span className="figure-unit">{unit}</span>
  if (!onWhy) {
    return (
      <span className={look}>
        {number}
        {behind}
      </span>
    )
  }
  return (
    <button type="button" className={`${look} figure-computed`} aria-expanded={open} onClick={onWhy}>
      {number}
      {behind}
      <span className="sr-only">{t('ui.why', { value })}</span>
    </button>
  )
}
