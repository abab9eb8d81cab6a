import { divideRounded, type Rounding } from '@jizhi/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleFor, writtenRatio } from '../../src/compile/rounding.ts'
import { dividedWhole, wholeRow } from '../../src/compile/whole-row.ts'
import { compileExpression } from '../../src/expression/compile.ts'
import { isGap } from '../../src/expression/value.ts'
import type { Column } from '../../src/model/column.ts'
import { ColumnWriter } from '../../src/model/column-writer.ts'
import { cellAt, type Frame, NO_ROWS } from '../../src/model/frame.ts'

const NUMBERS: readonly Column[] = [
  { id: 'a', label: 'a', type: 'number', scale: 0 },
  { id: 'b', label: 'b', type: 'number', scale: 2 },
  { id: 'c', label: 'c', type: 'number', scale: 6 },
]
const COLUMNS: readonly Column[] = [...NUMBERS, { id: 'good', label: 'good', type: 'flag' }]
const WRITTEN: Column = { id: 'out', label: 'out', type: 'number', scale: 3 }
const RULES = ['half-up', 'half-even', 'up', 'down'] as const

const amount = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  fc.maxSafeInteger(),
)
const cells = fc.tuple(fc.option(amount), fc.option(amount), fc.option(amount), fc.option(fc.boolean()))

function frameOf(rows: readonly (readonly (number | boolean | null)[])[]): Frame {
  const writer = new ColumnWriter(COLUMNS.length, rows.length)
  for (const [row, values] of rows.entries()) {
    writer.row = row
    for (const [at, value] of values.entries())
      if (value === null) writer.miss(at, 'unreported')
      else writer.int(at, Number(value))
  }
  return {
    ...NO_ROWS,
    keys: rows.map((_, row) => `${row}` as Frame['keys'][number]),
    columns: COLUMNS,
    series: writer.all(),
  }
}

const number: fc.Arbitrary<string> = fc.letrec<{ number: string; flag: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c', '0', '1', '0.8', '0.125', '100', '999999999.5'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map(([l, s, r]) => `(${l} ${s} ${r})`),
    fc.tuple(tie('flag'), tie('number'), tie('number')).map(([t, y, n]) => `(${t} ? ${y} : ${n})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([f, x, y]) => `${f}(${x}, ${y})`),
    fc.tuple(tie('number'), tie('number'), tie('number')).map((of) => `clamp(${of.join(', ')})`),
    tie('number').map((of) => `abs(${of})`),
    tie('number').map((of) => `(-${of})`),
  ),
  flag: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('good', 'true', 'false'),
    fc
      .tuple(tie('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([l, s, r]) => `(${l} ${s} ${r})`),
    fc.tuple(tie('flag'), fc.constantFrom('&&', '||'), tie('flag')).map(([l, s, r]) => `(${l} ${s} ${r})`),
    tie('flag').map((of) => `!(${of})`),
  ),
})).number

describe('whole numbers', () => {
  it('NUM-1 an expression in whole numbers says what it says in exact fractions, or nothing', () => {
    let said = 0
    fc.assert(
      fc.property(
        number,
        fc.array(cells, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...RULES),
        (text, rows, rule) => {
          const compiled = compileExpression(text, COLUMNS, WRITTEN)
          if (!compiled.ok) return
          const frame = frameOf(rows)
          const rounding = { mode: 'at-end', rule } as const
          const whole = wholeRow(compiled.value.node, { scale: 3, rule: ruleFor(WRITTEN, rounding) })(frame)
          if (!whole) return
          for (const [row, value] of whole.entries()) {
            if (Number.isNaN(value)) continue
            said += 1
            const outcome = compiled.value.evaluate((read) => {
              const at = COLUMNS.findIndex((column) => column.id === compiled.value.reads[read])
              return cellAt(frame.series[at]!, row)
            })
            if (typeof outcome !== 'object' || isGap(outcome) || !('num' in outcome))
              throw new Error(`${text}: no number`)
            expect({ value: BigInt(value) }).toEqual(writtenRatio(outcome, WRITTEN, rounding))
          }
        },
      ),
      { numRuns: 2000, seed: 20_190_531 },
    )
    expect(said).toBeGreaterThan(1000)
  })

  it('NUM-5 whole numbers are divided and rounded as great ones are', () => {
    const rules: readonly Rounding[] = ['half-away', 'half-even', 'away', 'towards-zero']
    const den = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
    fc.assert(
      fc.property(amount, den, fc.constantFrom(...rules), (num, by, rule) => {
        expect(BigInt(dividedWhole(num, by, rule))).toBe(divideRounded(BigInt(num), BigInt(by), rule))
      }),
      { numRuns: 3000, seed: 20_190_531 },
    )
  })
})
