/// <reference types="node" />
import { hrtime } from 'node:process'
import { describe, expect, it } from 'vitest'
import { compileExpression } from '../../src/index.ts'
import { columns } from './sheet.ts'

const HOSTILE: readonly (readonly [what: string, source: string])[] = [
  ['brackets', `${'('.repeat(290)}1${')'.repeat(290)}`],
  ['negations', `${'!'.repeat(599)}front`.slice(-600)],
  ['a far longer text', '1+'.repeat(100_000).concat('1')],
  ['a huge literal', '9'.repeat(599)],
  ['an exponent', '1e308'],
  ['hexadecimal', '0xffffffff'],
  ['unsigned', '1u'],
  ['bytes', 'b"x" == b"x"'],
  ['a regular expression', '"aaaaaaaa".matches("^(a+)+$")'],
  ['nested macros', '[1,2].map(x, [1,2].map(y, [1,2].map(z, x+y+z)))'],
  ['three lists in each other', 'any(members, a, any(members, b, any(members, c, a == c))) ? 1 : 0'],
  ['a list of lists', 'count([[1], [2]])'],
  ['prototype', '__proto__'],
  ['constructor', 'constructor'],
  ['toString', 'toString == toString'],
  ['hasOwnProperty', 'hasOwnProperty(score)'],
  ['a field', 'score.constructor'],
  ['an index', 'score["constructor"]'],
  ['a map', '{"a": 1}'],
  ['a list', '[1, 2, 3]'],
  ['null', 'null'],
  ['modulo', 'place % 2'],
  ['timestamp', 'timestamp("2026-01-01T00:00:00Z")'],
  ['unclosed', '(score'],
  ['a null byte', 'score \u0000 > 1'],
  ['Chinese', '得分 > 1'],
  ['a comment only', '// nothing'],
  ['nothing', '   '],
]

describe('hostile expressions', () => {
  it.each(HOSTILE)('EXPR-2 %s is refused in a sentence', (_what, source) => {
    const before = hrtime.bigint()
    const compiled = compileExpression(source, columns, 'number')
    const tookMs = Number((hrtime.bigint() - before) / 1_000_000n)
    if (compiled.ok) throw new Error('accepted')
    expect(compiled.fault.code).toMatch(/^expression\./)
    expect(compiled.fault.message).toMatch(/^[^a-z]*.*。$/)
    expect(compiled.fault.message.length).toBeLessThan(120)
    expect(tookMs).toBeLessThan(200)
  })

  it('EXPR-3 the largest expression let through runs in well under a millisecond', () => {
    const source = `1${'+score*1.5'.repeat(59)}`
    const compiled = compileExpression(source, columns, 'number')
    if (!compiled.ok) throw new Error(compiled.fault.message)
    expect(source.length).toBeGreaterThan(590)
    const before = hrtime.bigint()
    for (let i = 0; i < 100; i += 1) compiled.value.evaluate(() => ({ value: 9_512n }))
    expect(Number((hrtime.bigint() - before) / 100_000n)).toBeLessThan(5_000)
  })
})
