import { fail, ok, type Result, ratioOfDecimal } from '@jizhi/domain'
import { type Column, storedScale } from '../model/column.ts'
import type { Cell } from '../model/table.ts'
import { compileArithmetic } from './arithmetic.ts'
import { certain, compileComparison, compileLogic } from './comparison.ts'
import { compileCall, sharedType } from './functions.ts'
import type { ExpressionFault, Node } from './node.ts'
import { parseExpression } from './parse.ts'
import { type CellReader, type Compiled, mistyped, overNumber, type Piece, type Run } from './piece.ts'
import { type ExpressionType, FLAG, fitsColumn, PLAIN, sayType, typeOfColumn } from './type.ts'
import { gap, isGap, type Outcome } from './value.ts'

export interface CompiledExpression {
  readonly node: Node
  readonly type: ExpressionType
  /** Ids of the columns read, in the order `evaluate` asks for them by number. */
  readonly reads: readonly string[]
  /** Total and pure: a value, or missing with a reason, with `fault` where it could not be computed (EVAL-8). */
  readonly evaluate: (cell: CellReader) => Outcome
}

/** A condition, a figure of any unit, or whatever fits the column it will be written to. */
export type Wanted = 'flag' | 'number' | Column

/** EXPR-1, VAL-6: reads an expression, checks its types against the columns of the wire, and makes a closure of it. */
export function compileExpression(
  source: string,
  columns: readonly Column[],
  wants: Wanted,
): Result<CompiledExpression, ExpressionFault> {
  const parsed = parseExpression(source)
  if (!parsed.ok) return parsed
  const reads: string[] = []
  const scope = new Map(columns.map((column) => [column.id, column]))
  const target = typeof wants === 'string' ? undefined : typeOfColumn(wants)
  const piece = compileNode(parsed.value, scope, reads, target)
  if (!piece.ok) return piece
  const misfit = unwanted(piece.value.type, wants)
  if (misfit !== undefined) return mistyped(misfit)
  return ok({ node: parsed.value, type: piece.value.type, reads, evaluate: piece.value.run })
}

function unwanted(type: ExpressionType, wants: Wanted): string | undefined {
  if (wants === 'flag')
    return type.kind === 'flag' ? undefined : `这里要一个判断（是或否），现在得到的是${sayType(type)}。`
  if (wants === 'number') return type.kind === 'number' ? undefined : `这里要一个数，现在得到的是${sayType(type)}。`
  if (fitsColumn(type, wants)) return undefined
  return `算出来的是${sayType(type)}，写不进“${wants.label}”（${sayType(typeOfColumn(wants))}）。`
}

type Scope = ReadonlyMap<string, Column>

function compileNode(node: Node, scope: Scope, reads: string[], expected?: ExpressionType): Compiled {
  const child = (inner: Node, hint?: ExpressionType) => compileNode(inner, scope, reads, hint)
  switch (node.op) {
    case 'number':
      return ok({ type: PLAIN, run: () => node.value })
    case 'flag':
      return ok({ type: FLAG, run: () => node.value })
    case 'text':
      return compileText(node.value, expected)
    case 'column':
      return compileColumn(node.id, scope, reads)
    case 'not':
    case 'negate': {
      const of = child(node.of)
      return of.ok ? compileUnary(node.op, of.value) : of
    }
    case 'in':
      return compileIn(node.left, node.options, child)
    case 'if':
      return compileIf(node, child, expected)
    case 'call':
      return compileCall(node.name, node.args, child, expected)
    default: {
      // A text takes its meaning from the other side: 类别 == "A".
      const textFirst = node.left.op === 'text'
      const first = child(textFirst ? node.right : node.left)
      if (!first.ok) return first
      const second = child(textFirst ? node.left : node.right, first.value.type)
      if (!second.ok) return second
      const [left, right] = textFirst ? [second.value, first.value] : [first.value, second.value]
      if (node.op === 'arithmetic') return compileArithmetic(node.sign, left, right)
      if (node.op === 'logic') return compileLogic(node.sign, left, right)
      return compileComparison(node.sign, left, right)
    }
  }
}

