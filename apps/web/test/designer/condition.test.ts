import type { Column } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { readCondition, unfilled, writeCondition } from '../../src/features/designer/settings/condition/condition.ts'

const columns: readonly Column[] = [
  { id: 'score', label: '得分', type: 'score' },
  { id: 'place', label: '名次', type: 'count' },
  { id: 'category', label: '类别', type: 'choice', options: ['A', 'B', 'C'].map((id) => ({ id, label: `${id} 类` })) },
  { id: 'hit', label: '后列', type: 'flag' },
  { id: 'due', label: '到期', type: 'date' },
]
const again = (cel: string) => {
  const read = readCondition(cel, columns)
  return read && writeCondition(read, columns)
}

describe('a condition as rows', () => {
  it.each([
    '',
    'score >= 85',
    'score >= 85 && place <= 3',
    'score < -1.5 || hit',
    'hit && !has(score) && (place <= 3 || category == "A")',
    'category in ["A", "B"]',
    '!(category in ["A", "B"])',
    'due <= date("2026-12-31")',
  ])('EXPR-5 is the text it was read from: %s', (cel) => {
    expect(again(cel)).toBe(cel)
  })

  it('reads a comparison from either side', () => {
    expect(again('3 >= place')).toBe('place <= 3')
  })

  it.each(['score + 1 > 3', 'score > place', 'unknown > 3', 'hit == true', 'min(score, 3) > 2', '!(score > 3)'])(
    'leaves to the text what rows cannot say: %s',
    (cel) => {
      expect(readCondition(cel, columns)).toBeUndefined()
    },
  )

  it('writes nothing while a row is not filled in', () => {
    const half = { kind: 'test', column: 'place', operator: 'le', values: [] } as const
    const group = { kind: 'group', join: '&&', items: [half] } as const
    expect(writeCondition(group, columns)).toBeUndefined()
    expect(unfilled(group, columns)).toBe(1)
    expect(writeCondition({ ...group, items: [] }, columns)).toBe('')
  })
})
