import { type BlockId, compareRatios, type Key, type Ratio, ratioOf } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { type Column, storedScale } from '../model/column.ts'
import { cellAt, cellText, columnIndex, type Frame } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import { lastFrozen } from './last-frozen.ts'
import { ratioAt } from './row-expression.ts'
import { type Figure, type Figures, isFigure } from './score-figure.ts'

type Best = (column: string) => Figure
/** What the row had in the last frozen table, in a column where it has nothing now. */
export type Last = (row: Key, column: string) => Ratio | undefined

const NO_CLASS: Best = () => 'undecided'

/** The figures of one row; what it is compared with comes from its class. */
export function figuresOf(frame: Frame, row: number, best: Best = NO_CLASS, last?: Last): Figures {
  const now = (column: string): Figure => ratioAt(frame, columnIndex(frame, column), row)
  if (!last) return { of: now, best }
  const of = (column: string): Figure => {
    const figure = now(column)
    return STILL_TO_COME.has(figure) ? (last(frame.keys[row]!, column) ?? figure) : figure
  }
  return { of, best }
}

/** SCORE-3 用上期 stands in for what should have come, never for what does not apply or was not drawn. */
const STILL_TO_COME: ReadonlySet<Figure> = new Set<Figure>(['unreported', 'undecided'])

/** SCORE-3 用上期: the last frozen figure of a row. */
export function lastFigures(
  config: ScoreConfig,
  columns: readonly Column[],
): (run: Run, block: BlockId) => Last | undefined {
  if (config.missing !== 'last') return () => undefined
  const read = lastFrozen(columns, config.lastResult)
  return (run, block) => {
    const at = read(run, block)
    return (row, id) => {
      const column = columns.findIndex((one) => one.id === id)
      const cell = column < 0 ? undefined : at(row, column)?.cell
      if (cell === undefined || 'missing' in cell || typeof cell.value !== 'bigint') return undefined
      const figure = ratioOf(cell.value, 10n ** BigInt(storedScale(columns[column]!)))
      return figure.ok ? figure.value : undefined
    }
  }
}

/** Whether any figure of a row is last period's. */
export const isFromLast = (frame: Frame, row: number, columns: readonly string[], last: Last | undefined): boolean =>
  last !== undefined &&
  columns.some(
    (id) => STILL_TO_COME.has(ratioAt(frame, columnIndex(frame, id), row)) && last(frame.keys[row]!, id) !== undefined,
  )

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
