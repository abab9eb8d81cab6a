import { expect, test } from 'vitest'
import { moneyText } from '../src/ui/money-text.ts'

test('MONEY shows fen exactly in 元 and 万元', () => {
  expect(moneyText(2000000, 'yuan')).toBe('20,000.00')
  expect(moneyText(2000000, 'wan')).toBe('2.00')
  expect(moneyText(1234567, 'wan')).toBe('1.234567')
  expect(moneyText(5, 'yuan')).toBe('0.05')
  expect(moneyText(-400000, 'wan')).toBe('−0.40')
  expect(moneyText(0, 'wan')).toBe('0.00')
  expect(moneyText(123456789012345678901n, 'yuan')).toBe('1,234,567,890,123,456,789.01')
})
