import { Figure } from './figure.tsx'
import './cell.css'

/** A cell of a derived table: its text, or the reason why there is none. */
export type CellContent = { readonly text: string } | { readonly missing: string; readonly label: string }

export interface CellProps {
  readonly cell: CellContent
  /** Opens the explanation of a computed figure. */
  readonly onWhy?: (() => void) | undefined
  readonly open?: boolean
}

/** Missing is never zero: the reason stands in the place of the figure. */
export function Cell({ cell, onWhy, open = false }: CellProps) {
  if ('missing' in cell) return <span className="cell-missing">{cell.label}</span>
  return <Figure value={cell.text} onWhy={onWhy} open={open} />
}
