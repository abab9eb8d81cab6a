import { type Decimal, divideRounded, must, parseDecimal, powerOfTen, type Ratio, type Rounding } from '@jizhi/domain'
import { type Column, storedScale } from '../model/column.ts'
import type { Rounding as Declared } from '../model/mechanism.ts'
import type { Cell } from '../model/table.ts'

const RULES = {
  'half-up': 'half-away',
  'half-even': 'half-even',
  up: 'away',
  down: 'towards-zero',
} as const satisfies Record<Declared['rule'], Rounding>

export const ruleOf = (rounding: Declared): Rounding => RULES[rounding.rule]

/** NUM-2: an exact fraction as a column holds it. Without a declared scale: 20 decimals, half-even. */
export const writtenRatio = (ratio: Ratio, column: Column, rounding: Declared): Cell => ({
  value: divideRounded(ratio.num * powerOfTen(storedScale(column)), ratio.den, ruleFor(column, rounding)),
})

/** NUM-2: a column without a declared scale is half-even at its last place. */
export const ruleFor = (column: Column, rounding: Declared): Rounding =>
  isExact(column) ? 'half-even' : ruleOf(rounding)

const isExact = (column: Column): boolean => column.scale === undefined && column.type !== 'money'

/** A decimal of the settings; their schema let only readable ones through. */
export const settingDecimal = (text: string): Decimal => must(parseDecimal(text))

/** The same where empty means: no limit. */
export const settingLimit = (text: string): Decimal | undefined => (text === '' ? undefined : settingDecimal(text))

/** Yuan of the settings as whole fen. */
export const settingFen = (text: string): bigint => {
  const { unscaled, scale } = settingDecimal(text)
  return unscaled * powerOfTen(2 - scale)
}
