import { type Token, tokenAt } from './cel-tokens.ts'
import type { CelTree } from './cel-tree.ts'

/** EXPR-3: brackets, signs and choices may stand this deep in each other; no text that people write does. */
const MOST_DEPTH = 200

/** How strongly a sign binds what stands around it; each joins from the left. Equality binds less than order. */
const BINDS: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  in: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}

/** CEL keeps these words to itself, and two that JavaScript would trip over. */
const RESERVED = new Set(
  'as break const continue else for function if import let loop package namespace return var void while __proto__ prototype'.split(
    ' ',
  ),
)

export type CelRead =
  | { readonly ok: true; readonly tree: CelTree }
  | { readonly ok: false; readonly why: 'syntax'; readonly at: number }
  | { readonly ok: false; readonly why: 'too-deep' }

/**
 * EXPR-1: reads CEL text (the grammar of the CEL specification; equality binds less than order, as `a > 1 == b > 1` is meant) into its tree.
 * Never throws; the first fault ends it, with its place counted from 0.
 */
export function readCel(source: string): CelRead {
  const reader = new CelReader(source)
  const tree = reader.choice()
  reader.end()
  const { fault } = reader
  return fault ?? { ok: true, tree }
}

const NOTHING: CelTree = { op: 'odd' }

class CelReader {
  fault: Exclude<CelRead, { ok: true }> | undefined
  private readonly source: string
  private token: Token
  private depth = 0

  constructor(source: string) {
    this.source = source
    this.token = tokenAt(source, 0)
    this.noticeBad()
  }

  /** a ? b : c, which joins from the right. */
  choice(): CelTree {
    if (this.depth >= MOST_DEPTH) return this.stop({ ok: false, why: 'too-deep' })
    this.depth += 1
    const test = this.joined(1)
    const chosen = this.takes('?') ? this.rest(test) : test
    this.depth -= 1
    return chosen
  }

  end(): void {
    if (this.token.kind !== 'end') this.refuse()
  }

  private rest(test: CelTree): CelTree {
    const yes = this.choice()
    this.needs(':')
    return { op: 'if', test, yes, no: this.choice() }
  }

  /** Everything that signs of at least this strength join. */
  private joined(least: number): CelTree {
    let left = this.signed()
    for (;;) {
      const sign = this.token.text
      const binds = this.token.kind === 'sign' ? BINDS[sign] : undefined
      if (binds === undefined || binds < least) return left
      this.next()
      left = { op: 'pair', sign, left, right: this.joined(binds + 1) }
    }
  }

  private signed(): CelTree {
    let signs = ''
    while (this.isAt('!') || this.isAt('-')) {
      signs += this.token.text
      this.next()
    }
    if (signs.length > MOST_DEPTH) return this.stop({ ok: false, why: 'too-deep' })
    let of = this.received()
    for (const sign of [...signs].reverse()) of = { op: sign === '!' ? 'not' : 'negate', of }
    return of
  }

  private received(): CelTree {
    let by = this.single()
    for (;;) {
      if (this.takes('.')) {
        const { kind, text: name } = this.token
        if (kind !== 'name') return this.refuse()
        this.next()
        by = this.takes('(') ? { op: 'received', name, by, args: this.listed(')') } : { op: 'access' }
      } else if (this.takes('[')) {
        this.choice()
        this.needs(']')
        by = { op: 'access' }
      } else return by
    }
  }

  private single(): CelTree {
    const { kind, text } = this.token
    if (this.takes('(')) {
      const inside = this.choice()
      this.needs(')')
      return inside
    }
    if (this.takes('[')) return { op: 'list', items: this.listed(']') }
    if (this.takes('{')) return this.map()
    if (kind === 'sign' || kind === 'end' || kind === 'bad' || (kind === 'name' && RESERVED.has(text)))
      return this.refuse()
    this.next()
    if (kind === 'number' || kind === 'text') return { op: kind, text }
    if (kind === 'flag') return { op: 'flag', value: text === 'true' }
    if (kind === 'odd') return { op: 'odd' }
    return this.takes('(') ? { op: 'call', name: text, args: this.listed(')') } : { op: 'name', name: text }
  }

  /** Up to the closing sign; a comma may stand after the last. */
  private listed(close: string): readonly CelTree[] {
    const items: CelTree[] = []
    while (this.fault === undefined && !this.takes(close)) {
      items.push(this.choice())
      if (this.takes(',')) continue
      this.needs(close)
      break
    }
    return items
  }

  private map(): CelTree {
    while (this.fault === undefined && !this.takes('}')) {
      this.choice()
      this.needs(':')
      this.choice()
      if (this.takes(',')) continue
      this.needs('}')
      break
    }
    return { op: 'map' }
  }

  private isAt(sign: string): boolean {
    return this.token.kind === 'sign' && this.token.text === sign
  }

  private takes(sign: string): boolean {
    if (!this.isAt(sign)) return false
    this.next()
    return true
  }

  private needs(sign: string): void {
    if (!this.takes(sign)) this.refuse()
  }

  private next(): void {
    this.token = tokenAt(this.source, this.token.end)
    this.noticeBad()
  }

  private noticeBad(): void {
    if (this.token.kind === 'bad') this.refuse()
  }

  private refuse(): CelTree {
    return this.stop({ ok: false, why: 'syntax', at: this.token.start })
  }

  /** The first fault counts; from there on the text is over, so that everything that waits comes to its end. */
  private stop(fault: Exclude<CelRead, { ok: true }>): CelTree {
    this.fault ??= fault
    this.token = { kind: 'end', text: '', start: this.source.length, end: this.source.length }
    return NOTHING
  }
}
