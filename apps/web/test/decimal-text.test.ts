import { expect, test } from 'vitest'
import { meanOf, padded, percentOf, placesOf, spreadOf, sumOf } from '../src/ui/decimal-text.ts'

test('the mean of a group is exact and half up, with at least two places', () => {
  expect(meanOf(['90', '88', '88'])).toBe('88.67')
  expect(meanOf(['0.1', '0.2'])).toBe('0.15')
  expect(meanOf(['-1', '-2'])).toBe('-1.50')
  expect(meanOf(['90', '未报'])).toBeNull()
  expect(meanOf([])).toBeNull()
})

test('highest minus lowest keeps the places of the figures', () => {
  expect(spreadOf(['95.20', '85.15', '90'])).toBe('10.05')
  expect(spreadOf(['90'])).toBeNull()
})

test('figures of a column are written with the same places and nothing is rounded away', () => {
  expect(placesOf(['95.5', '90', '87.25'])).toBe(2)
  expect(placesOf(['0.123456'])).toBe(4)
  expect([padded('90', 2), padded('87.255', 2), padded('未抽到', 2)]).toEqual(['90.00', '87.255', '未抽到'])
})

test('VAL-7 a ratio is read as a percentage', () => {
  expect([percentOf('0.875'), percentOf('1'), percentOf('0.5'), percentOf('-0.03')]).toEqual([
    '87.5',
    '100',
    '50',
    '-3',
  ])
})

test('amounts add up to the fen beyond what a float holds', () => {
  expect(sumOf(['9007199254740993', '1'])).toBe(9007199254740994n)
})
