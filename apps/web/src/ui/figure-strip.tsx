import type { ReactNode } from 'react'
import './figure-strip.css'

export interface StripFigure {
  readonly key: string
  /** What is counted, with its unit: 通报，镇次. */
  readonly label: string
  readonly figure: ReactNode
  readonly note?: ReactNode
}

/** Up to six figures side by side, after the sentence and before the table. */
export const FigureStrip = ({ figures }: { readonly figures: readonly StripFigure[] }) => (
  <dl className="figure-strip">
    {figures.map(({ key, label, figure, note }) => (
      <div key={key} className="figure-strip-item">
        <dt>{label}</dt>
        <dd className="figure-strip-figure">{figure}</dd>
        {note ? <dd className="figure-strip-note">{note}</dd> : null}
      </div>
    ))}
  </dl>
)
