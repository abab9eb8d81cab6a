import { ok, type Result } from '@jizhi/domain'
import { celText } from '../expression/cel.ts'
import { chineseText } from '../expression/chinese.ts'
import { tokensOf } from '../expression/chinese-tokens.ts'
import type { ExpressionFault, Node } from '../expression/node.ts'
import { parseChinese, readEither } from '../expression/read-either.ts'
import type { Column } from '../model/column.ts'

/** Cells that state nothing. */
export const ANY: ReadonlySet<string> = new Set(['', '—', '-', '－', '任意', '不限'])
/** What the last line may say instead of a value. */
export const MISSING_WORDS = { pending: '待定', 'not-applicable': '不适用' } as const

type Read = Result<Node, ExpressionFault>

export const joined = (parts: readonly Node[]): Node | undefined =>
  parts.length === 0 ? undefined : parts.reduce((left, right) => ({ op: 'logic', sign: '&&', left, right }))

/** a && b && c as its parts; a bracketed 且 on the right stays one part. */
export const partsOf = (node: Node): readonly Node[] =>
  node.op === 'logic' && node.sign === '&&' ? [...partsOf(node.left), node.right] : [node]

/** What a part of a condition asks about: 得分 in 得分 ≥ 85, or what is itself 是 or 否. */
export function subjectOf(part: Node): Node | undefined {
  if (part.op === 'compare' || part.op === 'in')
    return part.left.op === 'text' || part.left.op === 'number' ? undefined : part.left
  if (isQuestion(part)) return part
  return part.op === 'not' && isQuestion(part.of) ? part.of : undefined
}

/** 前列, 有值（得分）, 缺时取（前列，否）: answered by 是 or 否; whether it is a 是否 at all is checked when it is read. */
const isQuestion = (node: Node): boolean =>
  node.op === 'column' || (node.op === 'call' && (node.name === 'has' || node.name === 'or'))

export const sameNode = (a: Node, b: Node): boolean => celText(a) === celText(b)

/** The words of a cell under its subject: ≥ 85, A 类, 是; the shortest that are read back as this part. */
export function cellOf(part: Node, subject: Node, columns: readonly Column[]): string | undefined {
  const whole = chineseText(part, columns)
  const before = `${chineseText(subject, columns)} `
  const rest = whole.startsWith(before) ? whole.slice(before.length) : undefined
  const equal = rest?.startsWith('= ') ? rest.slice(2) : undefined
  const label = equal?.startsWith('“') ? equal.slice(1, -1) : undefined
  const flag = isQuestion(part) ? '是' : part.op === 'not' ? '否' : undefined
  return [flag, label, equal, rest].find((words) => {
    const isPlain = words !== undefined && words === words.trim() && !ANY.has(words)
    const read = isPlain ? readCell(words, subject, columns) : undefined
    return read?.ok && read.value.length === 1 && sameNode(read.value[0]!, part)
  })
}

/** The parts a cell states about its subject: ≥ 80 且 < 90 are two. */
export function readCell(
  words: string,
  subject: Node,
  columns: readonly Column[],
): Result<readonly Node[], ExpressionFault> {
  const column = subject.op === 'column' ? columns.find(({ id }) => id === subject.id) : undefined
  const option = optionCalled(words, column)
  if (option !== undefined)
    return ok([{ op: 'compare', sign: '==', left: subject, right: { op: 'text', value: option } }])
  const pieces = piecesOf(words, columns)
  if (!pieces.ok) return pieces
  const parts: Node[] = []
  for (const piece of pieces.value) {
    const part = readPiece(piece, subject, column, columns)
    if (!part.ok) return part
    parts.push(part.value)
  }
  return ok(parts)
}

function readPiece(piece: string, subject: Node, column: Column | undefined, columns: readonly Column[]): Read {
  if (column === undefined ? isQuestion(subject) : column.type === 'flag' && column.many !== true) {
    if (piece === '是') return ok(subject)
    if (piece === '否') return ok({ op: 'not', of: subject })
  }
  const about = `（${chineseText(subject, columns)}）`
  const isWhole = /^(>=|<=|==|!=|<>|[≥≤≠=＝<>＜＞]|在(?![\p{L}\p{N}_])|在 )/u.test(piece)
  return parseChinese(isWhole ? `${about} ${piece}` : `${about} = ${piece}`, columns)
}

/** Parted at every 且 that stands in no bracket. */
function piecesOf(words: string, columns: readonly Column[]): Result<readonly string[], ExpressionFault> {
  const tokens = tokensOf(words, columns)
  if (!tokens.ok) return tokens
  const pieces: string[] = []
  let depth = 0
  let from = 0
  for (const token of tokens.value) {
    if (token.kind !== 'sign') continue
    if (token.sign === '(' || token.sign === '[') depth += 1
    if (token.sign === ')' || token.sign === ']') depth -= 1
    if (token.sign !== '&&' || depth > 0) continue
    pieces.push(words.slice(from, token.at).trim())
    from = token.at + token.source.length
  }
  return ok([...pieces, words.slice(from).trim()])
}

/** The id of the one option with these words as its label. */
function optionCalled(words: string, column: Column | undefined): string | undefined {
  const named = column?.many === true ? [] : (column?.options ?? []).filter(({ label }) => label === words)
  return named.length === 1 ? named[0]!.id : undefined
}

/** An outcome in the words of its column: an option by its label, else the expression in Chinese. */
export function valueWords(node: Node, columns: readonly Column[], target: Column): string {
  const whole = chineseText(node, columns, target)
  const label = whole.startsWith('“') && node.op === 'text' ? whole.slice(1, -1) : undefined
  const isPlain = label !== undefined && label === label.trim() && label !== '' && !isMissingWord(label)
  return isPlain && optionCalled(label, target) !== undefined ? label : whole
}

const isMissingWord = (words: string): boolean => Object.values(MISSING_WORDS).some((one) => one === words)

/** The CEL of an outcome cell. */
export function readValue(words: string, columns: readonly Column[], target: Column): Result<string, ExpressionFault> {
  const option = optionCalled(words, target)
  if (option !== undefined) return ok(JSON.stringify(option))
  const read = readEither(words, columns, target)
  return read.ok ? ok(read.value.cel) : read
}
