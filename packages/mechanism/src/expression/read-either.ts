import { fail, ok, type Result } from '@jizhi/domain'
import type { Column } from '../model/column.ts'
import { celText } from './cel.ts'
import { chineseText, expectedOf } from './chinese.ts'
import { compileExpression, type Wanted } from './compile.ts'
import type { ExpressionFault, Node } from './node.ts'
import { mapOptions, scopeOf } from './option-texts.ts'
import { MOST_CHARACTERS, parseExpression } from './parse.ts'
import { readChinese } from './read-chinese.ts'
import type { Option } from './type.ts'

/** EXPR-5: reads Chinese text against the columns of a wire. Never throws; a complaint names the place. */
export function parseChinese(
  source: string,
  columns: readonly Column[],
  wants?: Wanted,
): Result<Node, ExpressionFault> {
  const read = readChinese(source, columns)
  if (!read.ok) return read
  const node = mapOptions(read.value, scopeOf(columns), expectedOf(wants), optionId)
  const settled = parseExpression(celText(node))
  if (settled.ok) return settled
  const long = celText(node).length > MOST_CHARACTERS
  return long ? fail({ code: 'expression.too-large', message: '表达式太长，请拆成几列分步计算。' }) : settled
}

/** What people call an option, else its id: “A 类” and "A" are the same option. */
function optionId(text: Extract<Node, { op: 'text' }>, options: readonly Option[]): Node {
  const byId = options.find(({ id }) => id === text.value)?.id
  const labelled = options.filter(({ label }) => label === text.value)
  const byLabel = labelled.length === 1 ? labelled[0]!.id : undefined
  const id = text.isLabel ? (byLabel ?? byId) : (byId ?? byLabel)
  return { op: 'text', value: id ?? text.value }
}

export interface Readable {
  readonly cel: string
  readonly chinese: string
  readonly typed: 'cel' | 'chinese'
}

/**
 * EXPR-5: what somebody typed, in Chinese or in CEL, in both. CEL wins where a text is both; a complaint is about the
 * language it was written in.
 */
export function readEither(
  source: string,
  columns: readonly Column[],
  wants: Wanted,
): Result<Readable, ExpressionFault> {
  const asCel = compileExpression(source, columns, wants)
  if (asCel.ok) return ok(bothOf(asCel.value.node, columns, wants, 'cel'))
  const chinese = parseChinese(source, columns, wants)
  if (!chinese.ok) return isChinese(source) ? chinese : asCel
  const compiled = compileExpression(celText(chinese.value), columns, wants)
  return compiled.ok ? ok(bothOf(chinese.value, columns, wants, 'chinese')) : compiled
}

const bothOf = (node: Node, columns: readonly Column[], wants: Wanted, typed: Readable['typed']): Readable => ({
  cel: celText(node),
  chinese: chineseText(node, columns, wants),
  typed,
})

/** Beyond its texts, CEL has no letter that is not ASCII. */
const isChinese = (source: string): boolean => /[^\p{ASCII}]/u.test(source.replace(/"[^"]*"|'[^']*'/g, ''))
