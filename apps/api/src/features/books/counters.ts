import { type Mechanism, readDrawing, storedScale } from '@jizhi/mechanism'

/** A figure that a history block counts for one unit. */
export interface Counter {
  readonly block: string
  readonly figure: string
  readonly label: string
  /** Kind of the units it is counted for. */
  readonly subject: string
  /** Decimal places as it is stored. */
  readonly scale: number
}

/** HIST-13: what can be stated as 期初 of a mechanism. Figures on pairs of units, and first and last rows, cannot. */
export function countersOf(mechanism: Mechanism): readonly Counter[] {
  const drawing = readDrawing(mechanism)
  return drawing.of('history').flatMap(({ open: { block }, config }) => {
    const rows = drawing.outputs(block.id).rows
    const [subject, ...more] = rows?.keyType ?? []
    if (config.source !== 'result' || rows === undefined || subject === undefined || more.length > 0) return []
    return config.figures.flatMap(({ id: figure, label }) => {
      const column = rows.columns.find(({ id }) => id === figure)
      if (column === undefined || column.type === 'row') return []
      return [{ block: block.id, figure, label, subject, scale: storedScale(column) }]
    })
  })
}
