import { fail, ok, parseDecimal, type Ratio, type Result, ratioOfDecimal, refuse } from '@jizhi/domain'
import { type ASTNode, parse as parseCel } from '@marcbachmann/cel-js'
import {
  AGGREGATES,
  type Aggregate,
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
/** EXPR-3: a list looked through within a list, and no deeper. */
export const MOST_NESTED = 2
/** What a member of a list may be called. */
export const ITEM = /^[A-Za-z][A-Za-z0-9_]{0,19}$/

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
  return read(ast, { nodes: MOST_NODES, nested: 0 })
}

function positionOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('range' in error)) return undefined
  const { range } = error
  if (typeof range !== 'object' || range === null || !('start' in range)) return undefined
  return typeof range.start === 'number' ? range.start : undefined
}

type Read = Result<Node, ExpressionFault>
type Again = (child: ASTNode) => Read

interface Budget {
  nodes: number
  nested: number
}

function read(ast: ASTNode, budget: Budget): Read {
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
      return isOneOf(AGGREGATES, ast.args[0])
        ? readOver(ast.args[0], ast.args[1], budget)
        : readCall(ast.args[0], ast.args[1], again)
    case 'rcall':
      return readReceived(ast.args[0], ast.args[1], ast.args[2], budget)
    case '.':
    case '.?':
    case '[]':
    case '[?]':
      return notAllowed('“.”和“[ ]”取值')
    case 'list':
      return readList(ast.args, again)
    case 'map':
      return notAllowed('映射')
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

function readIn(args: readonly [ASTNode, ASTNode], again: Again): Read {
  const [left, of] = [again(args[0]), again(args[1])]
  if (!left.ok) return left
  return of.ok ? ok({ op: 'in', left: left.value, of: of.value }) : of
}

function readList(args: readonly ASTNode[], again: Again): Read {
  const items = readAll(args, again)
  return items.ok ? ok({ op: 'list', items: items.value }) : items
}

/** CEL writes `成员.exists(m, …)`; that is `any(成员, m, …)` here. */
function readReceived(name: string, receiver: ASTNode, args: readonly ASTNode[], budget: Budget): Read {
  if (name === 'exists') return readOver('any', [receiver, ...args], budget)
  if (name === 'all') return readOver('all', [receiver, ...args], budget)
  return notAllowed(`“.${name.slice(0, 40)}(…)”`)
}

function readOver(name: Aggregate, args: readonly ASTNode[], budget: Budget): Read {
  const [from, item, body] = args
  if (from === undefined || args.length === 2 || args.length > 3)
    return fault('expression.type', `${name} 的写法例如 ${name}(成员) 或 ${name}(成员, m, m == 单位)。`)
  const list = read(from, budget)
  if (!list.ok || item === undefined || body === undefined)
    return list.ok ? ok({ op: 'over', name, list: list.value }) : list
  if (item.op !== 'id' || !ITEM.test(item.args))
    return fault('expression.type', `${name} 的第二项是给每一项起的名字，请用字母，例如 m。`)
  if (budget.nested >= MOST_NESTED)
    return fault('expression.too-large', `列表里再看列表最多 ${MOST_NESTED} 层，请拆成几列分步计算。`)
  budget.nested += 1
  const inner = read(body, budget)
  budget.nested -= 1
  return inner.ok ? ok({ op: 'over', name, list: list.value, each: { item: item.args, body: inner.value } }) : inner
}

function readAll(args: readonly ASTNode[], again: Again): Result<readonly Node[], ExpressionFault> {
  const nodes: Node[] = []
  for (const arg of args) {
    const one = again(arg)
    if (!one.ok) return one
    nodes.push(one.value)
  }
  return ok(nodes)
}

function readCall(name: string, args: readonly ASTNode[], again: Again): Read {
  if (!isOneOf<FunctionName>(FUNCTIONS, name)) return notAllowed(`函数“${name.slice(0, 40)}”`)
  const read = readAll(args, again)
  return read.ok ? ok({ op: 'call', name, args: read.value }) : read
}
