import { describe, expect, it } from 'vitest'
import { plainScaled, scaledOf } from './decimal-text.ts'

const TEXTS = [
  '0',
  '7',
  '007',
  '92.5',
  '92.50',
  '92.500',
  '100',
  '.5',
  '5.',
  '1.2.3',
  '-1',
  '+1',
  '1,000',
  '',
  ' 1',
  '一',
  '１',
]
const LONG = ['999999999999999', '9999999999999', '123456789012345678']

describe('NUM-2 the short way of reading a plain number', () => {
  it.each([0, 2, 4])('agrees with the full one at scale %i wherever it answers', (scale) => {
    const answered = [...TEXTS, ...LONG].filter((text) => plainScaled(text, scale) !== undefined)
    for (const text of answered) expect([text, plainScaled(text, scale)]).toEqual([text, scaledOf(text, scale)])
    expect(answered).toContain('007')
    expect(answered.includes('92.50')).toBe(scale >= 2)
  })
})
