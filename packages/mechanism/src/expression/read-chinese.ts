import { fail, ok, type Result } from '@jizhi/domain'
import type { Column } from '../model/column.ts'
import { type Token, tokensOf } from './chinese-tokens.ts'
import { CALLED } from './chinese-words.ts'
import { AGGREGATES, type ExpressionFault, type Node } from './node.ts'
import { ITEM, parseExpression } from './parse.ts'

/** How deep brackets may stand in each other. */
const DEEPEST = 60

class Misread extends Error {}

type Sign = Extract<Node, { op: 'arithmetic' | 'compare' }>['sign']

/** EXPR-5: the text as a tree; texts in “” are still what people call an option. */
export function readChinese(source: string, columns: readonly Column[]): Result<Node, ExpressionFault> {
  const tokens = tokensOf(source, columns)
  if (!tokens.ok) return tokens
  try {
    const reader = new Reader(tokens.value, columns)
    return ok(reader.whole())
  } catch (error) {
    // Thrown by the reader itself, to leave a deep place at once.
    if (error instanceof Misread) return fail({ code: 'expression.syntax', message: error.message })
    throw error
  }
}

/** Reads tokens from left to right, loosest operator first, as CEL binds them. */
class Reader {
  readonly #tokens: readonly Token[]
  readonly #columns: readonly Column[]
  readonly #items: string[] = []
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[], columns: readonly Column[]) {
    this.#tokens = tokens
    this.#columns = columns
  }

  whole(): Node {
    const node = this.#choice()
    if (this.#tokens[this.#at] !== undefined) throw this.#unexpected('这里多了')
    return node
  }

  #choice(): Node {
    if (this.#depth >= DEEPEST) throw new Misread('括号嵌套太深，请拆成几列分步计算。')
    this.#depth += 1
    const node = this.#take('若') ? this.#chosen() : this.#logic(0)
    this.#depth -= 1
    return node
  }

  #chosen(): Node {
    const test = this.#choice()
    this.#need('则', '“若”后面要有“则”')
    const yes = this.#choice()
    this.#need('否则', '“则”后面要有“否则”')
    return { op: 'if', test, yes, no: this.#choice() }
  }

  #logic(level: 0 | 1): Node {
    const next = () => (level === 0 ? this.#logic(1) : this.#equality())
    const sign = level === 0 ? '||' : '&&'
    let left = next()
    while (this.#take(sign)) left = { op: 'logic', sign, left, right: next() }
    return left
  }

  /** EXPR-1: equality binds less than order. */
  #equality(): Node {
    let left = this.#order()
    for (let sign = this.#oneOf(['==', '!=']); sign; sign = this.#oneOf(['==', '!=']))
      left = { op: 'compare', sign, left, right: this.#order() }
    return left
  }

  #order(): Node {
    let left = this.#sum()
    for (;;) {
      const sign = this.#oneOf(['<=', '<', '>=', '>'])
      if (sign) left = { op: 'compare', sign, left, right: this.#sum() }
      else if (this.#take('在')) left = { op: 'in', left, of: this.#members() }
      else return left
    }
  }

  /** What stands between 在 and 中: a list, or its members one by one. */
  #members(): Node {
    const items = [this.#sum()]
    while (this.#take('、')) items.push(this.#sum())
    this.#need('中', '“在”后面要有“中”，例如 类别 在 “A”、“B” 中')
    const [only] = items as [Node]
    return items.length === 1 && only.op !== 'text' ? only : { op: 'list', items }
  }

  #sum(): Node {
    let left = this.#product()
    for (let sign = this.#oneOf(['+', '-']); sign; sign = this.#oneOf(['+', '-']))
      left = { op: 'arithmetic', sign, left, right: this.#product() }
    return left
  }

  #product(): Node {
    let left = this.#unary()
    for (let sign = this.#oneOf(['*', '/']); sign; sign = this.#oneOf(['*', '/']))
      left = { op: 'arithmetic', sign, left, right: this.#unary() }
    return left
  }

  #unary(): Node {
    // Counted, so that a long row of signs cannot exhaust the stack.
    const signs: ('not' | 'negate')[] = []
    for (;;) {
      if (this.#take('!')) signs.push('not')
      else if (this.#take('-')) signs.push('negate')
      else break
    }
    if (signs.length > DEEPEST) throw new Misread('连着的“非”或负号太多，请简化。')
    return signs.reduceRight<Node>((of, op) => ({ op, of }), this.#primary())
  }

  #primary(): Node {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new Misread('表达式没有写完，请在末尾补上要比较或计算的内容。')
    if (token.kind === 'sign') return this.#bracket()
    this.#at += 1
    if (token.kind === 'number') {
      const number = parseExpression(token.text)
      if (!number.ok) throw new Misread(`第 ${token.at + 1} 个字符处的数写得不对，请写成普通小数。`)
      return number.value
    }
    if (token.kind === 'text') return { op: 'text', value: token.value, ...(token.isLabel ? { isLabel: true } : {}) }
    if (token.kind === 'flag') return { op: 'flag', value: token.value }
    return token.kind === 'name' && this.#sees('(') ? this.#call(token) : this.#column(token)
  }

  #bracket(): Node {
    if (this.#take('(')) {
      const node = this.#choice()
      this.#need(')', '括号没有收尾')
      return node
    }
    if (!this.#take('[')) throw this.#unexpected('这里要一列、一个数或一段文字，却是')
    const items = this.#sees(']') ? [] : this.#separated()
    this.#need(']', '列表没有收尾，请补“]”')
    return { op: 'list', items }
  }

  #separated(): Node[] {
    const nodes = [this.#choice()]
    while (this.#take(',') || this.#take('、')) nodes.push(this.#choice())
    return nodes
  }

  #call(token: Extract<Token, { kind: 'name' }>): Node {
    const name = CALLED.get(token.name)
    if (name === undefined) throw new Misread(`没有“${token.name}”这个函数（第 ${token.at + 1} 个字符）。`)
    this.#need('(', '函数名后面要有括号')
    const aggregate = AGGREGATES.find((one) => one === name)
    const node: Node = aggregate
      ? this.#over(aggregate)
      : { op: 'call', name: name as Exclude<typeof name, (typeof AGGREGATES)[number]>, args: this.#separated() } // no aggregate
    this.#need(')', `“${token.name}”的括号没有收尾`)
    return node
  }

  #over(name: (typeof AGGREGATES)[number]): Node {
    const list = this.#choice()
    if (!this.#take(',')) return { op: 'over', name, list }
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'name' || !ITEM.test(token.name))
      throw this.#unexpected('列表后面先给每一项起个名字，用字母，例如 m；现在是')
    this.#at += 1
    this.#need(',', `名字“${token.name}”后面要写对每一项看什么`)
    this.#items.push(token.name)
    const body = this.#choice()
    this.#items.pop()
    return { op: 'over', name, list, each: { item: token.name, body } }
  }

  #column({ name, at, id, isQuoted }: Extract<Token, { kind: 'name' }>): Node {
    if (!isQuoted && id === undefined && this.#items.includes(name)) return { op: 'column', id: name }
    const labelled = this.#columns.filter((one) => one.label === name && (id === undefined || one.id === id))
    if (labelled.length === 1) return { op: 'column', id: labelled[0]!.id }
    if (labelled.length > 1) {
      const all = labelled.map((one) => `${name}〔${one.id}〕`).join('、')
      throw new Misread(`有 ${labelled.length} 列都叫“${name}”（第 ${at + 1} 个字符），请写明是哪一列：${all}。`)
    }
    if (!isQuoted && id === undefined && this.#columns.some((one) => one.id === name)) return { op: 'column', id: name }
    throw new Misread(`前面没有“${name.slice(0, 40)}”这一列（第 ${at + 1} 个字符），请改用已有的列。`)
  }

  #sees(sign: string): boolean {
    const token = this.#tokens[this.#at]
    return token?.kind === 'sign' && token.sign === sign
  }

  #take(sign: string): boolean {
    const sees = this.#sees(sign)
    if (sees) this.#at += 1
    return sees
  }

  #oneOf<S extends Sign>(signs: readonly S[]): S | undefined {
    return signs.find((sign) => this.#take(sign))
  }

  #need(sign: string, otherwise: string): void {
    if (this.#take(sign)) return
    const token = this.#tokens[this.#at]
    throw new Misread(token ? `第 ${token.at + 1} 个字符附近：${otherwise}。` : `${otherwise}。`)
  }

  #unexpected(words: string): Misread {
    const token = this.#tokens[this.#at]
    return new Misread(
      token ? `第 ${token.at + 1} 个字符附近${words}“${token.source.slice(0, 20)}”，请检查。` : '表达式没有写完。',
    )
  }
}
