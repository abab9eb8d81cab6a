import type { Ratio } from '@jizhi/domain'

export const ARITHMETIC = ['+', '-', '*', '/'] as const
export const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='] as const
export const LOGIC = ['&&', '||'] as const
export type Arithmetic = (typeof ARITHMETIC)[number]
export type Comparison = (typeof COMPARISONS)[number]
export type Logic = (typeof LOGIC)[number]

/** COMP-2: what is made of a whole list; `any(成员, m, m == 单位)` names each member and looks at it. */
export const AGGREGATES = ['count', 'sum', 'mean', 'any', 'all'] as const
export type Aggregate = (typeof AGGREGATES)[number]

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
  'number',
  'date',
  'year',
  'month',
  'day',
  'add_days',
  'add_months',
  'add_workdays',
  'workdays',
] as const
export type FunctionName = (typeof FUNCTIONS)[number]

/** An expression after reading: the part of CEL this language keeps, and nothing else. */
export type Node =
  | { readonly op: 'number'; readonly value: Ratio; readonly text: string }
  /** `isLabel` only while Chinese text is read or printed: what people call an option, in place of its id. */
  | { readonly op: 'text'; readonly value: string; readonly isLabel?: true }
  | { readonly op: 'flag'; readonly value: boolean }
  | { readonly op: 'column'; readonly id: string }
  | { readonly op: 'not'; readonly of: Node }
  | { readonly op: 'negate'; readonly of: Node }
  | { readonly op: 'arithmetic'; readonly sign: Arithmetic; readonly left: Node; readonly right: Node }
  | { readonly op: 'compare'; readonly sign: Comparison; readonly left: Node; readonly right: Node }
  | { readonly op: 'logic'; readonly sign: Logic; readonly left: Node; readonly right: Node }
  | { readonly op: 'list'; readonly items: readonly Node[] }
  | { readonly op: 'in'; readonly left: Node; readonly of: Node }
  | { readonly op: 'over'; readonly name: Aggregate; readonly list: Node; readonly each?: Each }
  | { readonly op: 'if'; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly op: 'call'; readonly name: FunctionName; readonly args: readonly Node[] }

/** The name a member of the list goes by in `body`. */
export interface Each {
  readonly item: string
  readonly body: Node
}

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
