import { describe, expect, it } from 'vitest'
import { indexUnits } from './unit-index.ts'

const units = indexUnits('990001', [
  { id: 't1', name: '石榴镇', code: '990001007' },
  { id: 't2', name: '松涛镇', code: '990001013' },
  { id: 'v1', name: '园内村委会', code: '990001007207', above: 't1' },
  { id: 'v2', name: '园内村委会', code: '990001013210', above: 't2' },
  { id: 'v3', name: '大庭村委会', code: '990001007208', above: 't1' },
  { id: 'v4', name: '码头社区居委会', code: '990001007001', above: 't1' },
  { id: 'v5', name: '码头村', above: 't1' },
])
const idOf = (text: string, above?: string): string => {
  const found = units.find(text, above)
  return found.kind === 'found' ? found.unit.id : found.kind
}

describe('a unit is found by what people write, and never guessed', () => {
  it('by code, official name, common name, name without its last word, and with the township before it', () => {
    expect(['990001007208', '大庭村委会', '大庭村', '大 庭 村', '大庭', '石榴镇大庭村'].map((t) => idOf(t))).toEqual(
      Array(6).fill('v3'),
    )
    expect(idOf('９９０００１００７２０８')).toBe('v3')
    expect([idOf('码头社区'), idOf('码头村')]).toEqual(['v4', 'v5'])
  })
  it('two namesakes are ambiguous until the township or the code is told', () => {
    expect(idOf('园内村')).toBe('ambiguous')
    expect([idOf('园内村', 't2'), idOf('松涛镇园内村'), idOf('990001013210')]).toEqual(['v2', 'v2', 'v2'])
    expect(idOf('码头')).toBe('ambiguous')
  })
  it('a code of another county is foreign, an unknown one of this county unknown', () => {
    expect([idOf('350583108219'), idOf('990001007999'), idOf('桃花村')]).toEqual(['foreign', 'unknown', 'unknown'])
  })
})
