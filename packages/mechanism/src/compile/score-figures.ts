import { compareRatios, type Ratio } from '@jizhi/domain'
import { cellAt, cellText, columnIndex, type Frame } from '../model/frame.ts'
import { ratioAt } from './row-expression.ts'
import { type Figure, type Figures, isFigure } from './score-figure.ts'

type Best = (column: string) => Figure

const NO_CLASS: Best = () => 'undecided'

/** The figures of one row; what it is compared with comes from its class. */
export const figuresOf = (frame: Frame, row: number, best: Best = NO_CLASS): Figures => ({
  of: (column) => ratioAt(frame, columnIndex(frame, column), row),
  best,
})

/** The greatest present figure of a column among some rows, looked up once per column. */
export function bestIn(frame: Frame, rows: readonly number[]): Best {
  const known = new Map<string, Figure>()
  const look = (column: string): Figure => {
    const at = columnIndex(frame, column)
    let best: Ratio | undefined
    for (const row of rows) {
      const figure = ratioAt(frame, at, row)
      if (isFigure(figure) && (!best || compareRatios(figure, best) > 0)) best = figure
    }
    return best ?? 'undecided'
  }
  return (column) => {
    const found = known.get(column) ?? look(column)
    known.set(column, found)
    return found
  }
}

/** The same for every row of a scored table, by the class it stands in. */
export function bestOfClass(frame: Frame, within: string): (row: number) => Best {
  const at = columnIndex(frame, within)
  const classOf = (row: number): string => (at < 0 ? '' : cellText(cellAt(frame.series[at]!, row)))
  const classes = new Map<string, number[]>()
  for (const row of frame.keys.keys()) classes.set(classOf(row), [...(classes.get(classOf(row)) ?? []), row])
  const best = new Map([...classes].map(([name, rows]) => [name, bestIn(frame, rows)]))
  return (row) => best.get(classOf(row)) ?? NO_CLASS
}
