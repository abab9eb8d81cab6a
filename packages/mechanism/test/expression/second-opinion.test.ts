import { isCelError, run as runBuf } from '@bufbuild/cel'
import { evaluate as runJs } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, type Column, compileExpression, isGap } from '../../src/index.ts'

const COLUMNS: readonly Column[] = [
  { id: 'a', label: '甲', type: 'count' },
  { id: 'b', label: '乙', type: 'count' },
  { id: 'good', label: '好', type: 'flag' },
  { id: 'bad', label: '差', type: 'flag' },
  { id: 'owner', label: '责任单位', type: 'unit' },
  { id: 'members', label: '成员', type: 'unit', many: true },
]

interface Row {
  readonly a: bigint | null
  readonly b: bigint | null
  readonly good: boolean | null
  readonly bad: boolean | null
  readonly owner: string | null
  readonly members: readonly string[]
}

/** The same thing in our words and in standard CEL, where they differ. */
interface Said {
  readonly ours: string
  readonly cel: string
}
const same = (text: string): Said => ({ ours: text, cel: text })
const put = (parts: readonly string[], of: readonly Said[]): Said => {
  const write = (as: 'ours' | 'cel') => parts.map((part, at) => `${part}${of[at]?.[as] ?? ''}`).join('')
  return { ours: write('ours'), cel: write('cel') }
}
type Kinds = { number: Said; flag: Said }

const digit = fc.integer({ min: 0, max: 9 }).map((n) => same(`${n}`))
const unit = fc.constantFrom('owner', '"u1"', '"u2"').map(same)
const signOf = fc.constantFrom(' == ', ' != ', ' < ', ' <= ', ' > ', ' >= ')

const kinds = fc.letrec<Kinds>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b').map(same),
    digit,
    fc
      .tuple(tie('number'), fc.constantFrom(' + ', ' - '), tie('number'))
      .map(([x, sign, y]) => put(['(', sign, ')'], [x, y])),
    fc.tuple(tie('number'), digit).map(([x, y]) => put(['(', ' * ', ')'], [x, y])),
    tie('number').map((x) => put(['(-', ')'], [x])),
    fc.tuple(tie('flag'), tie('number'), tie('number')).map((of) => put(['(', ' ? ', ' : ', ')'], of)),
    fc.tuple(fc.array(digit, { minLength: 1, maxLength: 4 }), digit).map(([list, least]): Said => {
      const items = list.map(({ ours }) => ours).join(', ')
      return {
        ours: `number(count([${items}], x, x > ${least.ours}))`,
        cel: `size([${items}].filter(x, x > ${least.ours}))`,
      }
    }),
    fc.constant<Said>({ ours: 'number(count(members))', cel: 'size(members)' }),
  ),
  flag: fc.oneof(
    { maxDepth: 4 },
    fc
      .constantFrom('good', 'bad', 'true', 'false', '"u1" in members', 'owner in ["u1", "u3"]', 'owner in members')
      .map(same),
    fc.tuple(tie('number'), signOf, tie('number')).map(([x, sign, y]) => put(['(', sign, ')'], [x, y])),
    fc.tuple(unit, fc.constantFrom(' == ', ' != '), unit).map(([x, sign, y]) => put(['(', sign, ')'], [x, y])),
    fc
      .tuple(tie('flag'), fc.constantFrom(' && ', ' || '), tie('flag'))
      .map(([x, sign, y]) => put(['(', sign, ')'], [x, y])),
    tie('flag').map((x) => put(['!(', ')'], [x])),
    fc.tuple(tie('flag'), tie('flag'), tie('flag')).map((of) => put(['(', ' ? ', ' : ', ')'], of)),
    fc
      .tuple(
        fc.constantFrom('exists', 'all'),
        fc.constantFrom('m == owner', 'm == "u2"', 'm != "u1" || good', 'members.exists(n, n != m)'),
      )
      .map(([macro, body]) => same(`members.${macro}(m, ${body})`)),
    fc
      .tuple(
        fc.constantFrom('exists', 'all'),
        fc.array(digit, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('y < a', 'y * 2 > b - a', 'y == 3 || bad', 'y in [3, 1]'),
      )
      .map(([macro, list, body]) => same(`[${list.map(({ ours }) => ours).join(', ')}].${macro}(y, ${body})`)),
    fc
      .tuple(tie('number'), fc.array(digit, { minLength: 1, maxLength: 4 }))
      .map(([x, list]) => put(['(', ` in [${list.map(({ ours }) => ours).join(', ')}])`], [x])),
  ),
}))

const row = fc.record<Row>({
  a: fc.option(fc.bigInt({ min: -50n, max: 50n })),
  b: fc.option(fc.bigInt({ min: -50n, max: 50n })),
  good: fc.option(fc.boolean()),
  bad: fc.option(fc.boolean()),
  owner: fc.option(fc.constantFrom('u1', 'u2', 'u3')),
  members: fc.array(fc.constantFrom('u1', 'u2', 'u3'), { maxLength: 3 }),
})

const cellOf = (value: Row[keyof Row]): Cell =>
  value === null ? { missing: 'unreported' } : { value: typeof value === 'boolean' ? (value ? 1n : 0n) : value }

function ours(text: string, wants: 'number' | 'flag', held: Row): string {
  const compiled = compileExpression(text, COLUMNS, wants)
  if (!compiled.ok) throw new Error(`${text}: ${compiled.fault.message}`)
  const outcome = compiled.value.evaluate((at) => cellOf(held[compiled.value.reads[at] as keyof Row])) // the columns are those of the row
  if (isGap(outcome)) return 'missing'
  return typeof outcome === 'object' && 'num' in outcome ? `${outcome.num}/${outcome.den}` : String(outcome)
}

/** A missing value is a name that CEL cannot resolve: its errors spread, and are decided, as ours do (VAL-3, VAL-4). */
function theirs(
  run: (text: string, names: Record<string, bigint | boolean | string | string[]>) => unknown,
  text: string,
  held: Row,
): string {
  const names = Object.entries(held).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const]))
  try {
    const value = run(text, Object.fromEntries(names))
    if (isCelError(value)) return 'missing'
    return typeof value === 'bigint' ? `${value}/1` : String(value)
  } catch {
    return 'missing'
  }
}

const LIBRARIES = [
  ['@bufbuild/cel', runBuf],
  ['@marcbachmann/cel-js', runJs],
] as const

describe('a second implementation', () => {
  it.each(LIBRARIES)('EXPR-1 VAL-4 %s gives the same for random booleans, integers, texts and lists', (_, run) => {
    const seen = { missing: 0, said: 0 }
    const isShort = ({ ours: text }: Said) => text.length <= 500
    const alike = (wants: 'number' | 'flag') =>
      fc.assert(
        fc.property(kinds[wants].filter(isShort), row, (said, held) => {
          const mine = ours(said.ours, wants, held)
          seen[mine === 'missing' ? 'missing' : 'said'] += 1
          expect(mine, said.ours).toBe(theirs(run as never, said.cel, held)) // both take a text and named values
        }),
        { numRuns: 1500, seed: 20_190_531 },
      )
    alike('flag')
    alike('number')
    expect(seen.missing).toBeGreaterThan(200)
    expect(seen.said).toBeGreaterThan(1500)
  })
})
