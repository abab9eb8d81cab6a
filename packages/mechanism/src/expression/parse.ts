import { fail, ok, parseDecimal, type Ratio, type Result, ratioOfDecimal, refuse } from '@jizhi/domain'
import { type ASTNode, parse as parseCel } from '@marcbachmann/cel-js'
import {
  ARITHMETIC,
  type Arithmetic,
  COMPARISONS,
  type Comparison,
  type ExpressionFault,
  FUNCTIONS,
  type FunctionName,
  type Node,
} from './node.ts'

/** EXPR-3: bounds on what one expression may cost to read, and, as nothing in it loops, to run. */
export const MOST_CHARACTERS = 600
export const MOST_NODES = 300

const fault = (code: ExpressionFault['code'], message: string): Result<never, ExpressionFault> =>
  fail({ code, message })
const tooLarge = () => fault('expression.too-large', '表达式太长或嵌套太深，请拆成几列分步计算。')
const notAllowed = (what: string) => fault('expression.not-allowed', `表达式里不能用${what}。`)

const isOneOf = <T extends string>(list: readonly T[], text: string): text is T => list.some((one) => one === text)

/**
 * EXPR-1: reads CEL text into the part of the language this product keeps: columns, decimals, texts, 是否, the four
 * operations, comparison, logic, `in`, `?:` and the functions of `FUNCTIONS`. Never throws.
 */
export function parseExpression(source: string): Result<Node, ExpressionFault> {
  if (source.trim() === '') return fault('expression.syntax', '表达式是空的，请填写。')
  if (source.length > MOST_CHARACTERS) return tooLarge()
  let ast: ASTNode
  try {
    ast = parseCel(source).ast
  } catch (error) {
    // cel-js throws ParseError with the position; a stack overflow on hostile nesting lands here too.
    const at = positionOf(error)
    return fault(
      'expression.syntax',
      at === undefined ? '表达式写法有误，请检查。' : `表达式第 ${at + 1} 个字符附近写法有误，请检查。`,
    )
  }
  const budget = { nodes: MOST_NODES }
  return read(ast, budget)
}

function positionOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('range' in error)) return undefined
  const { range } = error
  if (typeof range !== 'object' || range === null || !('start' in range)) return undefined
  return typeof range.start === 'number' ? range.start : undefined
}

type Read = Result<Node, ExpressionFault>

function read(ast: ASTNode, budget: { nodes: number }): Read {
  budget.nodes -= 1
  if (budget.nodes < 0) return tooLarge()
  const again = (child: ASTNode) => read(child, budget)
  switch (ast.op) {
    case 'value':
      return readLiteral(ast.args, ast.input.slice(ast.start, ast.end))
    case 'id':
      return ok({ op: 'column', id: ast.args })
    case '!_':
    case '-_': {
      const of = again(ast.args)
      return of.ok ? ok({ op: ast.op === '!_' ? 'not' : 'negate', of: of.value }) : of
    }
    case '&&':
    case '||': {
      const [left, right] = [again(ast.args[0]), again(ast.args[1])]
      if (!left.ok) return left
      return right.ok ? ok({ op: 'logic', sign: ast.op, left: left.value, right: right.value }) : right
    }
    case '?:': {
      const [test, yes, no] = [again(ast.args[0]), again(ast.args[1]), again(ast.args[2])]
      if (!test.ok) return test
      if (!yes.ok) return yes
      return no.ok ? ok({ op: 'if', test: test.value, yes: yes.value, no: no.value }) : no
    }
    case 'in':
      return readIn(ast.args, again)
    case 'call':
      return readCall(ast.args[0], ast.args[1], again)
    case 'rcall':
      return notAllowed(`“.${ast.args[0]}(…)”`)
    case '.':
    case '.?':
    case '[]':
    case '[?]':
      return notAllowed('“.”和“[ ]”取值')
    case 'list':
    case 'map':
      return notAllowed('列表和映射')
    case '%':
      return notAllowed('“%”；百分数请写成小数，例如 80% 写 0.8')
    default:
      return readPair(ast.op, again(ast.args[0]), again(ast.args[1]))
  }
}

function readPair(sign: Arithmetic | Comparison, left: Read, right: Read): Read {
  if (!left.ok) return left
  if (!right.ok) return right
  if (isOneOf(ARITHMETIC, sign)) return ok({ op: 'arithmetic', sign, left: left.value, right: right.value })
  if (isOneOf(COMPARISONS, sign)) return ok({ op: 'compare', sign, left: left.value, right: right.value })
  return notAllowed(`“${String(sign)}”`)
}

function readLiteral(value: unknown, text: string): Read {
  if (typeof value === 'string') return ok({ op: 'text', value })
  if (typeof value === 'boolean') return ok({ op: 'flag', value })
  if (typeof value !== 'number' && typeof value !== 'bigint') return notAllowed('这种字面值')
  const exact = readNumber(text)
  return exact.ok
    ? ok({ op: 'number', value: exact.value, text })
    : notAllowed(`数“${text.slice(0, 20)}”；请写成普通小数，最多 40 位`)
}

/** NUM-1: the digits as written, never the float the parser made of them. */
function readNumber(text: string): Result<Ratio, unknown> {
  const decimal = parseDecimal(text)
  return decimal.ok ? ok(ratioOfDecimal(decimal.value)) : refuse('number.malformed')
}

function readIn(args: readonly [ASTNode, ASTNode], again: (child: ASTNode) => Read): Read {
  const left = again(args[0])
  if (!left.ok) return left
  if (args[1].op !== 'list') return fault('expression.type', '“in”后面请写成列表，例如 ["A", "B"]。')
  const options: string[] = []
  for (const one of args[1].args) {
    if (one.op !== 'value' || typeof one.args !== 'string')
      return fault('expression.type', '“in”的列表里请只写选项编号，并加引号。')
    options.push(one.args)
  }
  return ok({ op: 'in', left: left.value, options })
}

function readCall(name: string, args: readonly ASTNode[], again: (child: ASTNode) => Read): Read {
  if (!isOneOf<FunctionName>(FUNCTIONS, name)) return notAllowed(`函数“${name.slice(0, 40)}”`)
  const read: Node[] = []
  for (const arg of args) {
    const one = again(arg)
    if (!one.ok) return one
    read.push(one.value)
  }
  return ok({ op: 'call', name, args: read })
}
