import { fail, ok, type Result } from '@jizhi/domain'
import type { Column } from '../model/column.ts'
import { CALLED, KEYWORDS } from './chinese-words.ts'
import type { ExpressionFault } from './node.ts'

interface At {
  /** Where it begins, counted from 0. */
  readonly at: number
  /** As it was written. */
  readonly source: string
}

export type Token = At &
  (
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'text'; readonly value: string; readonly isLabel: boolean }
    | { readonly kind: 'flag'; readonly value: boolean }
    /** A column, a function or a member of a list; `id` where 得分〔score〕 says which column is meant. */
    | { readonly kind: 'name'; readonly name: string; readonly isQuoted: boolean; readonly id: string | undefined }
    | { readonly kind: 'sign'; readonly sign: string }
  )

/** Longer than the bound of CEL: labels are longer than ids. */
const MOST_CHINESE = 2_000

/** Every way to write a sign, longest first. */
const SIGNS: readonly (readonly [written: string, sign: string])[] = [
  ...['>=', '<=', '==', '!=', '&&', '||'].map((sign) => [sign, sign] as const),
  ['<>', '!='],
  ['＞=', '>='],
  ['＜=', '<='],
  ['＞＝', '>='],
  ['＜＝', '<='],
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
  ['=', '=='],
  ['＝', '=='],
  ['＞', '>'],
  ['＜', '<'],
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['－', '-'],
  ['＋', '+'],
  ['！', '!'],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['【', '['],
  ['】', ']'],
  ...['>', '<', '+', '-', '*', '/', '!', '(', ')', ',', '[', ']', '、'].map((sign) => [sign, sign] as const),
]

const WORD_SIGNS: { readonly [word: string]: string } = { 且: '&&', 或: '||', 非: '!', in: '在' }
const QUOTED: readonly (readonly [RegExp, 'label' | 'text' | 'column'])[] = [
  [/“([^“”]*)”/y, 'label'],
  [/"((?:[^"\\\n]|\\.)*)"/y, 'text'],
  [/「([^「」\n\r]*)」/y, 'column'],
]
const NUMBER = /[0-9]+(?:\.[0-9]+)?%?/y
const RUN = /[\p{L}\p{N}_]+/uy
const ASCII_WORD = /[A-Za-z_][A-Za-z0-9_]*/y
const WHICH = /〔([a-z][a-z0-9_]*)〕/y

const misread = (message: string): Result<never, ExpressionFault> => fail({ code: 'expression.syntax', message })

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(source) ?? undefined
}

/** EXPR-5: the words and signs of a text. A run of letters is one word if it is known, else it is parted by known words. */
export function tokensOf(source: string, columns: readonly Column[]): Result<readonly Token[], ExpressionFault> {
  if (source.trim() === '') return misread('表达式是空的，请填写。')
  if (source.length > MOST_CHINESE) return misread('表达式太长，请拆成几列分步计算。')
  const words = new Set([...KEYWORDS, ...CALLED.keys(), ...columns.map(({ label }) => label)])
  const tokens: Token[] = []
  for (let at = 0; at < source.length; ) {
    if (/[\s\u3000]/.test(source[at]!)) {
      at += 1
      continue
    }
    const token = quoted(source, at) ?? signAt(source, at) ?? numberAt(source, at) ?? wordAt(source, at, words)
    if (token === undefined)
      return misread(
        `第 ${at + 1} 个字符起的“${source.slice(at, at + 12)}”认不出来，请写前面已有的列；列名里有空格或符号的，写成「列名」。`,
      )
    tokens.push(token)
    at += token.source.length
  }
  return ok(tokens)
}

function quoted(source: string, at: number): Token | undefined {
  for (const [pattern, kind] of QUOTED) {
    const found = match(pattern, source, at)
    if (!found) continue
    const [text, inner = ''] = found
    if (kind === 'column') return named(source, at, text, inner, true)
    const value = kind === 'text' ? unescaped(text) : inner
    return value === undefined ? undefined : { kind: 'text', at, source: text, value, isLabel: kind === 'label' }
  }
  return undefined
}

function unescaped(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal)
    return typeof value === 'string' ? value : undefined
  } catch {
    // An escape that JSON does not know.
    return undefined
  }
}

function signAt(source: string, at: number): Token | undefined {
  const found = SIGNS.find(([written]) => source.startsWith(written, at))
  return found && { kind: 'sign', at, source: found[0], sign: found[1] }
}

function numberAt(source: string, at: number): Token | undefined {
  const text = match(NUMBER, source, at)?.[0]
  const run = match(RUN, source, at)?.[0] ?? ''
  if (text === undefined || text.length < run.length) return undefined
  return { kind: 'number', at, source: text, text: text.endsWith('%') ? hundredth(text.slice(0, -1)) : text }
}

/** 80% is 0.8 and 7.5% is 0.075 (VAL-7). */
function hundredth(text: string): string {
  const [whole = '', part = ''] = text.split('.')
  const digits = `${whole.padStart(3, '0')}${part}`
  const point = digits.length - part.length - 2
  const after = digits.slice(point).replace(/0+$/, '')
  const before = digits.slice(0, point).replace(/^0+(?=.)/, '')
  return after === '' ? before : `${before}.${after}`
}

function wordAt(source: string, at: number, words: ReadonlySet<string>): Token | undefined {
  const run = match(RUN, source, at)?.[0]
  if (run === undefined) return undefined
  const ascii = match(ASCII_WORD, source, at)?.[0]
  if (words.has(run) || ascii === run) return word(source, at, run)
  for (let length = run.length - 1; length > 0; length -= 1)
    if (words.has(run.slice(0, length))) return word(source, at, run.slice(0, length))
  if (ascii !== undefined) return word(source, at, ascii)
  const number = match(/[0-9]+/y, source, at)?.[0]
  return number === undefined ? undefined : { kind: 'number', at, source: number, text: number }
}

function word(source: string, at: number, text: string): Token {
  if (text === '是' || text === 'true') return { kind: 'flag', at, source: text, value: true }
  if (text === '否' || text === 'false') return { kind: 'flag', at, source: text, value: false }
  if (KEYWORDS.some((keyword) => keyword === text))
    return { kind: 'sign', at, source: text, sign: WORD_SIGNS[text] ?? text }
  return named(source, at, text, text, false)
}

function named(source: string, at: number, text: string, name: string, isQuoted: boolean): Token {
  const which = match(WHICH, source, at + text.length)
  return { kind: 'name', at, source: text + (which?.[0] ?? ''), name, isQuoted, id: which?.[1] }
}