function compileText(text: string, expected: ExpressionType | undefined): Compiled {
  if (expected?.kind !== 'option') return ok({ type: { kind: 'literal' }, run: () => text })
  const index = expected.options.findIndex((one) => one.id === text)
  if (index < 0)
    return mistyped(`没有“${text.slice(0, 40)}”这个选项，可用：${expected.options.map((one) => one.id).join('、')}。`)
  const value = BigInt(index)
  return ok({ type: expected, run: () => value })
}

function compileColumn(id: string, scope: Scope, reads: string[]): Compiled {
  const column = scope.get(id)
  if (column === undefined) {
    return fail({ code: 'expression.unknown-column', message: `前面没有“${id.slice(0, 40)}”这一列，请改用已有的列。` })
  }
  const type = typeOfColumn(column)
  const least = reader(id, column, reads)
  const upper = column.upTo === undefined ? undefined : scope.get(column.upTo)
  if (upper === undefined) return ok({ type, run: least })
  const bounds = { least, most: reader(upper.id, upper, reads) }
  return ok({ type, run: (cell) => certain(bounds, cell), bounds })
}

function reader(id: string, column: Column, reads: string[]): Run {
  const at = reads.indexOf(id)
  const read = at >= 0 ? at : reads.push(id) - 1
  const open = opener(typeOfColumn(column), storedScale(column))
  return (cell) => {
    const found = cell(read)
    return 'missing' in found ? gap(found.missing) : open(found.value)
  }
}

/** From how a cell is held to what an expression works on; money becomes yuan, 87.5 % becomes 0.875. */
function opener(type: ExpressionType, scale: number): (value: Extract<Cell, { value: unknown }>['value']) => Outcome {
  const broken = gap('undecided')
  if (type.kind === 'number') {
    return (value) => (typeof value === 'bigint' ? ratioOfDecimal({ unscaled: value, scale }) : broken)
  }
  if (type.kind === 'flag') return (value) => (typeof value === 'bigint' ? value === 1n : broken)
  if (type.kind === 'option' || type.kind === 'time') return (value) => (typeof value === 'bigint' ? value : broken)
  return (value) => value
}

function compileUnary(op: 'not' | 'negate', of: Piece): Compiled {
  if (op === 'negate') {
    if (of.type.kind !== 'number') return mistyped(`${sayType(of.type)}前面不能加负号。`)
    return ok({ type: of.type, run: overNumber(of.run, (a) => ({ num: -a.num, den: a.den })) })
  }
  if (of.type.kind !== 'flag') return mistyped('“!”后面要是判断。')
  return ok({
    type: FLAG,
    run: (cell) => {
      const value = of.run(cell)
      return isGap(value) ? value : value !== true
    },
  })
}

function compileIn(
  left: Node,
  options: readonly string[],
  child: (node: Node, hint?: ExpressionType) => Compiled,
): Compiled {
  const value = child(left)
  if (!value.ok) return value
  const allowed = new Set<unknown>()
  for (const option of options) {
    const one = compileText(option, value.value.type)
    if (!one.ok) return one
    allowed.add(one.value.run(() => gap('undecided')))
  }
  if (value.value.type.kind !== 'option' && value.value.type.kind !== 'id') {
    return mistyped(`“in”只能用于选项、等级和单位，不能用于${sayType(value.value.type)}。`)
  }
  const { run } = value.value
  return ok({
    type: FLAG,
    run: (cell) => {
      const found = run(cell)
      return isGap(found) ? found : allowed.has(found)
    },
  })
}

/** VAL-4: reads the taken side only. */
function compileIf(
  node: Extract<Node, { op: 'if' }>,
  child: (node: Node, hint?: ExpressionType) => Compiled,
  expected?: ExpressionType,
): Compiled {
  const test = child(node.test)
  if (!test.ok) return test
  const yes = child(node.yes, expected)
  if (!yes.ok) return yes
  const no = child(node.no, expected ?? yes.value.type)
  if (!no.ok) return no
  if (test.value.type.kind !== 'flag') return mistyped('“?”前面要是判断。')
  const type = sharedType(yes.value.type, no.value.type)
  if (type === undefined)
    return mistyped(`“?”两种结果要是同一种：${sayType(yes.value.type)}和${sayType(no.value.type)}不同。`)
  return ok({
    type,
    run: (cell) => {
      const taken = test.value.run(cell)
      if (isGap(taken)) return taken
      return taken === true ? yes.value.run(cell) : no.value.run(cell)
    },
  })
}
