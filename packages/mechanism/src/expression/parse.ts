import { fail, ok, parseDecimal, type Result, ratioOfDecimal } from '@jizhi/domain'
import type { CelTree } from './cel-tree.ts'
import {
  AGGREGATES,
  type Aggregate,
  ARITHMETIC,
  COMPARISONS,
  type ExpressionFault,
  FUNCTIONS,
  type FunctionName,
  LOGIC,
  type Node,
} from './node.ts'
import { readCel } from './read-cel.ts'

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
  const cel = readCel(source)
  if (cel.ok) return read(cel.tree, { nodes: MOST_NODES, nested: 0 })
  return cel.why === 'too-deep'
    ? tooLarge()
    : fault('expression.syntax', `表达式第 ${cel.at + 1} 个字符附近写法有误，请检查。`)
}

type Read = Result<Node, ExpressionFault>
type Again = (child: CelTree) => Read

interface Budget {
  nodes: number
  nested: number
}

function read(tree: CelTree, budget: Budget): Read {
  budget.nodes -= 1
  if (budget.nodes < 0) return tooLarge()
  const again = (child: CelTree) => read(child, budget)
  switch (tree.op) {
    case 'number':
      return readNumber(tree.text)
    case 'text':
      return ok({ op: 'text', value: tree.text })
    case 'flag':
      return ok({ op: 'flag', value: tree.value })
    case 'odd':
      return notAllowed('这种字面值')
    case 'access':
      return notAllowed('“.”和“[ ]”取值')
    case 'map':
      return notAllowed('映射')
    case 'name':
      return ok({ op: 'column', id: tree.name })
    case 'not':
    case 'negate': {
      const of = again(tree.of)
      return of.ok ? ok({ op: tree.op, of: of.value }) : of
    }
    case 'if': {
      const [test, yes, no] = [again(tree.test), again(tree.yes), again(tree.no)]
      if (!test.ok) return test
      if (!yes.ok) return yes
      return no.ok ? ok({ op: 'if', test: test.value, yes: yes.value, no: no.value }) : no
    }
    case 'pair':
      return tree.sign === '%'
        ? notAllowed('“%”；百分数请写成小数，例如 80% 写 0.8')
        : readPair(tree.sign, again(tree.left), again(tree.right))
    case 'list': {
      const items = readAll(tree.items, again)
      return items.ok ? ok({ op: 'list', items: items.value }) : items
    }
    case 'call':
      return isOneOf(AGGREGATES, tree.name)
        ? readOver(tree.name, tree.args, budget)
        : readCall(tree.name, tree.args, again)
    case 'received':
      return readReceived(tree.name, tree.by, tree.args, budget)
  }
}

function readPair(sign: string, left: Read, right: Read): Read {
  if (!left.ok) return left
  if (!right.ok) return right
  const [one, other] = [left.value, right.value]
  if (isOneOf(LOGIC, sign)) return ok({ op: 'logic', sign, left: one, right: other })
  if (isOneOf(ARITHMETIC, sign)) return ok({ op: 'arithmetic', sign, left: one, right: other })
  if (isOneOf(COMPARISONS, sign)) return ok({ op: 'compare', sign, left: one, right: other })
  return ok({ op: 'in', left: one, of: other })
}

/** NUM-1: the digits as written. */
function readNumber(text: string): Read {
  const decimal = parseDecimal(text)
  return decimal.ok
    ? ok({ op: 'number', value: ratioOfDecimal(decimal.value), text })
    : notAllowed(`数“${text.slice(0, 20)}”；请写成普通小数，最多 40 位`)
}

/** CEL writes `成员.exists(m, …)`; that is `any(成员, m, …)` here. */
function readReceived(name: string, receiver: CelTree, args: readonly CelTree[], budget: Budget): Read {
  if (name === 'exists') return readOver('any', [receiver, ...args], budget)
  if (name === 'all') return readOver('all', [receiver, ...args], budget)
  return notAllowed(`“.${name.slice(0, 40)}(…)”`)
}

function readOver(name: Aggregate, args: readonly CelTree[], budget: Budget): Read {
  const [from, item, body] = args
  if (from === undefined || args.length === 2 || args.length > 3)
    return fault('expression.type', `${name} 的写法例如 ${name}(成员) 或 ${name}(成员, m, m == 单位)。`)
  const list = read(from, budget)
  if (!list.ok || item === undefined || body === undefined)
    return list.ok ? ok({ op: 'over', name, list: list.value }) : list
  if (item.op !== 'name' || !ITEM.test(item.name))
    return fault('expression.type', `${name} 的第二项是给每一项起的名字，请用字母，例如 m。`)
  if (budget.nested >= MOST_NESTED)
    return fault('expression.too-large', `列表里再看列表最多 ${MOST_NESTED} 层，请拆成几列分步计算。`)
  budget.nested += 1
  const inner = read(body, budget)
  budget.nested -= 1
  return inner.ok ? ok({ op: 'over', name, list: list.value, each: { item: item.name, body: inner.value } }) : inner
}

function readAll(args: readonly CelTree[], again: Again): Result<readonly Node[], ExpressionFault> {
  const nodes: Node[] = []
  for (const arg of args) {
    const one = again(arg)
    if (!one.ok) return one
    nodes.push(one.value)
  }
  return ok(nodes)
}

function readCall(name: string, args: readonly CelTree[], again: Again): Read {
  if (!isOneOf<FunctionName>(FUNCTIONS, name)) return notAllowed(`函数“${name.slice(0, 40)}”`)
  const read = readAll(args, again)
  return read.ok ? ok({ op: 'call', name, args: read.value }) : read
}
