/** A drawing as the designer opens it: the document and where its cards stand. */
export interface BenchDrawing {
  readonly mechanism: {
    readonly blocks: readonly { readonly id: string; readonly kind: string; readonly config: object }[]
    readonly wires: readonly { readonly from: End; readonly to: End }[]
    readonly [rest: string]: unknown
  }
  readonly layout: { readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>> }
}
interface End {
  readonly block: string
  readonly port: string
}

const PITCH = { x: 280, y: 200 } as const

/** Rows of computing blocks behind one roster, set in a field about as wide as a screen; the same for the same number. */
export function drawingOf(count: number): BenchDrawing {
  const perRow = Math.max(2, Math.round(Math.sqrt(count * 1.25)))
  const cells = Array.from({ length: count }, (_, at) => ({ at, column: at % perRow, row: Math.floor(at / perRow) }))
  const kindOf = (at: number) => (at === 0 ? 'cycle' : at === 1 ? 'roster' : 'compute')
  const config = (at: number) =>
    at < 2 ? {} : { columns: [{ id: `c${at}`, label: `第 ${at} 列`, type: 'score', scale: 2, formula: `${at} + 1` }] }
  const from = (at: number, column: number): End => {
    if (at === 1) return { block: 'b0', port: 'cycle' }
    // Each row begins behind the roster.
    return at === 2 || column === 0 ? { block: 'b1', port: 'rows' } : { block: `b${at - 1}`, port: 'rows' }
  }
  return {
    mechanism: {
      format: 1,
      id: 'bench',
      name: '量一量',
      rounding: { mode: 'at-end', rule: 'half-up' },
      blocks: cells.map(({ at }) => ({ id: `b${at}`, kind: kindOf(at), config: config(at) })),
      wires: cells.slice(1).map(({ at, column }) => ({ from: from(at, column), to: { block: `b${at}`, port: 'in' } })),
      ends: [],
    },
    layout: {
      positions: Object.fromEntries(
        cells.map(({ at, column, row }) => [`b${at}`, { x: column * PITCH.x, y: row * PITCH.y }]),
      ),
    },
  }
}
