import type { WhyNode } from '@jizhi/contracts'
import { expect, test } from 'vitest'
import { filledUnder, inputsOf, walked } from '../src/features/why/why-walk.ts'

const node = (part: Partial<WhyNode>): WhyNode => ({
  label: '',
  definition: '',
  substituted: '',
  value: '',
  block: 'score',
  blockName: '',
  row: 'town',
  rowName: '',
  column: 'total',
  inputs: [],
  facts: [],
  ...part,
})
const fact = {
  id: 'f',
  kind: 'answered',
  at: '2026-11-01T00:00:00Z',
  by: null,
  file: '成绩.csv',
  cell: 'C2',
  text: '填报',
}
const filled = (row: string, column: string) => node({ block: 'sheet', row, column, facts: [fact] })
const mean = node({ column: 'mean', inputs: [filled('v1', 'litter'), filled('v2', 'litter'), filled('v1', 'litter')] })
const root = node({ inputs: [mean, node({ column: 'management' })] })

test('a path leads down from the figure asked about, and stops where it no longer holds', () => {
  expect(walked(root, [0, 1]).map(({ column, row }) => [column, row])).toEqual([
    ['total', 'town'],
    ['mean', 'town'],
    ['litter', 'v2'],
  ])
  expect(walked(root, [0, 9]).length).toBe(2)
})

test('inputs of the same subject are its items, those of others are where it came from', () => {
  expect(inputsOf(root).own.map(({ at }) => at)).toEqual([0, 1])
  expect(inputsOf(root).others).toEqual([])
  expect(inputsOf(mean).others.map(({ node: input }) => input.row)).toEqual(['v1', 'v2', 'v1'])
})

test('the filled values under a figure come once each and only from forms', () => {
  const found = filledUnder(root, (block) => block === 'sheet')
  expect(found.map(({ row, column }) => [row, column])).toEqual([
    ['v1', 'litter'],
    ['v2', 'litter'],
  ])
  expect(filledUnder(root, () => false)).toEqual([])
})
