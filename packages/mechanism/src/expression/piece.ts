import { fail, type Ratio, type Result } from '@jizhi/domain'
import type { Cell } from '../model/table.ts'
import type { ExpressionFault, Node } from './node.ts'
import { type ExpressionType, sayType } from './type.ts'
import { type Gap, isGap, type Outcome, worse } from './value.ts'

/** Reads the n-th column the expression names (`reads` of the compiled expression). */
export type CellReader = (read: number) => Cell
export type Run = (cell: CellReader) => Outcome

/** A compiled part of an expression: its type, and a closure over the cells. */
export interface Piece {
  readonly type: ExpressionType
  readonly run: Run
  /** Of a column: what people call it, for complaints. */
  readonly label?: string
  /** HIST-6: of a counter that is only known within bounds, both ends; `run` then answers 待定 unless they meet. */
  readonly bounds?: { readonly least: Run; readonly most: Run }
}

export type Compiled = Result<Piece, ExpressionFault>
export type CompileChild = (node: Node, expected?: ExpressionType) => Compiled

export const mistyped = (message: string): Result<never, ExpressionFault> => fail({ code: 'expression.type', message })

/** “得分”（分）, or what an expression amounts to where it is no column. */
export const sayPiece = ({ label, type }: Piece): string =>
  label === undefined ? sayType(type) : `“${label}”（${sayType(type)}）`

/** Applies an operation to two numbers; a gap on either side wins (VAL-3). The types were checked before. */
export const overNumbers =
  (left: Run, right: Run, apply: (a: Ratio, b: Ratio) => Outcome): Run =>
  (cell) => {
    const a = left(cell)
    const b = right(cell)
    if (isGap(a)) return isGap(b) ? worse(a, b) : a
    return isGap(b) ? b : apply(a as Ratio, b as Ratio) // both sides were typed as numbers
  }

export const overNumber =
  (run: Run, apply: (a: Ratio) => Outcome): Run =>
  (cell) => {
    const a = run(cell)
    return isGap(a) ? a : apply(a as Ratio) // typed as a number
  }

/** VAL-3 over many operands: the values, or the worst gap among them. */
export function gather(runs: readonly Run[], cell: CellReader): Ratio[] | Gap {
  const values: Ratio[] = []
  let worst: Gap | undefined
  for (const run of runs) {
    const value = run(cell)
    if (isGap(value)) worst = worst === undefined ? value : worse(worst, value)
    else values.push(value as Ratio) // typed as a number
  }
  return worst ?? values
}
