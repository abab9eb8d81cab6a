import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Column, celText, chineseText, parseChinese, parseExpression } from '../../src/index.ts'

type Tree = NonNullable<Extract<ReturnType<typeof parseExpression>, { ok: true }>['value']>

const columns: readonly Column[] = [
  { id: 'front', label: '前列', type: 'flag' },
  { id: 'score', label: '得分', type: 'number' },
  { id: 'owner', label: '责任单位', type: 'unit' },
]
const leaf = fc.constantFrom<Tree>(
  { op: 'column', id: 'front' },
  { op: 'column', id: 'score' },
  { op: 'column', id: 'owner' },
  { op: 'flag', value: true },
  { op: 'text', value: 'u1' },
)

/** Trees of every shape, well typed or not: what binds what is a matter of writing alone. */
const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const of = tie('tree')
  return {
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({ op: fc.constant('not' as const), of }),
      fc.record({ op: fc.constant('negate' as const), of }),
      fc.record({
        op: fc.constant('arithmetic' as const),
        sign: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
        left: of,
        right: of,
      }),
      fc.record({
        op: fc.constant('compare' as const),
        sign: fc.constantFrom('==' as const, '!=' as const, '<' as const, '>=' as const),
        left: of,
        right: of,
      }),
      fc.record({
        op: fc.constant('logic' as const),
        sign: fc.constantFrom('&&' as const, '||' as const),
        left: of,
        right: of,
      }),
      // 在 “A” 中 is said of a list alone; a text in its place is refused by its type.
      fc.record({ op: fc.constant('in' as const), left: of, of: of.filter(({ op }) => op !== 'text') }),
      fc.record({ op: fc.constant('if' as const), test: of, yes: of, no: of }),
      fc.record({ op: fc.constant('list' as const), items: fc.array(of, { minLength: 1, maxLength: 2 }) }),
    ),
  }
})
const short = tree.filter((one) => celText(one).length <= 300)

const cel = (chinese: string): string => {
  const read = parseChinese(chinese, columns)
  return read.ok ? celText(read.value) : read.fault.message
}

describe('what is written', () => {
  it('EXPR-5 a tree of any shape, written as CEL, is read as that tree', () => {
    fc.assert(
      fc.property(short, (one) => {
        const read = parseExpression(celText(one))
        expect(read.ok && read.value, celText(one)).toEqual(one)
      }),
      { numRuns: 4000, seed: 20_190_531 },
    )
  })

  it('EXPR-5 written in Chinese it is read as that tree too', () => {
    fc.assert(
      fc.property(short, (one) => {
        expect(cel(chineseText(one, columns)), chineseText(one, columns)).toBe(celText(one))
      }),
      { numRuns: 2000, seed: 20_190_531 },
    )
  })

  it.each([
    ['(front == true) in [true]', '（前列 = 是） 在 [是] 中'],
    ['front == (score > 60)', '前列 = （得分 > 60）'],
    ['score > 60 == front', '得分 > 60 = 前列'],
  ])('EXPR-1 EXPR-5 equality binds less than order, in both writings: %s', (source, chinese) => {
    const read = parseExpression(source)
    if (!read.ok) throw new Error(read.fault.message)
    expect(celText(read.value)).toBe(source)
    expect(chineseText(read.value, columns)).toBe(chinese)
    expect(cel(chinese)).toBe(source)
  })

  it('EXPR-1 without brackets Chinese text binds as CEL does', () => {
    expect(cel('前列 = 得分 > 60')).toBe('front == (score > 60)')
    expect(cel('得分 < 90 = 得分 > 60')).toBe('score < 90 == (score > 60)')
    expect(cel('前列 = 责任单位 在 “u1”、“u2” 中')).toBe('front == (owner in ["u1", "u2"])')
  })
})
