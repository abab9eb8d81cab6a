import type { Ratio } from '@jizhi/domain'

export const ARITHMETIC = ['+', '-', '*', '/'] as const
export const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='] as const
export const LOGIC = ['&&', '||'] as const
export type Arithmetic = (typeof ARITHMETIC)[number]
export type Comparison = (typeof COMPARISONS)[number]
export type Logic = (typeof LOGIC)[number]

export const FUNCTIONS = [
  'has',
  'or',
  'reason',
  'min',
  'max',
  'abs',
  'floor',
  'ceil',
  'round',
  'clamp',
  'count',
  'number',
] as const
export type FunctionName = (typeof FUNCTIONS)[number]

/** An expression after reading: the part of CEL this language keeps, and nothing else. */
export type Node =
  | { readonly op: 'number'; readonly value: Ratio; readonly text: string }
  | { readonly op: 'text'; readonly value: string }
  | { readonly op: 'flag'; readonly value: boolean }
  | { readonly op: 'column'; readonly id: string }
  | { readonly op: 'not'; readonly of: Node }
  | { readonly op: 'negate'; readonly of: Node }
  | { readonly op: 'arithmetic'; readonly sign: Arithmetic; readonly left: Node; readonly right: Node }
  | { readonly op: 'compare'; readonly sign: Comparison; readonly left: Node; readonly right: Node }
  | { readonly op: 'logic'; readonly sign: Logic; readonly left: Node; readonly right: Node }
  | { readonly op: 'in'; readonly left: Node; readonly options: readonly string[] }
  | { readonly op: 'if'; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly op: 'call'; readonly name: FunctionName; readonly args: readonly Node[] }

/** Why an expression was refused when it was saved, in a Chinese sentence. */
export interface ExpressionFault {
  readonly code:
    | 'expression.syntax'
    | 'expression.too-large'
    | 'expression.not-allowed'
    | 'expression.unknown-column'
    | 'expression.type'
  readonly message: string
}
